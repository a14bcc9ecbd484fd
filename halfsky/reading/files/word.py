"""Word documents (.docx) as text: one line a paragraph, with automatic numbers, tables, text boxes and notes."""

from collections import Counter
from gettext import gettext as _

from lxml import etree

from halfsky.reading.files.archive import Archive
from halfsky.reading.files.errors import UnreadableFile
from halfsky.reading.files.headings import Line, is_heading, marked
from halfsky.reading.files.numerals import joined
from halfsky.reading.files.tables import SEPARATOR, WITHIN, fill_down, rows_to_lines
from halfsky.reading.files.word_numbering import Numbering
from halfsky.reading.files.word_parts import Parts, parts_of
from halfsky.reading.files.word_styles import Styles, W, attribute, integer
from halfsky.reading.files.word_tables import (
    MOST_COLUMNS,
    cells_before,
    cells_of,
    is_frame,
    is_in_cell,
    merged_cells,
    rows_of,
    width_of,
)
from halfsky.reading.files.word_text import MC, TextReader, is_placeholder


def text_of(data: bytes) -> tuple[str, tuple[str, ...]]:
    """Return a Word document's text and notes; raise UnreadableFile when it cannot be read or holds pictures only."""
    parts = parts_of(Archive(data))
    reader = WordReader(parts)
    lines = reader.read()
    text = "\n".join(marked(lines))
    if not text.strip() and parts.has_pictures:
        raise UnreadableFile(_("文档里只有图片，没有可以读取的文字；请换用可以复制文字的版本，或先做文字识别。"))
    return text, reader.notes()


class WordReader:
    """Walks one document's body in order and collects its lines."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._styles = Styles(parts.styles)
        self._numbering = Numbering(parts.numbering, self._styles)
        marks = Counter(attribute(mark, "fldCharType") for mark in parts.body.iter(f"{W}fldChar"))
        self._text = TextReader(self._styles, marks["begin"] == marks["end"])
        self._carried = ""

    def read(self) -> list[Line]:
        """Return the document's lines, footnotes and endnotes last."""
        body = self._parts.body.find(f"{W}body")
        lines = self._blocks(body if body is not None else self._parts.body)
        if self._carried:
            lines.append(Line(self._carried))
            self._carried = ""
        return lines + self._note_lines()

    def notes(self) -> tuple[str, ...]:
        """Return what the reviewer should know about what was left out."""
        changes = _("文中有修订痕迹，已按接受全部修订读取。") if self._text.saw_changes else ""
        hidden = _("文中有隐藏文字，未读取。") if self._text.saw_hidden else ""
        struck = _("文中有划去的文字，未读取。") if self._text.saw_struck else ""
        return tuple(note for note in (changes, hidden, struck) if note)

    def _blocks(self, parent: etree._Element) -> list[Line]:
        lines: list[Line] = []
        for child in parent:
            if child.tag == f"{W}p":
                lines += self._paragraph(child)
            elif child.tag == f"{W}tbl":
                lines += self._table(child)
            elif child.tag == f"{W}sdt":
                lines += self._control(child)
            elif child.tag == f"{MC}AlternateContent":
                choice = child.find(f"{MC}Choice")
                lines += self._blocks(choice if choice is not None else child)
            elif child.tag in {f"{W}{name}" for name in ("ins", "moveTo", "customXml", "smartTag")} | {f"{MC}Fallback"}:
                lines += self._blocks(child)
        return lines

    def _control(self, element: etree._Element) -> list[Line]:
        """Return the lines in a content control, unless it is a table of contents."""
        gallery = element.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        content = element.find(f"{W}sdtContent")
        if (
            content is None
            or is_placeholder(element)
            or (gallery is not None and "contents" in attribute(gallery, "val").lower())
        ):
            return []
        return self._blocks(content)

    def _paragraph(self, element: etree._Element) -> list[Line]:
        properties = element.find(f"{W}pPr")
        named = properties.find(f"{W}pStyle") if properties is not None else None
        style = attribute(named, "val") if named is not None else self._styles.default
        self._text.boxes = []
        text = self._text.paragraph(element)
        boxes = self._text.boxes
        lines: list[Line] = []
        if not self._styles.is_contents(style):
            lines = self._finished(element, style, text)
        for box in boxes:
            lines += self._blocks(box)
        return lines

    def _finished(self, element: etree._Element, style: str, text: str) -> list[Line]:
        """Return a paragraph with its number; one whose end mark was deleted runs on into the next."""
        properties = element.find(f"{W}pPr")
        text = self._carried + text
        self._carried = ""
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self._carried = text
            return []
        marker = self._marker(properties, style)
        if text.strip() or is_in_cell(element):  # 序号 may be a column of numbers without words
            text = joined(marker, text)
        stated = properties.find(f"{W}outlineLvl") if properties is not None else None
        level = integer(stated, "val") + 1 if stated is not None else self._styles.heading_level(style)
        heading = level if is_heading(text, level) and not marker else None
        return [Line(piece, heading) for piece in text.split("\n")]

    def _marker(self, properties: etree._Element | None, style: str) -> str:
        own = properties.find(f"{W}numPr") if properties is not None else None
        if own is None:
            return self._numbering.marker(None, None, style)
        number, level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
        place = integer(level, "val") if level is not None else None
        return self._numbering.marker(attribute(number, "val") if number is not None else None, place, style)

    def _table(self, element: etree._Element) -> list[Line]:
        before = [Line(self._carried)] if self._carried else []
        self._carried = ""
        if is_frame(element):
            return before + [line for row in rows_of(element) for cell in cells_of(row) for line in self._blocks(cell)]
        rows = [self._row(row) for row in rows_of(element)]
        fill_down(rows, merged_cells(element))
        lines = rows_to_lines(rows)
        outer = next(element.iterancestors(f"{W}tbl"), None)
        if outer is not None and not is_frame(outer):
            lines = [line.replace(SEPARATOR, WITHIN) for line in lines]
        return before + [Line(text) for text in lines]

    def _row(self, row: etree._Element) -> list[str]:
        cells = [""] * cells_before(row)
        for cell in cells_of(row):
            cells.append("\n".join(line.text for line in self._blocks(cell) if line.text.strip()))
            cells += [""] * min(width_of(cell) - 1, MOST_COLUMNS - len(cells))
        return cells

    def _note_lines(self) -> list[Line]:
        lines = []
        for order, (kind, name) in enumerate(list(self._text.notes), start=1):
            root = self._parts.footnotes if kind == "footnote" else self._parts.endnotes
            found = next((note for note in root if attribute(note, "id") == name), None) if root is not None else None
            if found is not None:
                text = " ".join(line.text.strip() for line in self._blocks(found) if line.text.strip())
                lines.append(Line(_("注%(order)d：%(text)s") % {"order": order, "text": text}))
        return lines
