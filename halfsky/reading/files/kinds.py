"""The kind of a file, told by its first bytes; the ending of its name only helps where bytes do not say."""

import re
from pathlib import PurePath

from halfsky.reading.files.archive import Archive, damaged
from halfsky.reading.files.errors import UnreadableFile

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = 128  # bytes of a compound file's directory entry
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"SQLite format 3", b"ID3", b"OggS", b"fLaC")
HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|div|table|p|meta)\b", re.I | re.S
)
SAVED_PAGE = re.compile(rb"^(?:[\w-]{1,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n){0,9}){1,12}", re.I)
WORD_XML = re.compile(rb"<(?:w:wordDocument|pkg:package|office:document)\b")
TEXT_ENDINGS = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}


def kind_of(data: bytes, name: str) -> str:
    """Return txt, md, html, mht, docx, ofd, pdf, doc; or picture, archive, sheet, slides, sealed, unknown."""
    head = data[:4096]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return kind_of_zip(data)
    if data.startswith(OLE_MAGIC):
        return kind_of_ole(data)
    if data.startswith(b"{\\rtf") or WORD_XML.search(head):
        return "doc"
    if is_saved_page(head):
        return "mht"
    return kind_of_plain(data, head, PurePath(name.replace("\\", "/")).suffix.lower())


def is_saved_page(head: bytes) -> bool:
    """Say whether a file begins as a page saved in one file does: lines of a mail's head, with the version and kind."""
    found = SAVED_PAGE.match(head.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n"))
    lines = found[0].lower() if found else b""
    return b"mime-version:" in lines and (b"multipart/related" in lines or b"text/html" in lines)


def kind_of_plain(data: bytes, head: bytes, ending: str) -> str:
    """Return the kind of a file that is neither a container nor a PDF."""
    if is_picture(data):
        return "picture"
    if data.startswith(ARCHIVES):
        return "archive"
    if data.startswith(PROGRAMS):
        return "unknown"
    if ending in TEXT_ENDINGS:
        return TEXT_ENDINGS[ending]
    plain = head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")
    if HTML_START.search(plain) or (ending in {".html", ".htm", ".shtml", ".xhtml"} and b"<" in head):
        return "html"
    return "txt"


def is_picture(data: bytes) -> bool:
    """Say whether the bytes start as a picture does; BM alone is two letters that a text may start with."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return True
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"):
        return True
    if data.startswith(b"BM"):
        return b"\x00" in data[:20]
    return data.startswith(PICTURES)


def kind_of_zip(data: bytes) -> str:
    """Return what a zip container holds; raise UnreadableFile when it is broken."""
    archive = Archive(data)
    names = archive.names
    if "OFD.xml" in names:
        return "ofd"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "sheet"
    if any(name.startswith("ppt/") for name in names):
        return "slides"
    if "mimetype" in names:
        mime = archive.read("mimetype")[:80]
        if b"opendocument.text" in mime:
            return "sealed" if is_sealed_package(archive) else "doc"
        return "sheet" if b"spreadsheet" in mime else "slides" if b"presentation" in mime else "archive"
    return "archive"


def is_sealed_package(archive: Archive) -> bool:
    """Say whether an OpenDocument's list of parts names one that is encrypted."""
    listing = "META-INF/manifest.xml"
    return listing in archive.names and b"encryption-data" in archive.read(listing)


def kind_of_ole(data: bytes) -> str:
    """Return what an OLE compound file (.doc, .wps, .xls, a sealed .docx) holds, by its stream names.

    Raise UnreadableFile for one that ends before the place where its directory is said to begin.
    """
    if has_stream(data, "EncryptedPackage"):
        return "sealed"
    if has_stream(data, "WordDocument"):
        return "sealed" if is_sealed_doc(data) else "doc"
    if has_stream(data, "Workbook") or has_stream(data, "Book"):
        return "sheet"
    if has_stream(data, "PowerPoint Document"):
        return "slides"
    if has_stream(data, "WpsContent") or has_stream(data, "CONTENTS"):
        return "doc"
    first, power = int.from_bytes(data[48:52], "little"), int.from_bytes(data[30:32], "little")
    if power in {9, 12} and (first + 1) << power >= len(data):
        raise UnreadableFile(damaged())
    return "unknown"


def is_sealed_doc(data: bytes) -> bool:
    """Say whether a .doc is under a password: bit 8 of the flags in its file information block."""
    for place in range(512, min(len(data) - 12, 1 << 20), 512):
        if data[place : place + 2] in (b"\xec\xa5", b"\xdc\xa5"):
            return bool(data[place + 11] & 0x01)
    return False


def has_stream(data: bytes, name: str) -> bool:
    """Say whether a stream of this name is listed; entries of the directory begin at multiples of 128 bytes."""
    wanted, end = name.encode("utf-16-le"), b"\x00\x00"
    place = data.find(wanted)
    while place >= 0:
        if place % ENTRY == 0 and data[place + len(wanted) :][:2] in (end, b""):
            return True
        place = data.find(wanted, place + 1)
    return False
