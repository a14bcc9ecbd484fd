"""What is no work: one small rule for each kind of figure that only describes."""

from . import descriptions, lengths, payments  # noqa: F401 - each registers its rules
from .registry import CONTEXT_RULES

__all__ = ["CONTEXT_RULES"]
