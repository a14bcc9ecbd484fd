"""Whose plan a document says it is: the federations that its title and letterhead name."""

from __future__ import annotations

from halfsky.network.models import FAR, Level, Unit
from halfsky.reading.model import Document, PartKind

ENDINGS = ("妇女联合会", "妇联")
NAMING = {PartKind.ISSUER, PartKind.TITLE, PartKind.SIGNATURE}


def other_unit(document: Document, unit: Unit) -> Unit | None:
    """Return the federation that the document names instead of the unit, or None.

    A unit below is the document's own where its federation is named with it: 样市样县妇联 is 样县's.
    """
    parts = [part.text for part in document.parts if part.kind in NAMING]
    text = "".join("".join([document.title, *parts]).split())
    is_own = any(place in text for place in _places(unit))
    standing = Unit.objects.filter(closed_on=FAR, level__lte=Level.COUNTY).exclude(pk=unit.pk)
    named = [one for one in standing if any(_names(place, text, in_full=is_own) for place in _places(one))]
    if is_own:
        named = [one for one in named if one.level > unit.level and one.parent_id == unit.pk]
    return max(named, key=lambda one: (one.level, len(one.short)), default=None)


def _places(unit: Unit) -> set[str]:
    """Return the unit's place as documents name it: 岳阳市 of 岳阳市妇女联合会."""
    found = set()
    for name in (unit.name, unit.short):
        for ending in ENDINGS:
            name = name.removesuffix(ending)
        found.add(name)
    return {name for name in found if len(name) > 1}


def _names(place: str, text: str, *, in_full: bool) -> bool:
    return any(place + ending in text for ending in ENDINGS) if in_full else place in text
