"""Word files made for the tests, with Word's own automatic numbering, tracked changes, boxes and notes."""

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

Levels = Sequence[tuple[str, str]]  # (Word's number format, what is shown, such as %1、)
PLAN: Levels = (
    ("chineseCounting", "%1、"),
    ("chineseCounting", "（%2）"),
    ("decimal", "%3."),
    ("decimalEnclosedCircle", "%4"),
)


class Paper:
    """A Word file in the making."""

    def __init__(self) -> None:
        self.document: Any = docx.Document()
        self._numbers = 900

    def numbering(self, levels: Levels, extra: Callable[[int], str] = lambda level: "") -> int:
        """Add a list of these levels and return its number; `extra` gives more XML for a level."""
        self._numbers += 1
        shown = "".join(
            f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{name}"/>{extra(place)}'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
            for place, (name, pattern) in enumerate(levels)
        )
        self._root().insert(
            0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{self._numbers}">{shown}</w:abstractNum>')
        )
        return self.again(self._numbers)

    def again(self, abstract: int, *, start: tuple[int, int] | None = None) -> int:
        """Add another list that counts in the same place; `start` (level, number) starts a level anew."""
        self._numbers += 1
        override = (
            f'<w:lvlOverride w:ilvl="{start[0]}"><w:startOverride w:val="{start[1]}"/></w:lvlOverride>' if start else ""
        )
        self._root().append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{self._numbers}">'
                f'<w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
            )
        )
        return self._numbers

    def add(self, text: str, number: int | None = None, level: int = 0, style: str | None = None) -> Any:
        """Add a paragraph, numbered when a list is named."""
        paragraph = self.document.add_paragraph(text, style=style)
        if number is not None:
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
            )
        return paragraph

    def xml(self, inner: str) -> None:
        """Add a paragraph given as XML inside w:p."""
        names = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        names += ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        names += ' xmlns:v="urn:schemas-microsoft-com:vml"'
        self.document._body._body._insert_p(parse_xml(f"<w:p {names}>{inner}</w:p>"))

    def table(self, rows: Sequence[Sequence[str]]) -> Any:
        """Add a table and return it."""
        table = self.document.add_table(rows=len(rows), cols=len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
        return table

    def bytes(self) -> bytes:
        """Return the finished file."""
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _root(self) -> Any:
        return self.document.part.numbering_part.element


def with_part(data: bytes, name: str, text: str, kind: str) -> bytes:
    """Return a Word file with one more part, related to its body as `kind` (footnotes, endnotes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            body = old.read(entry)
            if entry == "word/_rels/document.xml.rels":
                relation = (
                    f'<Relationship Id="rX" Type="http://x/relationships/{kind}" Target="{name}"/></Relationships>'
                )
                body = body.replace(b"</Relationships>", relation.encode())
            new.writestr(entry, body)
        new.writestr(f"word/{name}", text)
    return out.getvalue()
