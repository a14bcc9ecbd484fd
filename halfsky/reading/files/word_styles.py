"""What a Word document's styles say: numbering, headings, hidden text, tables of contents, with inheritance."""

import re

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = {"0", "false", "off", "none"}


def attribute(element: etree._Element, name: str) -> str:
    """Return a w: attribute as text, '' when it is missing."""
    return str(element.get(f"{W}{name}") or "")


def integer(element: etree._Element, name: str) -> int:
    """Return a w: attribute as a number, 0 when it is missing or no number."""
    text = attribute(element, name)
    return int(text) if text.lstrip("-").isdigit() else 0


def switched_on(parent: etree._Element | None, name: str) -> bool | None:
    """Return an on/off property such as w:vanish: True, False, or None when it is not stated."""
    found = parent.find(f"{W}{name}") if parent is not None else None
    return None if found is None else attribute(found, "val").lower() not in OFF


class Styles:
    """The styles of one document, asked by style id."""

    def __init__(self, root: etree._Element | None) -> None:
        found = root.iterfind(f"{W}style") if root is not None else iter(())
        self._styles = {attribute(style, "styleId"): style for style in found}
        self.default = next(
            (
                name
                for name, style in self._styles.items()
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in {"1", "true"}
            ),
            "",
        )

    def _line(self, name: str | None) -> list[etree._Element]:
        """Return a style and those it is based on, nearest first; a circle ends the line."""
        line, seen = [], set()
        while name and name not in seen and name in self._styles:
            seen.add(name)
            line.append(self._styles[name])
            base = line[-1].find(f"{W}basedOn")
            name = attribute(base, "val") if base is not None else None
        return line

    def name(self, style: str) -> str:
        """Return a style's own name in small letters, such as 'heading 1' or 'toc 2'."""
        found = self._styles.get(style)
        label = found.find(f"{W}name") if found is not None else None
        return attribute(label, "val").lower() if label is not None else style.lower()

    def numbering(self, style: str | None) -> tuple[str | None, int | None]:
        """Return the list id and level that a style gives its paragraphs; None where it gives none."""
        number, level = None, None
        for element in self._line(style):
            properties = element.find(f"{W}pPr/{W}numPr")
            if properties is None:
                continue
            identity, place = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
            number = attribute(identity, "val") if number is None and identity is not None else number
            level = integer(place, "val") if level is None and place is not None else level
        return number, level

    def hides(self, style: str | None) -> bool:
        """Say whether text in this style is hidden."""
        stated = (switched_on(element.find(f"{W}rPr"), "vanish") for element in self._line(style))
        return next((value for value in stated if value is not None), False)

    def heading_level(self, style: str) -> int | None:
        """Return 1 to 9 for a heading (heading 1, 标题 1, or one with an outline level), 0 for the title, else None."""
        for element in self._line(style):
            name = self.name(attribute(element, "styleId"))
            if label := re.fullmatch(r"(?:heading|标题) ?([1-9])", name):
                return int(label[1])
            if name in {"title", "标题"}:
                return 0
            outline = element.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                return integer(outline, "val") + 1 if integer(outline, "val") < 9 else None
        return None

    def is_contents(self, style: str) -> bool:
        """Say whether the style is one of a table of contents, which repeats the headings."""
        return re.match(r"(?:toc|目录) ?[1-9]?$", self.name(style)) is not None
