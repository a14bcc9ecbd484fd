"""The characters of one Word paragraph: runs, breaks, fields, tracked changes, text boxes, note marks."""

import re
from dataclasses import dataclass, field

from lxml import etree

from halfsky.reading.files.numerals import circled
from halfsky.reading.files.word_styles import Styles, W, attribute, switched_on

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
LEFT_OUT = {
    f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "rt", "delText", "delInstrText", "tblPr", "sdtPr")
}
CHANGES = {f"{W}{name}" for name in ("del", "moveFrom", "ins", "moveTo")}
CIRCLES = {"wingdings": (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩"), "wingdings 2": (0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩")}
IN_A_CIRCLE = re.compile(r"\s*EQ\s*\\O(?:\s*\\A[CLR])?\s*[(（]\s*[○〇◯]\s*[,，;；]\s*(\d{1,2}|\S)\s*[)）]\s*", re.I)
PLAIN = {f"{W}tab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-", f"{W}ptab": "\t"}


@dataclass(slots=True)
class Field:
    """A field that is open, such as PAGE or TOC: its code so far, and whether the code is still being written."""

    code: str = ""
    in_code: bool = True


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs one after the other; fields may run on from one to the next."""

    styles: Styles
    fields_are_balanced: bool
    fields: list[Field] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    saw_changes: bool = False
    saw_hidden: bool = False
    saw_struck: bool = False
    _pieces: list[str] = field(default_factory=list)

    def paragraph(self, element: etree._Element) -> str:
        """Return one paragraph's visible text, with line breaks as '\\n'; text boxes are put into `boxes`."""
        self._pieces = []
        self._walk(element)
        self.fields = [open_field for open_field in self.fields if not open_field.in_code]
        return "".join(self._pieces)

    def _walk(self, element: etree._Element) -> None:
        for child in element:
            if child.tag in LEFT_OUT:
                self.saw_changes = self.saw_changes or child.tag in CHANGES
            elif child.tag == f"{W}r":
                self._run(child)
            elif child.tag == f"{W}sdt" and is_placeholder(child):
                continue
            elif child.tag == f"{MC}AlternateContent":
                self._alternative(child)
            elif child.tag == f"{W}txbxContent":
                self.boxes.append(child)
            else:
                self._piece(child)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(f"{W}rPr")
        hidden = switched_on(properties, "vanish")
        style = properties.find(f"{W}rStyle") if properties is not None else None
        if hidden is None and style is not None:
            hidden = self.styles.hides(attribute(style, "val"))
        struck = switched_on(properties, "strike") or switched_on(properties, "dstrike")
        if hidden or struck:
            self.saw_hidden, self.saw_struck = self.saw_hidden or bool(hidden), self.saw_struck or bool(struck)
            for mark in run.iterfind(f"{W}fldChar"):
                self._field_mark(mark)
            return
        self._walk(run)

    def _alternative(self, element: etree._Element) -> None:
        choice = element.find(f"{MC}Choice")
        chosen = choice if choice is not None else element.find(f"{MC}Fallback")
        if chosen is not None:
            self._walk(chosen)

    def _piece(self, child: etree._Element) -> None:
        if child.tag in {f"{W}t", MATH_TEXT}:
            self._add(child.text or "")
        elif child.tag == f"{W}instrText":
            if self.fields:
                self.fields[-1].code += child.text or ""
        elif child.tag in PLAIN:
            self._add(PLAIN[child.tag])
        elif child.tag == f"{W}sym":
            self._add(symbol(attribute(child, "font"), attribute(child, "char")))
        elif child.tag == f"{W}br":
            self._add("\n" if attribute(child, "type") in {"", "textWrapping"} else "")
        elif child.tag == f"{W}fldChar":
            self._field_mark(child)
        elif child.tag in {f"{W}footnoteReference", f"{W}endnoteReference"}:
            self.notes.append(("endnote" if "endnote" in child.tag else "footnote", attribute(child, "id")))
        else:
            self.saw_changes = self.saw_changes or child.tag in CHANGES
            self._walk(child)

    def _field_mark(self, mark: etree._Element) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self.fields.append(Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].in_code = False
        elif kind == "end" and self.fields:
            closed = self.fields.pop()
            self._add(drawn(closed.code) if closed.in_code else "")

    def _add(self, text: str) -> None:
        if not any(open_field.in_code or self._is_contents(open_field) for open_field in self.fields):
            self._pieces.append(text)

    def _is_contents(self, open_field: Field) -> bool:
        """Say whether a field is a table of contents, which would repeat every heading."""
        return self.fields_are_balanced and open_field.code.strip().upper().startswith("TOC")


def is_placeholder(control: etree._Element) -> bool:
    """Say whether a content control still shows what Word asks to be written there."""
    return switched_on(control.find(f"{W}sdtPr"), "showingPlcHdr") or False


def symbol(font: str, code: str) -> str:
    """Return a sign that is given by its font and place: figures in circles, or '' for what has no character."""
    try:
        place = int(code, 16)
    except ValueError:
        return ""
    low, signs = CIRCLES.get(font.lower(), (0, ""))
    inside = place - 0xF000 - low if place >= 0xF000 else place - low
    if 0 <= inside < len(signs):
        return signs[inside]
    return chr(place) if 0x20 <= place < 0xD800 and not signs else ""


def drawn(code: str) -> str:
    """Return what a field without a result draws: a figure put into a circle (EQ \\o\\ac(○,12)), else nothing."""
    found = IN_A_CIRCLE.fullmatch(code)
    if not found:
        return ""
    return circled(int(found[1])) if found[1].isdecimal() else found[1]
