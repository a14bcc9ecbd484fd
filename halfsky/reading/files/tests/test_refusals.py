"""Each file that cannot be read is answered with one sentence that says what to do."""

import io
import os
import random
import struct
import time
import zipfile
from pathlib import Path

import pytest

from halfsky.reading.files import UnreadableFile, archive, open_document
from halfsky.reading.files.kinds import kind_of
from halfsky.reading.files.tests.papers import Paper
from halfsky.reading.files.tests.printed import Sheet, ofd, pdf

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504
ODT = b"application/vnd.oasis.opendocument.text"
PICTURE = "这是图片，里面没有可以读取的文字；请换用可以复制文字的文档，或先做文字识别。"
LOCKED = "文件设有密码，打不开；请先用原来的软件去掉密码，另存后再试。"
DAMAGED = "文件已损坏，打不开；请用原来的软件打开后另存一份，或重新下载再试。"
SHEET = "这是电子表格，这里只读文档；请把要读的内容复制到 .docx 或 .txt 再试。"
SLIDES = "这是演示文稿，这里只读文档；请把要读的内容复制到 .docx 或 .txt 再试。"
ARCHIVE = "这是压缩包；请先解压，再选择其中的文档。"
UNKNOWN = "认不出这是什么文件；请选用 .docx、.pdf、.txt、.md、.html 或 .ofd 文档。"
BOMB = "文件解压后过大，不像正常文档，已拒绝打开；请确认来源，或另存为 .txt 再试。"
EMPTY = "文件是空的；请确认选对了文件。"


def sentence(source: bytes | str | Path, name: str = "") -> str:
    with pytest.raises(UnreadableFile) as error:
        open_document(source, name)
    return error.value.sentence


def outcome(data: bytes, name: str) -> str:
    """Return the text, or the sentence where there is none; any other error fails the test."""
    try:
        return open_document(data, name).text
    except UnreadableFile as error:
        return error.sentence


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def small_paper() -> bytes:
    paper = Paper()
    paper.add("全年培训妇女1200名。")
    return paper.bytes()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", EMPTY),
        (b" \r\n\t\n", EMPTY),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 40, PICTURE),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 40, PICTURE),
        (b"GIF89a" + b"\x00" * 40, PICTURE),
        (b"BM\x3a\x00\x00\x00\x00\x00\x00\x00" + b"\x00" * 40, PICTURE),
        (b"II*\x00" + b"\x00" * 40, PICTURE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", PICTURE),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, PICTURE),
        (b"Rar!\x1a\x07\x00" + b"\x00" * 40, ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c" + b"\x00" * 40, ARCHIVE),
        (b"\x7fELF" + b"\x00" * 40, UNKNOWN),
        (OLE + "EncryptedPackage".encode("utf-16-le"), LOCKED),
        (OLE + "Workbook".encode("utf-16-le"), SHEET),
        (OLE + "PowerPoint Document".encode("utf-16-le"), SLIDES),
        (OLE + "Something".encode("utf-16-le"), UNKNOWN),
        (zipped({"xl/workbook.xml": b"<x/>"}), SHEET),
        (zipped({"ppt/presentation.xml": b"<x/>"}), SLIDES),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), SHEET),
        (zipped({"mimetype": ODT, "META-INF/manifest.xml": b"<a><manifest:encryption-data/></a>"}), LOCKED),
        (OLE[:30] + b"\x09\x00" + OLE[32:48] + b"\x28" + OLE[49:] + b"text" * 900, DAMAGED),
        (zipped({"plan.txt": "计划".encode()}), ARCHIVE),
        (zipped({"word/document.xml": b"<w:document"}), DAMAGED),
        (zipped({"word/styles.xml": b"<x/>"}), DAMAGED),
        (zipped({"OFD.xml": b"not xml"}), DAMAGED),
        (zipped({"OFD.xml": b"<x/>", "Encryptions.xml": b"<x/>"}), LOCKED),
        (b"PK\x03\x04" + b"\x00" * 60, DAMAGED),
        (b"%PDF-1.7\nbroken", DAMAGED),
        (pdf([Sheet()], encrypted=True), LOCKED),
        (pdf([Sheet()]), "这份 PDF 里没有文字（文字可能已转成图形）；请换用可以复制文字的版本。"),
        (ofd([Sheet()]), "这份 OFD 里没有文字（文字可能已转成图形）；请换用可以复制文字的版本。"),
        (Paper().bytes(), "文件里没有文字；请确认选对了文件，或换用可以复制文字的版本。"),
    ],
)
def test_a_file_that_holds_no_readable_document_is_named(data: bytes, expected: str) -> None:
    assert sentence(data, "plan.docx") == expected


