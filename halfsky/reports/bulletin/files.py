"""The files of a bulletin: written from what is frozen, so that they are the same bytes whenever they are asked for."""

from __future__ import annotations

from datetime import UTC, datetime, time

from halfsky.reports.bulletin import docx, pdf, xlsx
from halfsky.reports.bulletin.blocks import Paper
from halfsky.reports.bulletin.frozen import Frozen, from_json
from halfsky.reports.bulletin.words import cn_day, paper
from halfsky.reports.models import Bulletin, Draft

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def frozen_of(made: Bulletin | Draft) -> Frozen:
    return from_json(made.rows)


def paper_of(made: Bulletin | Draft) -> Paper:
    """Return the document: an issued one with number and day, a draft without."""
    if isinstance(made, Bulletin):
        return paper(frozen_of(made), made.number, made.issued_on)
    return paper(frozen_of(made), "", None)


def docx_of(made: Bulletin | Draft) -> bytes:
    return docx.write(paper_of(made), _moment(made))


def pdf_of(made: Bulletin | Draft) -> bytes:
    """Return the document as a PDF; `CannotPrint` where the drawing library is missing."""
    return pdf.write(paper_of(made))


def xlsx_of(made: Bulletin | Draft) -> bytes:
    number, day = (made.number, cn_day(made.issued_on)) if isinstance(made, Bulletin) else ("（草稿）", "")
    return xlsx.write(frozen_of(made), number, day, _moment(made))


def _moment(made: Bulletin | Draft) -> datetime:
    """Return the day of issue (a draft: the last day it counts), at noon."""
    day = made.issued_on if isinstance(made, Bulletin) else frozen_of(made).day
    return datetime.combine(day, time(12), UTC)
