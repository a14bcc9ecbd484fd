"""A bulletin as .pdf, drawn from the same blocks as the .docx; the fonts are those of the server."""

from __future__ import annotations

from typing import Any

from django.template.loader import render_to_string

from halfsky.ledger import printing
from halfsky.reports.bulletin.blocks import Block, Paper, Table
from halfsky.reports.bulletin.docx import ORGAN_SIZE, TEXT_WIDTH


def write(paper: Paper) -> bytes:
    """Return the PDF; `CannotPrint` where the drawing library is missing."""
    size = min(ORGAN_SIZE, int(TEXT_WIDTH / len(paper.organ)))
    context = {"paper": paper, "size": size, "blocks": [_block(block) for block in paper.blocks]}
    return printing.pdf(render_to_string("reports/bulletin.html", context))


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Table):
        whole = sum(block.widths)
        return {"table": block, "widths": [f"{width * 100 / whole:.1f}%" for width in block.widths]}
    return {"level": block.level, "text": block.text}
