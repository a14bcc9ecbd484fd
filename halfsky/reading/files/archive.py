"""Zip containers (.docx, OFD) opened within a limit of size, their XML parsed without entities."""

import io
import lzma
import struct
import zipfile
import zlib
from gettext import gettext as _

from lxml import etree

from halfsky.reading.files.errors import UnreadableFile

PART_LIMIT = 64 * 1024 * 1024
TOTAL_LIMIT = 192 * 1024 * 1024
ENTRY_LIMIT = 20_000
# what zipfile and its decompressors raise on damage; RuntimeError is a password that the flags did not show
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    IndexError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
)


class Archive:
    """The parts of one zip container, read one by one; refuses bombs, passwords and damage with a sentence."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise UnreadableFile(damaged()) from error
        if len(self._zip.infolist()) > ENTRY_LIMIT:
            raise UnreadableFile(bomb())
        self._parts = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        self._inflated = 0

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all parts, without a leading slash."""
        return frozenset(self._parts)

    def read(self, name: str) -> bytes:
        """Return one part's bytes; raise UnreadableFile for a missing, sealed, damaged or overgrown part."""
        info = self._parts.get(name)
        if info is None:
            raise UnreadableFile(damaged())
        if info.flag_bits & 0x1:
            raise UnreadableFile(locked())
        self._inflated += info.file_size
        if info.file_size > PART_LIMIT or self._inflated > TOTAL_LIMIT:
            raise UnreadableFile(bomb())
        try:
            with self._zip.open(info) as part:
                return part.read(PART_LIMIT + 1)
        except BROKEN as error:
            raise UnreadableFile(damaged()) from error

    def xml(self, name: str) -> etree._Element:
        """Return one part as an XML tree; entities stay unresolved and nothing is fetched."""
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> etree._Element:
    """Return the root of an XML text; raise UnreadableFile when it is not well formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile(damaged()) from error


def damaged() -> str:
    """Return the sentence for a file whose inside is broken."""
    return _("文件已损坏，打不开；请用原来的软件打开后另存一份，或重新下载再试。")


def bomb() -> str:
    """Return the sentence for a container that would inflate beyond the limit."""
    return _("文件解压后过大，不像正常文档，已拒绝打开；请确认来源，或另存为 .txt 再试。")


def locked() -> str:
    """Return the sentence for a file under a password."""
    return _("文件设有密码，打不开；请先用原来的软件去掉密码，另存后再试。")
