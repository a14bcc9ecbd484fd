"""The template tags of HalfSky's components; they draw what they are given and run no queries."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from halfsky.desk.clockface import WEEKDAYS, ClockFace
from halfsky.desk.drawing import Span, Strip, Tile, Trend, change_bar, month_day, sparkline, target_bar, tile_map

register = template.Library()

NAV_PARTS = ("url", "icon", "label", "count", "hot")
NOTE_ICONS = {
    "": "info-circle",
    "ok": "circle-check",
    "warn": "alert-triangle",
    "bad": "alert-circle",
    "plum": "lock",
}
LIGHTS = frozenset({"done", "ok", "warn", "bad", "back", "none"})


# -- words and numbers -----------------------------------------------------------------------------------------


@register.filter
def amount(value: Decimal | None) -> str:
    """Return a target's number as it is read: grouped, without empty decimals (2,800,000 or 5.4)."""
    if value is None:
        return "—"
    whole = value == value.to_integral_value()
    return f"{value.to_integral_value() if whole else value.normalize():,f}"


@register.filter
def grouped(value: float | str | None) -> str:
    """Return 23,781 or 6.42, and — for what is not known; words stay as they are."""
    if value is None or isinstance(value, str):
        return value or "—"
    return f"{value:,}"


@register.filter
def percent(value: float | str | None) -> str:
    """Return 74.3% of a value in percent, and — for what is not known; words stay as they are."""
    if value is None or isinstance(value, str):
        return value or "—"
    return f"{value:.1f}%" if value else "0%"


@register.filter
def signed(value: int | float) -> str:
    """Return ＋44, −2 or 0, with signs as wide as a digit."""
    return f"＋{value:,}" if value > 0 else f"−{-value:,}" if value < 0 else "0"


@register.filter
def cn_date(value: date | datetime | None) -> str:
    """Return 10月12日, in local time."""
    return month_day(_local_day(value)) if value else ""


@register.filter
def cn_day(value: date | datetime | None) -> str:
    """Return 10月12日 周一, in local time."""
    if not value:
        return ""
    day = _local_day(value)
    return _("%(day)s 周%(weekday)s") % {"day": month_day(day), "weekday": WEEKDAYS[day.weekday()]}


@register.filter
def cn_time(value: datetime | None) -> str:
    """Return 10月12日 08:30, in local time."""
    return f"{cn_date(value)} {_local(value):%H:%M}" if value else ""


@register.filter
def cn_second(value: datetime | None) -> str:
    """Return 10月12日 08:30:07, in local time."""
    return f"{cn_date(value)} {_local(value):%H:%M:%S}" if value else ""


