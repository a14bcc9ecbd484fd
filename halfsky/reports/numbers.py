"""How numbers are said: the same words on the board, in the terminal and in the bulletin."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from halfsky.indicators.figure import Figure, Number, ValueState
from halfsky.plans.progress import Light

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text

LIGHTS = {
    Light.DONE: gettext_lazy("完成"),
    Light.OK: gettext_lazy("正常"),
    Light.SLOW: gettext_lazy("偏慢"),
    Light.BEHIND: gettext_lazy("滞后"),
    Light.NONE: gettext_lazy("未报"),
}
STATES = {
    ValueState.NO_DATA: gettext_lazy("未报"),
    ValueState.TOO_FEW: gettext_lazy("样本不足"),
    ValueState.HIDDEN: gettext_lazy("数小，不显示"),
    ValueState.NOT_APPLICABLE: gettext_lazy("不适用"),
}
MONEY = ((100_000_000, gettext_lazy("亿元")), (10_000, gettext_lazy("万元")))


def scale_of(unit: Text, *values: Number | None) -> tuple[int, Text]:
    """Return by what to divide sums of money so that the smallest keeps its weight, and the unit to say them in."""
    smallest = min((abs(Fraction(value)) for value in values if value), default=Fraction(0))
    if str(unit) == "元":
        for size, name in MONEY:
            if smallest >= size:
                return size, name
    return 1, unit


def plain(value: Number | None, size: int = 1, *, grouping: bool = True) -> str:
    """Return 23,781 or 6.42, and — for nothing; what has no end has two places."""
    if value is None:
        return "—"
    exact = Fraction(value) / size
    comma = "," if grouping else ""
    if exact.denominator == 1:
        return f"{exact.numerator:{comma}}"
    text = f"{float(exact):{comma}.2f}"
    return text if size > 1 else text.rstrip("0").rstrip(".")


def percent(value: float | Number | None) -> str:
    """Return 74.3% of a value in percent; — for nothing."""
    if value is None:
        return "—"
    return f"{float(value):.1f}%" if value else "0%"


def rate(value: Number) -> str:
    """Return a rate (0.987) in percent: never 100 before it is whole, never 0 where there is something."""
    shown = round(float(value) * 100, 1)
    if 0 < value < 1:
        shown = min(99.9, max(0.1, shown))
    return percent(shown)


def light_words(light: Light, figure: Figure | None) -> str:
    """Return the word of a light; silence, hiding and too few are told apart."""
    if light is not Light.NONE:
        return str(LIGHTS[light])
    if figure is None:
        return _("未绑定")
    return str(STATES.get(figure.state, _("不评")))


def figure_words(figure: Figure | None, size: int = 1, *, grouping: bool = True) -> str:
    """Return a figure's number, or the word of its state: no bare rate of too few, 0 only where zero was reported."""
    if figure is None:
        return "—"
    if figure.shown is None or figure.state in STATES:
        return str(STATES.get(figure.state, "—"))
    if str(figure.unit) == "%":
        return rate(figure.shown)
    return plain(figure.shown, size, grouping=grouping)
