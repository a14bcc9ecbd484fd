"""A bulletin as .docx in the form of GB/T 9704-2012: A4, 22 lines of 28 characters, red header, record block.

The same frozen rows, number and day give the same bytes: nothing of the moment of writing is in the file.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.shared import Pt

from halfsky.reports.bulletin import docx_parts as parts
from halfsky.reports.bulletin.blocks import Paper, Paragraph, Table
from halfsky.reports.bulletin.docx_parts import BODY, HEAD, RED, SIZE_2, SIZE_3, SUBHEAD, TITLE, line

OLDEST = (1980, 1, 1, 0, 0, 0)
"""The only moment in the file's directory."""
ORGAN_SIZE = 44
TEXT_WIDTH = 442
"""156 mm in points."""
FONTS = {0: BODY, 1: HEAD, 2: SUBHEAD}


def write(paper: Paper, moment: datetime) -> bytes:
    """Return the document; `moment` (of the issue) is all that its properties say of time."""
    document = Document()
    parts.page(document)
    _properties(document, paper, moment)
    _head(document, paper)
    for block in paper.blocks:
        if isinstance(block, Table):
            parts.table(document, block)
        else:
            _paragraph(document, block)
    _signature(document, paper)
    parts.record_block(document, paper.copies, paper.printed_by, paper.date)
    parts.page_numbers(document, _("演示数据，不是真实情况") if paper.is_demo else "")
    buffer = io.BytesIO()
    document.save(buffer)
    return _without_moments(buffer.getvalue())


def _properties(document: Any, paper: Paper, moment: datetime) -> None:
    known = document.core_properties
    known.title, known.author, known.last_modified_by = "".join(paper.title), paper.signed, paper.signed
    known.created = known.modified = moment.replace(tzinfo=None, microsecond=0)
    known.revision, known.comments, known.language = 1, paper.number, "zh-CN"


def _head(document: Any, paper: Paper) -> None:
    size = min(ORGAN_SIZE, int(TEXT_WIDTH / len(paper.organ)))
    line(document, "", BODY, SIZE_3)
    line(document, paper.organ, TITLE, Pt(size), ALIGN.CENTER, colour=RED)
    line(document, "", BODY, SIZE_3)
    parts.red_line(line(document, paper.number, BODY, SIZE_3, ALIGN.CENTER))
    line(document, "", BODY, SIZE_3)
    for words in paper.title:
        line(document, words, TITLE, SIZE_2, ALIGN.CENTER)
    line(document, "", BODY, SIZE_3)
    line(document, f"{paper.to}：", BODY, SIZE_3)


def _paragraph(document: Any, block: Paragraph) -> None:
    line(document, block.text, FONTS[block.level], SIZE_3, indent=2, keep_next=block.level > 0)


def _signature(document: Any, paper: Paper) -> None:
    """Sign with the date four characters from the right, the organ centred over it."""
    line(document, "", BODY, SIZE_3, keep_next=True)
    gap = 4 + (_width(paper.date) - _width(paper.signed)) / 2
    line(document, paper.signed, BODY, SIZE_3, ALIGN.RIGHT, right=max(1.0, gap), keep_next=True)
    line(document, paper.date, BODY, SIZE_3, ALIGN.RIGHT, right=4)


def _width(words: str) -> float:
    """Return the width in Chinese characters."""
    return sum(0.5 if letter.isascii() else 1.0 for letter in words)


def _without_moments(content: bytes) -> bytes:
    """Return the same document with every file in it dated alike and in the same order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            kept = zipfile.ZipInfo(info.filename, OLDEST)
            kept.compress_type, kept.create_system, kept.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            new.writestr(kept, old.read(info.filename))
    return buffer.getvalue()
