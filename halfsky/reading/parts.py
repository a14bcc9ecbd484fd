"""The parts of an official document: issuer, number, title, addressees, body, signature, date, attachments, copies."""

import re
from collections.abc import Sequence

from .lines import Line
from .model import Item, Part

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}[〔\[(]\s?\d{4}\s?[〕\])]\s?(?:第)?\d{1,4}\s?号")
_TITLE_END = re.compile(
    r"(?:通\s*知|要\s*点|计\s*划|方\s*案|总\s*结|报\s*告|意\s*见|规\s*划|汇\s*报|函|决\s*定|通\s*报|安\s*排|情\s*况|纲要|办法|细则|公告|公示|简报|清单|倡议书?)$"
)
_DATE = re.compile(
    r"(?:\d{4}|[一二三四五六七八九〇零]{4})\s*年\s*[\d一二三四五六七八九十]{1,3}\s*月\s*[\d一二三四五六七八九十]{1,3}\s*日"
)


def parts_of(text: str, flat: str, lines: Sequence[Line], items: Sequence[Item]) -> tuple[str, tuple[Part, ...]]:
    """Return the title and the named parts of a document."""
    head: list[Line] = []
    for line in lines[:14]:
        if line.furniture:
            continue
        head.append(line)
    title = ""
    for line in head:
        body = text[line.start : line.end]
        folded = "".join(flat[line.start : line.end].split())
        if _NUMBER.fullmatch(folded):
            continue
        if line.marker is not None and line.marker.family != "#":
            break
        if len(folded) > 60:
            break
        title += " " + folded.lstrip("#")
        del body
    return title.strip(), ()
