"""What others ask of the tree: who stands where, today or on a day, and whom a code or a name means."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.network.errors import UnitNotFound
from halfsky.network.models import FAR, Basis, Descent, Unit, UnitVersion

MOST_CHOICES = 6


def standing_units(level: int | None = None) -> QuerySet[Unit]:
    """Return the units that stand today, from the top down, by code; those without a code last in their level."""
    found = Unit.objects.filter(closed_on=FAR)
    return in_order(found if level is None else found.filter(level=level))


def in_order(units: QuerySet[Unit]) -> QuerySet[Unit]:
    return units.order_by("level", Case(When(code="", then=Value(1)), default=Value(0)), "code", "id")


def children_of(unit: Unit, day: date | None = None, basis: Basis = Basis.IS) -> QuerySet[Unit]:
    """Return the units right below: today's or, as it was, the day's. Split ones (拆分前): see `remainders_of`."""
    if basis is Basis.IS:
        return standing_units().filter(parent=unit)
    when = day or timezone.localdate()
    dated = UnitVersion.objects.filter(parent=unit, valid_from__lte=when, valid_to__gt=when)
    return in_order(Unit.objects.filter(pk__in=dated.values("unit")))


def remainders_of(unit: Unit) -> QuerySet[Unit]:
    """Return the split units whose undivided past stands right below on a line of its own (拆分前)."""
    below = Descent.objects.filter(basis=Basis.IS, ancestor=unit, depth=1).values("descendant")
    return in_order(Unit.objects.filter(pk__in=below, bearer=F("pk")).exclude(closed_on=FAR))


def ancestors_of(unit: Unit, day: date | None = None, basis: Basis = Basis.IS) -> list[Unit]:
    """Return the units above, the highest first, without the unit itself."""
    rows = _on_day(Descent.objects.filter(basis=basis, descendant=unit, depth__gt=0), day, basis)
    return [row.ancestor for row in rows.select_related("ancestor").order_by("-depth")]


def subtree_ids(unit: Unit, day: date | None = None, basis: Basis = Basis.IS) -> set[int]:
    """Return the ids of the unit and all below it, closed units whose past counts there included."""
    rows = _on_day(Descent.objects.filter(basis=basis, ancestor=unit), day, basis)
    return set(rows.values_list("descendant_id", flat=True))


def _on_day(rows: QuerySet[Descent], day: date | None, basis: Basis) -> QuerySet[Descent]:
    when = day or timezone.localdate()
    return rows.filter(valid_from__lte=when, valid_to__gt=when) if basis is Basis.WAS else rows


def path_names(unit: Unit) -> list[str]:
    """Return the everyday names from the top down to the unit."""
    return [*(above.short for above in ancestors_of(unit)), unit.short]


def version_on(unit: Unit, day: date) -> UnitVersion | None:
    """Return how the unit was named, coded and placed on a day; None where it did not stand."""
    return unit.versions.filter(valid_from__lte=day, valid_to__gt=day).first()


def unit_by_code_or_name(text: str, day: date | None = None) -> Unit:
    """Return the unit that a 6, 9 or 12 digit code or a full, short or place name means.

    Today's codes and names come before past ones; with a day, those of that day count alone. Raises `UnitNotFound`
    with a sentence that names the choices where there is more than one.
    """
    wanted = text.strip()
    if not wanted:
        raise UnitNotFound(_("请填单位的代码或名称，例如 430626 或“平江县”。"))
    match = _by_code(wanted) if wanted.isdigit() else _by_name(wanted)
    for versions in _readings(day):
        for condition in match:
            found = list(in_order(Unit.objects.filter(pk__in=versions.filter(condition).values("unit"))))
            if len(found) == 1:
                return found[0]
            if found:
                raise UnitNotFound(_choices(wanted, found))
    raise UnitNotFound(_("没有找到“%(text)s”，请核对代码或名称，例如 430626 或“平江县”。") % {"text": wanted})


def _readings(day: date | None) -> list[QuerySet[UnitVersion]]:
    if day is not None:
        return [UnitVersion.objects.filter(valid_from__lte=day, valid_to__gt=day)]
    return [UnitVersion.objects.filter(valid_to=FAR), UnitVersion.objects.all()]


def _by_code(code: str) -> list[Q]:
    """Return what to look for, the code as given first; a long code that ends in zeros means the unit above."""
    heads = [code[:length] for length in (9, 6) if len(code) > length and not code[length:].strip("0")]
    return [Q(code=head) for head in (code, *heads)]


def _by_name(name: str) -> list[Q]:
    exact = Q(name=name) | Q(short=name) | Q(name=f"{name}妇女联合会") | Q(short=f"{name}妇联")
    return [exact, Q(name__startswith=name) | Q(short__startswith=name), Q(name__contains=name)]


def _choices(text: str, found: list[Unit]) -> str:
    named = "、".join(_told(unit) for unit in found[:MOST_CHOICES])
    more = _("等 %(count)s 个") % {"count": len(found)} if len(found) > MOST_CHOICES else ""
    return _("“%(text)s”可以指%(named)s%(more)s，请写代码或全称。") % {"text": text, "named": named, "more": more}


def _told(unit: Unit) -> str:
    above = unit.parent.short.removesuffix("妇联") if unit.parent else ""
    return f"{above}{unit.short}" + (f"（{unit.code}）" if unit.code else "")
