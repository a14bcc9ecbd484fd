"""A reading in the exchange form: plain dictionaries as the scored sets hold them."""

from typing import Any

from .model import Document, Number


def to_gold_measures(doc: Document, id: str) -> dict[str, Any]:
    """Return the measures of a document as one JSON-ready dictionary."""
    return {
        "id": id,
        "measures": [
            {
                "quote": m.quote,
                "start": m.start,
                "value": _plain(m.value),
                "unit": m.unit,
                "bound": m.bound.value,
                "each": m.each,
                "role": m.role.value,
                "what": m.what,
                **({"alt": [_plain(a) for a in m.alt]} if m.alt else {}),
            }
            for m in doc.measures
        ],
    }


def to_gold_outline(doc: Document, id: str) -> dict[str, Any]:
    """Return the outline of a document as one JSON-ready dictionary."""
    items = [{"level": i.level, "marker": i.marker, "title": i.title, "start": i.start} for i in doc.items]
    return {"id": id, "items": items}


def _plain(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)
