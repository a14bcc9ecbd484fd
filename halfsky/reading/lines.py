"""Lines of a text with their places, page furniture taken out, and which line runs on into which."""

import re
from collections import Counter
from dataclasses import dataclass

from .markers import PAIRED, Marker, marker_at

_BREAK = re.compile(r"[\n\r\x0b\x0c\x85\u2028\u2029](?:(?<=\r)\n)?")
_PAGE = re.compile(
    r"[—\-·.\s]*(?:[—\-·][\s]*\d{1,4}[\s]*[—\-·]|第\s*\d{1,4}\s*页(?:\s*[/,共]*\s*共?\s*\d{1,4}\s*页)?"
    r"|[Pp]age\s*\d{1,4}(?:\s*of\s*\d{1,4})?|\d{1,4}\s*/\s*\d{1,4})[—\-·.\s]*"
)
_RULE = re.compile(r"[\s—\-_=*·.~─━═]+")
_FURNITURE_STARTS = frozenset("—-·.第Pp_=*~─━═")
_NUMERIC = re.compile(r"[\d.,%\s|]+")
_TABULAR = re.compile(r"\S[ ]{3,}\S|\S\t+\S|\|")
_UNIT_FIRST = re.compile(r"[余多]?(?:[万亿千百]|名|人次|人|个|户|场次|场|期|件|家|%|元|所|项|篇|份)(?!$)")
_ORNAMENTS = frozenset("★☆●◆◇■□▲△▶►※•·◎✦✿❀>*-")
_ORNAMENT = re.compile(r"[★☆●◆◇■□▲△▶►※•·◎✦✿❀>*\-]{1,3}[ \t]{0,4}(?=[一二三四五六七八九十壹贰叁肆伍第【(\d①-⑳])")
_BOLD = re.compile(r"\*\*[^*\n]{2,40}\*\*|__[^_\n]{2,40}__")
_TERMINAL = frozenset("。.!?;:…")
_ENDS_OPEN = frozenset(",、(“《·—-+至和与及的了近约达于")
_PLAIN_LONG = 56
_WIDEST = 60  # Chinese characters in a line of a hard-wrapped text at most
_NARROW = re.compile(r"[0-9A-Za-z .%/-]")
_WHOLE_NUMBER = re.compile(r"(?:\d:\d\d|\d[-/]\d{1,2}|\d{7,})$")  # a clock, a date or a telephone number is complete
_PAGE_LINE = 60  # characters; a longer line is no page number
_ROW = 240  # characters; a longer line is no row of a table


@dataclass(slots=True)
class Line:
    """One line without its blanks: its place, its opening marker, and whether it is a table row or furniture."""

    start: int
    end: int
    indent: int
    marker: Marker | None
    tabular: bool
    furniture: bool
    gap: bool  # a blank line or furniture stands before it
    bare: Marker | None = None  # what may be a marker only between its neighbours: 三加强, 3.5岁
    torn: bool = False  # a page counter before it was taken off: its sentence began on the line before


def split_lines(flat: str) -> list[Line]:
    """Return the lines of a folded text that hold something, in order."""
    spans: list[tuple[int, int, int]] = []
    at = 0
    for found in _BREAK.finditer(flat):
        spans.append((at, found.start(), found.end()))
        at = found.end()
    spans.append((at, len(flat), len(flat)))
    lines: list[Line] = []
    gap = False
    for start, end, _ in spans:
        raw = flat[start:end]
        body = raw.strip()
        if not body:
            gap = True
            continue
        first = start + len(raw) - len(raw.lstrip())
        last = first + len(body)
        furniture = _is_furniture(body)
        tabular = len(body) <= _ROW and _is_row(body)
        bold = 2 if body.startswith(("**", "__")) else 0
        ornament = bold or _ornament(flat, first, last)
        marker = bare = None if furniture else marker_at(flat, first + ornament, last)
        if marker is not None and marker.weak == PAIRED:
            marker = None
        if marker is None and bold and _BOLD.match(body):
            marker = Marker("bold", 0, first, first + bold, 1)
        lines.append(Line(first, last, first - start, marker, tabular, furniture, gap, None if marker else bare))
        gap = furniture
    return lines


def _ornament(flat: str, first: int, last: int) -> int:
    """Return how many characters of ★, ● and their like stand before a marker at the start of a line."""
    if flat[first] not in _ORNAMENTS:
        return 0
    found = _ORNAMENT.match(flat, first, last)
    return found.end() - first if found else 0


def _is_furniture(body: str) -> bool:
    """Return whether a line is a page number or a rule."""
    if body[0] not in _FURNITURE_STARTS and not body[0].isdecimal():
        return False
    return _RULE.fullmatch(body) is not None or (len(body) <= _PAGE_LINE and _PAGE.fullmatch(body) is not None)


