"""The plan reader: plain text to outline, parts and measures. Pure functions, no Django, no database."""

from .gold import to_gold_measures, to_gold_outline
from .model import Bound, Document, Doubt, Item, Measure, Part, PartKind, Role, Span
from .reader import read

__all__ = [
    "Bound",
    "Document",
    "Doubt",
    "Item",
    "Measure",
    "Part",
    "PartKind",
    "Role",
    "Span",
    "read",
    "to_gold_measures",
    "to_gold_outline",
]
