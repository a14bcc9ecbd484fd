"""The one door: a path or bytes go in, text comes out, or one sentence that says what to do."""

import importlib
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.kinds import kind_of

SIZE_LIMIT = 50 * 1024 * 1024

READERS = {
    "txt": "plain",
    "md": "plain",
    "html": "html",
    "mht": "mhtml",
    "docx": "word",
    "pdf": "pdf",
    "ofd": "ofd",
    "doc": "office",
}


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """A document's text, the kind of file it came from, and notes for the reader of it (what was left out)."""

    text: str
    kind: str
    notes: tuple[str, ...] = ()


def open_document(source: str | Path | bytes, name: str = "", limit: int = SIZE_LIMIT) -> OpenedDocument:
    """Return a document as text; raise UnreadableFile with one sentence. `limit` is in bytes."""
    name = name or (str(source) if isinstance(source, str | Path) else "")
    data = source if isinstance(source, bytes) else read_bytes(Path(source), limit)
    if len(data) > limit:
        raise UnreadableFile(too_large(len(data), limit))
    if not data.strip(b"\x00 \t\r\n"):
        raise UnreadableFile(_("文件是空的；请确认选对了文件。"))
    kind = kind_of(data, name)
    if kind not in READERS:
        raise UnreadableFile(refusal(kind))
    reader = importlib.import_module(f"halfsky.reading.files.{READERS[kind]}")
    text, notes = reader.text_of(data)
    if not text.strip():
        raise UnreadableFile(_("文件里没有文字；请确认选对了文件，或换用可以复制文字的版本。"))
    return OpenedDocument(text, kind, notes)


def read_bytes(path: Path, limit: int) -> bytes:
    """Return a file's bytes; its size is asked first, so that a huge file is refused unread."""
    try:
        if path.is_dir():
            raise UnreadableFile(_("这是文件夹，不是文件；请选择其中的一份文档。"))
        size = path.stat().st_size
        if size > limit:
            raise UnreadableFile(too_large(size, limit))
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError as error:
        raise UnreadableFile(_("找不到这个文件；请检查文件名和所在的文件夹。")) from error
    except PermissionError as error:
        raise UnreadableFile(_("没有权限读取这个文件；请换一个位置，或请管理员开放权限。")) from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(_("读不到这个文件；请检查文件名，并确认它所在的磁盘可用。")) from error


def too_large(size: int, limit: int) -> str:
    """Return the sentence for a file beyond the limit, both in MB."""
    return _("文件有 %(size)d MB，超过 %(limit)d MB 的上限；请去掉图片、拆成几份，或另存为 .txt 再试。") % {
        "size": -(-size // (1024 * 1024)),
        "limit": limit // (1024 * 1024),
    }


def refusal(kind: str) -> str:
    """Return the sentence for a kind of file that holds no plan to read."""
    return {
        "picture": _("这是图片，里面没有可以读取的文字；请换用可以复制文字的文档，或先做文字识别。"),
        "archive": _("这是压缩包；请先解压，再选择其中的文档。"),
        "sheet": _("这是电子表格，这里只读文档；请把要读的内容复制到 .docx 或 .txt 再试。"),
        "slides": _("这是演示文稿，这里只读文档；请把要读的内容复制到 .docx 或 .txt 再试。"),
        "sealed": _("文件设有密码，打不开；请先用原来的软件去掉密码，另存后再试。"),
    }.get(kind, _("认不出这是什么文件；请选用 .docx、.pdf、.txt、.md、.html 或 .ofd 文档。"))
