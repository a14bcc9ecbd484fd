"""Text files: the encoding found, the characters left as they are (offsets count in them)."""

import codecs
import re
from gettext import gettext as _

from halfsky.reading.files.errors import UnreadableFile

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
COMMON = frozenset("的一是在不了有和人这中大为上个国以要会工作妇女年家全市县各发展服务組織婦動與對為各來聯項")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
SAMPLE = 200_000


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a text file's characters, line ends as Python's open() gives them, and notes on what was doubtful."""
    text, notes = decode(data)
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > len(sample) // 200:
        raise UnreadableFile(not_text())
    return text.replace("\r\n", "\n").replace("\r", "\n"), notes


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return decoded characters and notes; tries marks, UTF-8, UTF-16 without a mark, then GB18030 and Big5."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return decode_marked(data[len(mark) :], encoding)
    if data.isascii():
        return data.decode("ascii"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    wide = unmarked_utf16(data)
    if wide is not None:
        return wide, ()
    return decode_chinese(data)


def decode_marked(body: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    """Return the characters of a text whose encoding is marked; bad bytes become U+FFFD, with a note."""
    try:
        return body.decode(encoding), ()
    except UnicodeDecodeError:
        return body.decode(encoding, "replace"), (_("个别字符已损坏，以“\ufffd”代替，请核对原文。"),)


def unmarked_utf16(data: bytes) -> str | None:
    """Return the text when the bytes are UTF-16 without a mark (its zero bytes show it), else None."""
    head = data[: SAMPLE - SAMPLE % 2]
    if b"\x00" not in head or len(data) % 2:
        return None
    encoding = "utf-16-le" if head[1::2].count(0) > head[0::2].count(0) else "utf-16-be"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return text if familiarity(text) > 0 and not CONTROL.search(text[:SAMPLE]) else None


def decode_chinese(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return the reading in GB18030, Big5 or UTF-8 that has the fewest bad and the most familiar characters."""
    readings = [(data[:SAMPLE].decode(name, "replace"), name) for name in ("gb18030", "big5hkscs", "utf-8")]
    sample, name = min(readings, key=lambda reading: (broken_share(reading[0]), -familiarity(reading[0])))
    if broken_share(sample) > 2:
        raise UnreadableFile(not_text())
    try:
        return data.decode(name), ()
    except UnicodeDecodeError:
        return data.decode(name, "replace"), (_("个别字符已损坏，以“\ufffd”代替，请核对原文。"),)


def broken_share(text: str) -> int:
    """Return how many characters in a hundred could not be read, in whole steps."""
    return text.count("\ufffd") * 100 // max(len(text), 1)


def familiarity(text: str) -> float:
    """Return the share of very common Chinese characters in a text."""
    sample = text[:20_000]
    return sum(character in COMMON for character in sample) / max(len(sample), 1)


def not_text() -> str:
    """Return the sentence for bytes that are no text in any known encoding."""
    return _("认不出这是什么文件；请选用 .docx、.pdf、.txt、.md、.html 或 .ofd 文档。")