def _is_row(body: str) -> bool:
    """Return whether a line is a row of a table: wide blanks, tabs or strokes part its cells."""
    if "   " not in body and "\t" not in body and "|" not in body:
        return False
    row = body if body.startswith("|") else body.rstrip("| ")  # one stroke at the end is a site's leaf
    return _TABULAR.search(row) is not None and not _spread_out(body)


def _spread_out(body: str) -> bool:
    """Return whether blanks only set single characters apart, as in 通   知."""
    return all(len(word) == 1 for word in body.split())


@dataclass(frozen=True, slots=True)
class Wrap:
    """At which width a hard-wrapped text breaks its lines, 0 when it is not hard-wrapped, and how width is counted."""

    width: int
    narrow: bool = False  # two figures or letters take the room of one Chinese character

    def is_full(self, flat: str, line: Line) -> bool:
        """Return whether a line goes up to the width."""
        return _width(flat, line, self.narrow) >= self.width - 4


def wrap_of(flat: str, lines: list[Line]) -> Wrap:
    """Return how a text is hard-wrapped: by the count of width under which more of its lines end at one width."""
    long = [x for x in lines if x.end - x.start >= 15 and not x.tabular]
    found = [(*_most_frequent(Counter(_width(flat, x, narrow) for x in long)), narrow) for narrow in (False, True)]
    near, width, longer, narrow = max(found, key=lambda f: f[0])
    wrapped = len(long) >= 4 and near >= 0.3 * len(long) and longer <= 0.1 * len(long) and width <= _WIDEST
    return Wrap(width, narrow) if wrapped else Wrap(0)


def _most_frequent(lengths: Counter[int]) -> tuple[int, int, int]:
    """Return how many lines end within 4 of the most frequent width, that width, and how many lines are longer."""
    width, best = 0, 0
    for candidate in lengths:
        near = sum(lengths.get(candidate - k, 0) for k in range(4))
        if near > best or (near == best and candidate > width):
            width, best = candidate, near
    return best, width, sum(n for length, n in lengths.items() if length > width)


def _width(flat: str, line: Line, narrow: bool) -> int:
    """Return how wide a line is, in Chinese characters."""
    length = line.end - line.start
    if narrow and length <= 2 * _WIDEST:
        length -= len(_NARROW.findall(flat, line.start, line.end)) // 2
    return length + min(line.indent, 4)


def runs_on(flat: str, line: Line, after: Line, wrap: Wrap) -> bool:
    """Return whether `after` continues the sentence that `line` leaves open."""
    if line.furniture or after.furniture or line.tabular or after.tabular:
        return False
    if after.torn:
        return True
    if flat[line.start] == "#" or (after.marker is not None and not _false_marker(flat, line, after)):
        return False
    last = flat[line.end - 1]
    if last in _TERMINAL and not (last == "." and flat[line.end - 2 : line.end - 1].isdigit()):
        return False
    length = line.end - line.start
    body, following = flat[line.start : line.end], flat[after.start : after.end]
    if _NUMERIC.fullmatch(body) or (_NUMERIC.fullmatch(following) and length < _PLAIN_LONG):
        return False
    if _unclosed(body) or (last in _ENDS_OPEN and length >= 8):
        return True
    if last.isdigit() and length >= 8 and (following[0].isdigit() or _UNIT_FIRST.match(following)):
        return True
    if last in _NUMERAL and length >= 15 and _NUMERAL_ON.match(following):
        return True
    if wrap.width and not after.gap and wrap.is_full(flat, line):
        return True
    return length >= _PLAIN_LONG and not wrap.width


_NUMERAL = frozenset("一二三四五六七八九十百千万")
_NUMERAL_ON = re.compile(r"[一二三四五六七八九十百千万]{0,4}(?:余|多)?(?:[名人户家场期个件次份万](?!、)|元)")


def _false_marker(flat: str, line: Line, after: Line) -> bool:
    """Return whether the marker of `after` is only the tail of a broken number or word."""
    if flat[line.end - 1] in "第(〔":
        return True
    if after.marker is not None and after.marker.weak and flat[after.marker.end : after.marker.end + 1].isdigit():
        return not after.gap  # 1、2月份
    if after.gap or _WHOLE_NUMBER.search(flat, max(line.start, line.end - 12), line.end):
        return False
    return flat[line.end - 1].isdigit() and flat[after.start].isdigit()


def _unclosed(body: str) -> bool:
    return body.count("(") > body.count(")") or body.count("“") > body.count("”") or body.count("《") > body.count("》")
