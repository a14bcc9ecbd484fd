"""A reading in the exchange form: plain dictionaries as the scored sets hold them."""

from typing import Any

from .model import Document, Measure, Number


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


def to_reading(doc: Document, id: str) -> dict[str, Any]:
    """Return what was read besides the outline: the exchange form with title, parts and all said of measures."""
    rows = to_gold_measures(doc, id)["measures"]
    return {
        "id": id,
        "measures": [row | _said_of(doc, m) for row, m in zip(rows, doc.measures, strict=True)],
        "title": doc.title,
        "parts": [{"kind": p.kind.value, "start": p.start, "end": p.end} for p in doc.parts],
    }


def _said_of(doc: Document, m: Measure) -> dict[str, Any]:
    """Return what is said of a measure beyond the exchange form, without what is not said."""
    said: dict[str, Any] = {
        "deadline": m.deadline,
        "recurring": m.recurring,
        "responsible": m.responsible,
        "year": m.year,
        "item": doc.items[m.item].start if m.item is not None else None,
        "sentence": doc.text[m.sentence.start : m.sentence.end],
        "confidence": m.confidence,
        "doubts": [d.sentence for d in m.doubts],
    }
    return {key: value for key, value in said.items() if value is not None and value != []}


def to_gold_outline(doc: Document, id: str) -> dict[str, Any]:
    """Return the outline of a document as one JSON-ready dictionary."""
    items = [{"level": i.level, "marker": i.marker, "title": i.title, "start": i.start} for i in doc.items]
    return {"id": id, "items": items}


def _plain(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)
