"""From plain text to a Document: folds, joins, finds the outline, the parts and the measures."""

from .flow import build_flow
from .glyphs import fold
from .measures import measures_of
from .model import Document
from .outline import outline_of
from .parts import parts_of


def read(text: str) -> Document:
    """Return the reading of `text`; every offset is into `text`. Never raises on any text."""
    flat = fold(text)
    flow, paragraphs, lines = build_flow(flat)
    items = outline_of(text, flat, lines, flow, paragraphs)
    title, parts = parts_of(text, flat, lines, items)
    measures = measures_of(text, flow, paragraphs, items, title, parts)
    return Document(text, title, parts, items, measures)