def test_a_word_file_of_the_old_kind_under_a_password_is_named() -> None:
    header = bytearray(512)
    header[:2] = b"\xec\xa5"
    struct.pack_into("<H", header, 10, 0x0100)
    assert sentence(OLE + bytes(header) + "WordDocument".encode("utf-16-le")) == LOCKED


def test_words_that_look_like_the_name_of_a_stream_do_not_tell_the_kind() -> None:
    words = "Bookmark Workbook".encode("utf-16-le").ljust(128, b"\x00")
    assert kind_of(OLE + words + "WordDocument".encode("utf-16-le"), "plan.doc") == "doc"
    assert kind_of(OLE + words[2:] + b"\x00\x00", "plan.doc") == "unknown"


def test_a_zip_entry_under_a_password_is_named() -> None:
    data = bytearray(small_paper())
    place = data.find(b"PK\x01\x02")
    while place >= 0:
        data[place + 8] |= 1
        place = data.find(b"PK\x01\x02", place + 4)
    assert sentence(bytes(data)) == LOCKED


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    data = zipped({"word/document.xml": b"\x00" * (archive.PART_LIMIT + 1)}, zipfile.ZIP_DEFLATED)
    assert len(data) < 1_000_000
    assert sentence(data) == BOMB


def test_a_container_of_too_many_parts_is_refused() -> None:
    names = {f"word/{number}": b"" for number in range(archive.ENTRY_LIMIT + 1)}
    assert sentence(zipped(names)) == BOMB


def test_entities_in_a_document_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("秘密")
    body = (
        f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>公开&e;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert open_document(zipped({"word/document.xml": body.encode()})).text == "公开"


def test_a_file_of_200_mb_is_refused_unread_within_two_seconds(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    begun = time.monotonic()
    assert sentence(path) == "文件有 200 MB，超过 50 MB 的上限；请去掉图片、拆成几份，或另存为 .txt 再试。"
    assert time.monotonic() - begun < 2


def test_the_limit_can_be_set_and_a_file_just_within_it_is_read() -> None:
    assert open_document("妇女工作".encode(), "plan.txt", limit=12).text == "妇女工作"
    with pytest.raises(UnreadableFile, match="超过 0 MB"):
        open_document("妇女工作".encode(), "plan.txt", limit=11)


def test_a_missing_file_a_folder_and_a_closed_file_are_named(tmp_path: Path) -> None:
    assert sentence(tmp_path / "none.txt") == "找不到这个文件；请检查文件名和所在的文件夹。"
    assert sentence(tmp_path) == "这是文件夹，不是文件；请选择其中的一份文档。"
    assert sentence(f"{tmp_path}/a\x00b.txt") == "读不到这个文件；请检查文件名，并确认它所在的磁盘可用。"


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("计划")
    path.chmod(0)
    assert sentence(path) == "没有权限读取这个文件；请换一个位置，或请管理员开放权限。"


@pytest.mark.parametrize("kind", ["docx", "pdf", "ofd"])
def test_damaged_files_give_text_or_a_sentence_but_never_another_error(kind: str) -> None:
    sheet = Sheet()
    sheet.column(72, 100, ["一、全年培训妇女1200名。", "二、走访困难家庭500户。"])
    sheet.grid([72, 200, 300], [300, 330, 360])
    whole = {"docx": small_paper(), "pdf": pdf([sheet]), "ofd": ofd([sheet])}[kind]
    chance = random.Random(7)
    for _round in range(150):
        data = bytearray(whole)
        for _change in range(chance.randint(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        cut = bytes(data[: chance.randrange(20, len(data))]) if chance.random() < 0.3 else bytes(data)
        assert outcome(cut, f"plan.{kind}")
