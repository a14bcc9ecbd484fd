"""Word's automatic numbering, counted as Word counts it: the 一、 that stands on the page but not in the text."""

import re
from dataclasses import dataclass, field

from lxml import etree

from halfsky.reading.files.numerals import written
from halfsky.reading.files.word_styles import Styles, W, attribute, integer

LEVELS = 9


@dataclass(slots=True)
class Level:
    """How one level of a list counts and what it shows."""

    start: int = 1
    shown_as: str = "decimal"
    pattern: str = ""
    restarts_after: int | None = None
    figures_only: bool = False
    style: str = ""


@dataclass(slots=True)
class List:
    """One numbered list (w:num): its levels, the abstract list it counts in, and where it starts anew."""

    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Gives each numbered paragraph its marker, in document order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, dict[int, Level]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        for element in root.iterfind(f"{W}abstractNum"):
            name = attribute(element, "abstractNumId")
            self._abstract[name] = {integer(level, "ilvl"): level_of(level) for level in element.iterfind(f"{W}lvl")}
            link = element.find(f"{W}numStyleLink")
            if link is not None:
                self._linked[name] = attribute(link, "val")
        nums = {attribute(num, "numId"): num for num in root.iterfind(f"{W}num")}
        for name, num in nums.items():
            self._lists[name] = self._list_of(num, nums)

    def _list_of(self, num: etree._Element, nums: dict[str, etree._Element]) -> List:
        abstract = self._abstract_of(num)
        style = self._linked.get(abstract)
        target = nums.get(self._styles.numbering(style)[0] or "") if style else None
        if target is not None and target is not num:
            abstract = self._abstract_of(target)
        made = List(abstract, dict(self._abstract.get(abstract, {})))
        for override in num.iterfind(f"{W}lvlOverride"):
            place = integer(override, "ilvl")
            level, start = override.find(f"{W}lvl"), override.find(f"{W}startOverride")
            if level is not None:
                made.levels[place] = level_of(level)
            if start is not None:
                made.overrides[place] = integer(start, "val")
        return made

    @staticmethod
    def _abstract_of(num: etree._Element) -> str:
        element = num.find(f"{W}abstractNumId")
        return attribute(element, "val") if element is not None else ""

    def marker(self, number: str | None, level: int | None, style: str) -> str:
        """Return the marker of the next paragraph with this list, level and style, '' when it has none."""
        if number is None:
            number, by_style = self._styles.numbering(style)
            level = self._level_by_style(number, style, by_style) if level is None else level
        chosen = self._lists.get(number or "")
        if chosen is None or number is None or number == "0":
            return ""
        place = min(max(level or 0, 0), LEVELS - 1)
        self._count(number, chosen, place)
        return self._shown(chosen, place)

    def _level_by_style(self, number: str | None, style: str, by_style: int | None) -> int | None:
        chosen = self._lists.get(number or "")
        for place, level in (chosen.levels if chosen else {}).items():
            if level.style == style:
                return place
        return by_style

    def _count(self, number: str, chosen: List, place: int) -> None:
        counts = self._counts.setdefault(chosen.abstract, {})
        if number not in self._begun:
            self._begun.add(number)
            for level, start in chosen.overrides.items():
                counts[level] = start - 1
        start = chosen.levels.get(place, Level()).start
        counts[place] = counts.get(place, start - 1) + 1
        for deeper in range(place + 1, LEVELS):
            after = chosen.levels.get(deeper, Level()).restarts_after
            if after is None or (after and place < after):
                counts.pop(deeper, None)
                if deeper in chosen.overrides:
                    counts[deeper] = chosen.overrides[deeper] - 1

    def _shown(self, chosen: List, place: int) -> str:
        level = chosen.levels.get(place)
        if level is None:
            return ""
        if level.shown_as == "bullet":
            return "•" if re.fullmatch(r"[\ue000-\uf8ff\s]*", level.pattern) else level.pattern
        counts = self._counts[chosen.abstract]

        def figure(found: re.Match[str]) -> str:
            upper = int(found[1]) - 1
            shape = chosen.levels.get(upper, Level())
            count = max(counts.get(upper, shape.start), 0)
            return written(count, "decimal" if level.figures_only else shape.shown_as)

        return re.sub(r"%([1-9])", figure, level.pattern)


def level_of(element: etree._Element) -> Level:
    """Return one w:lvl as a Level."""

    def value(name: str, default: str = "") -> str:
        child = element.find(f"{W}{name}")
        if child is None:
            child = element.find(f".//{W}{name}")
        return attribute(child, "val") if child is not None else default

    restart = value("lvlRestart")
    return Level(
        start=int(value("start", "1")) if value("start", "1").lstrip("-").isdigit() else 1,
        shown_as=value("numFmt", "decimal"),
        pattern=value("lvlText"),
        restarts_after=int(restart) if restart.isdigit() else None,
        figures_only=element.find(f"{W}isLgl") is not None,
        style=value("pStyle"),
    )
