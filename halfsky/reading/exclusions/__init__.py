"""What looks like a measure and is none: one small rule each, with the reason it gives."""

from . import identifiers, phrases
from .registry import RULES, excluded_by

__all__ = ["RULES", "excluded_by", "identifiers", "phrases"]