@register.filter
def month_words(value: int) -> str:
    """Return 2026年9月 of 202609."""
    return _("%(year)d年%(month)d月") % {"year": value // 100, "month": value % 100}


@register.filter
def clock_time(value: datetime | None) -> str:
    """Return 08:30, in local time."""
    return f"{_local(value):%H:%M}" if value else ""


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if timezone.is_aware(value) else value


def _local_day(value: date | datetime) -> date:
    return _local(value).date() if isinstance(value, datetime) else value


# -- small pieces ----------------------------------------------------------------------------------------------


@register.simple_tag
def icon(name: str, cls: str = "", label: str = "") -> SafeString:
    """Return an icon of the sprite; without a label it is hidden from screen readers, since a word stands beside it."""
    href = f"{static('vendor/icons.svg')}#{name}"
    classes = f"hs-icon {cls}".strip()
    if label:
        return format_html('<svg class="{}" role="img" aria-label="{}"><use href="{}"/></svg>', classes, label, href)
    return format_html('<svg class="{}" aria-hidden="true"><use href="{}"/></svg>', classes, href)


@register.simple_tag
def logo(cls: str = "") -> SafeString:
    """Return our mark."""
    href = f"{static('vendor/icons.svg')}#logo"
    return format_html(
        '<svg class="{}" viewBox="0 0 32 32" aria-hidden="true"><use href="{}"/></svg>', f"hs-logo {cls}".strip(), href
    )


@register.simple_tag
def light(tone: str, word: str, bare: bool = False) -> SafeString:
    """Return a status light: shape, colour and word; bare only where a heading says the word."""
    known = tone if tone in LIGHTS else "none"
    extra = " hs-light--bare" if bare else ""
    return format_html('<span class="hs-light hs-light--{}{}">{}</span>', known, extra, word)


@register.simple_tag
def proof(text: object, url: str = "", on: bool = False) -> SafeString:
    """Return a figure that opens its source; without an address it is plain text (the reader may not open it)."""
    if not url:
        return format_html("{}", text)
    return format_html('<a class="hs-proof{}" href="{}" data-proof>{}</a>', " hs-proof--on" if on else "", url, text)


@register.simple_block_tag
def note(content: SafeString, tone: str = "", icon_name: str = "") -> SafeString:
    """Return a notice in one of four tones ("", ok, warn, bad, plum); the words inside say the tone."""
    name = icon_name or NOTE_ICONS.get(tone, "info-circle")
    kind = f" hs-note--{tone}" if tone else ""
    role = ' role="alert"' if tone == "bad" else ""
    return format_html(
        '<div class="hs-note{}"{}>{}<div>{}</div></div>', kind, SafeString(role), icon(name), SafeString(content)
    )


@register.simple_tag
def form_faults(form: BaseForm) -> list[tuple[BoundField, str]]:
    """Return each field that must be mended with the words of its errors."""
    return [(field, " ".join(map(str, field.errors))) for field in form if field.errors]


# -- components with a template --------------------------------------------------------------------------------


@register.inclusion_tag("components/bar.html")
def bar(percent: float | None, pace: float | None = None, tone: str = "", label: str = "") -> dict[str, Any]:
    """Draw a target bar; numbers in percent."""
    return {"bar": target_bar(percent, pace, tone, label)}


@register.inclusion_tag("components/days.html")
def days(strip: Strip) -> dict[str, Any]:
    """Draw a clock as one box a day."""
    return {"strip": strip}


@register.inclusion_tag("components/span_bar.html")
def span_bar(span: Span) -> dict[str, Any]:
    """Draw a long clock as one line."""
    return {"span": span}


@register.inclusion_tag("components/clock.html")
def clock(face: ClockFace) -> dict[str, Any]:
    """Draw the chip of a clock."""
    return {"face": face}


@register.inclusion_tag("components/why.html")
def why(face: ClockFace) -> dict[str, Any]:
    """Draw a clock with its explanation."""
    return {"face": face}


@register.inclusion_tag("components/entry.html", takes_context=True)
def entry(context: Context, entry: object, is_next: bool = False) -> dict[str, Any]:
    """Draw one ledger entry (see components/entry.html for what it reads)."""
    return {"entry": entry, "is_next": is_next, "request": context.get("request")}


@register.inclusion_tag("components/sealed.html")
def sealed(name: str, opened: str = "", seconds: int = 30, url: str = "") -> dict[str, Any]:
    """Draw a sealed field by its name; `opened` is its content, which the page shuts again after `seconds`."""
    return {"name": name, "opened": opened, "seconds": seconds, "url": url}


@register.inclusion_tag("components/figure.html")
def figure(value: object, unit: str = "", url: str = "", on: bool = False, size: str = "") -> dict[str, Any]:
    """Draw a large figure with its unit; size "m" is the smaller of the two."""
    return {"value": value, "unit": unit, "url": url, "on": on, "size": size}


@register.inclusion_tag("components/tiles.html")
def tiles(places: Sequence[Tile], layout: Sequence[Sequence[str]] = (), key: bool = False) -> dict[str, Any]:
    """Draw the tile map; `key` adds what the tones mean."""
    return {"rows": tile_map(places, layout), "key": key}


@register.inclusion_tag("components/ranking.html")
def ranking(rows: Sequence[object]) -> dict[str, Any]:
    """Draw a ranking (see components/ranking.html for what a row holds)."""
    return {"rows": rows}


@register.inclusion_tag("components/spark.html")
def spark(values: Sequence[float | None]) -> dict[str, Any]:
    """Draw the shape of a series."""
    return {"spark": sparkline(values)}


@register.inclusion_tag("components/trend.html")
def trend(trend: Trend) -> dict[str, Any]:
    """Draw a year month by month."""
    return {"trend": trend}


@register.inclusion_tag("components/change.html")
def change(share: float | None) -> dict[str, Any]:
    """Draw a change against last year; the share of 0.17 is 17 % more."""
    words = "" if share is None else _("持平") if round(share * 100) == 0 else f"{signed(round(share * 100))}%"
    return {"bar": None if share is None else change_bar(share), "words": words}


@register.inclusion_tag("components/steps.html")
def steps(names: Sequence[str], now: int, passed: Collection[int] | None = None) -> dict[str, Any]:
    """Draw the steps of a matter; `now` counts from 1, a number beyond the last means it is over.

    `passed` holds the places at which it really stood: those before `now` that it left out are drawn as skipped.
    """
    return {"steps": [(index, name, _step_state(index, now, passed)) for index, name in enumerate(names, 1)]}


def _step_state(index: int, now: int, passed: Collection[int] | None) -> str:
    if index < now:
        return "d" if passed is None or index in passed else "skip"
    return "now" if index == now else ""


@register.inclusion_tag("components/empty.html")
def empty(title: str, hint: str = "", url: str = "", action: str = "") -> dict[str, Any]:
    """Say that there is nothing here, what comes next, and one way on."""
    return {"title": title, "hint": hint, "url": url, "action": action}


@register.inclusion_tag("components/pages.html", takes_context=True)
def pages(context: Context, page: object, name: str = "page") -> dict[str, Any]:
    """Draw the way through a list in pages; other words of the address are kept."""
    return {"page": page, "name": name, "request": context.get("request")}


@register.inclusion_tag("components/nav_item.html", takes_context=True)
def nav_item(context: Context, item: object) -> dict[str, Any]:
    """Draw one line of the navigation: (url, icon, label, count, hot), or a mapping or object with those names."""
    parts = _nav_parts(item)
    request = context.get("request")
    path = str(getattr(request, "path", ""))
    url = str(parts["url"] or "")
    parts["is_here"] = bool(path) and (path == url or (len(url) > 1 and url.endswith("/") and path.startswith(url)))
    return {"item": parts}


def _nav_parts(item: object) -> dict[str, Any]:
    if isinstance(item, Mapping):
        return {name: item.get(name) for name in NAV_PARTS}
    if isinstance(item, Sequence):
        return dict(zip(NAV_PARTS, [*item, None, None], strict=False))
    return {name: getattr(item, name, None) for name in NAV_PARTS}
