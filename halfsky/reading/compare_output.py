"""A comparison as a table for the terminal and as JSON, and the words that all forms of it share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from gettext import gettext as _
from typing import Any

from .compare_model import Answer, Comparison, Line, Match, Told, Total, UnitSum
from .compare_notes import note_words
from .model import Bound, Measure, Number

WIDTH = 96  # columns of a terminal that does not say
_BOUNDS = {Bound.EXACT: "", Bound.AT_LEAST: "不少于", Bound.AT_MOST: "不超过", Bound.ABOUT: "约"}
OPENING = 18  # characters of a sentence that is only named
_LARGE = 10_000
_CLOSING = "，。；：、！？）》”"


def amount(value: Number, unit: str) -> str:
    """Return a figure as one writes it: 2.4万元, 1160名."""
    if unit == "元" and value >= _LARGE:
        for size, word in ((100_000_000, "亿元"), (_LARGE, "万元")):
            if value >= size:
                return f"{plain_number(Decimal(value) / size)}{word}"
    return f"{plain_number(Decimal(value))}{unit}"


def plain_number(value: Decimal) -> str:
    """Return a number without needless zeros."""
    return f"{value.normalize():f}" if value else "0"


def percent(share: Decimal) -> str:
    """Return a share as a percentage with at most one decimal."""
    return f"{plain_number((share * 100).quantize(Decimal('0.1')))}%"


def target_words(m: Measure) -> str:
    """Return a target with what it counts: 县级最美家庭 60户."""
    each = _("每个") if m.each else ""
    return f"{m.what} {each}{_BOUNDS[m.bound]}{amount(m.value, m.unit)}".strip()


def answer_words(a: Answer) -> str:
    """Return a reported figure beside its target: 310名 / 1000名，31%."""
    planned = f"{_BOUNDS[a.target.bound]}{amount(a.target.value, a.target.unit)}"
    outcome = percent(a.share) if a.share is not None else (_("达到") if a.met else _("未达到"))
    return _("%(done)s（计划 %(planned)s，%(outcome)s）") % {
        "done": a.done.quote,
        "planned": planned,
        "outcome": outcome,
    }


def total_words(t: Total) -> str:
    """Return what all units together report for a target; where one speaks for all, the others beside it."""
    if t.parts:
        return _("%(unit)s报总数 %(done)s，%(share)s；另报 %(parts)s，不相加") % {
            "unit": t.units[0],
            "done": amount(t.done, t.target.unit),
            "share": percent(t.share),
            "parts": part_words(t),
        }
    return _("已报 %(units)d 家 %(done)s，%(share)s") % {
        "units": len(t.units),
        "done": amount(t.done, t.target.unit),
        "share": percent(t.share),
    }


def part_words(t: Total) -> str:
    """Return the figures that stand beside the whole's: 云山县妇联 3000人."""
    return "、".join(f"{unit} {amount(done, t.target.unit)}" for unit, done in t.parts)


def other_figures(m: Match) -> str:
    """Return the figures of a sentence that answer no target, as they are written."""
    used = {a.done.start for a in m.answers}
    return "；".join(f.quote for f in m.told.figures if f.start not in used)


def place_words(told: Told) -> str:
    """Return where a sentence stands: the report and its line."""
    return _("%(report)s 第 %(line)d 行") % {"report": told.report, "line": told.line}


def line_words(told: Told) -> str:
    """Return where a sentence stands in the only report."""
    return _("第 %(line)d 行") % {"line": told.line}


def summary_words(comparison: Comparison) -> str:
    """Return the whole in one sentence."""
    return _("计划共 %(all)d 项，有报告的 %(told)d 项，无报告提及 %(silent)d 项；计划外的 %(more)d 句。") % {
        "all": len(comparison.lines),
        "told": comparison.told,
        "silent": len(comparison.silent),
        "more": len(comparison.unplanned),
    }


def unit_words(unit: UnitSum, items: int) -> str:
    """Return what one unit reports in one line."""
    return _("%(unit)s：%(items)d/%(all)d 项，%(sentences)d 句；计划外 %(more)d 句") % {
        "unit": unit.unit,
        "items": unit.items,
        "all": items,
        "sentences": unit.sentences,
        "more": unit.unplanned,
    }


def to_table(comparison: Comparison, width: int = WIDTH) -> str:
    """Return the comparison for a terminal of `width` columns: each item, below it who reports what, and the sums."""
    rows = [_("计划：") + comparison.plan, _("报告：") + "、".join(comparison.reports)]
    for note in note_words(comparison):
        rows += wrapped(_("注意：") + note, width, "")
    place = place_words if len(comparison.reports) > 1 else line_words
    heading: tuple[str, ...] = ()
    for line in comparison.lines:
        if line.headings != heading:
            heading = line.headings
            rows += ["", *wrapped(" › ".join(heading), width, "")] if heading else [""]
        rows += _line_rows(line, width, place)
    if comparison.silent:
        rows += ["", _("无报告提及：")]
        for line in comparison.silent:
            rows += wrapped(line.name, width, "    ")
    if comparison.unplanned:
        rows += ["", _("报了、计划里没有的：")]
        for told in comparison.unplanned:
            rows += wrapped(f"[{told.unit}] {told.sentence}（{place(told)}）", width, "    ")
    rows += ["", _("各单位：")] if comparison.units else []
    for unit in comparison.units:
        rows += wrapped(unit_words(unit, len(comparison.lines)), width, "    ")
    rows += ["", *wrapped(summary_words(comparison), width, "")]
    return "\n".join(rows)


def _line_rows(line: Line, width: int, place: Callable[[Told], str]) -> list[str]:
    totals = {t.target.start: t for t in line.totals}
    rows = wrapped(line.name, width, "")
    for target in line.targets:
        total = totals.get(target.start)
        words = target_words(target) + (f"（{total_words(total)}）" if total else "")
        rows += wrapped(_("计划指标：") + words, width, "    ")
    for m in line.matches:
        rows += wrapped(f"[{m.told.unit}] {m.told.sentence}（{place(m.told)}）", width, "    ")
        if m.answers:
            rows += wrapped(_("对指标：") + "；".join(map(answer_words, m.answers)), width, "        ")
        if other := other_figures(m):
            rows += wrapped(_("数字：") + other, width, "        ")
    if line.unsaid:
        rows += wrapped(
            _("其中没有报告提到：") + "、".join(f"“{opening(p.sentence)}”" for p in line.unsaid), width, "    "
        )
    return rows if line.matches else [*rows, "    " + _("无报告提及")]


def opening(sentence: str) -> str:
    """Return the first words of a sentence."""
    return sentence if len(sentence) <= OPENING else sentence[:OPENING] + "…"


def wrapped(text: str, width: int, indent: str) -> list[str]:
    """Return the text in lines of about `width` columns, each after the indent; a Chinese character takes two, and a
    closing sign stays with the word in front."""
    lines: list[str] = []
    line, columns = indent, len(indent)
    for c in text:
        size = 1 if c.isascii() else 2
        if columns + size > width and line.strip() and c not in _CLOSING:
            lines.append(line)
            line, columns = indent + "  ", len(indent) + 2
        line += c
        columns += size
    return [*lines, line]


def to_json(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as one JSON-ready dictionary."""
    return {
        "plan": comparison.plan,
        "reports": list(comparison.reports),
        "summary": {
            "items": len(comparison.lines),
            "told": comparison.told,
            "silent": len(comparison.silent),
            "units": [
                {"unit": u.unit, "items": u.items, "sentences": u.sentences, "unplanned": u.unplanned}
                for u in comparison.units
            ],
        },
        "items": [_line_json(line) for line in comparison.lines],
        "silent": [line.path for line in comparison.silent],
        "unplanned": [_told_json(told) for told in comparison.unplanned],
        "mute": list(comparison.mute),
        "year": comparison.year,
        "other_years": [{"report": name, "year": year} for name, year in comparison.others],
        "swapped": list(comparison.swapped),
        "notes": list(note_words(comparison)),
    }


def _line_json(line: Line) -> dict[str, Any]:
    return {
        "path": line.path,
        "marker": line.marker,
        "title": line.title,
        "headings": list(line.headings),
        "level": line.level,
        "start": line.start,
        "end": line.end,
        "targets": [_figure(m) for m in line.targets],
        "points": [{"sentence": p.sentence, "start": p.start, "end": p.end, "told": p.told} for p in line.points],
        "matches": [_match_json(m) for m in line.matches],
        "totals": [
            {
                "target": t.target.start,
                "done": _number(t.done),
                "unit": t.target.unit,
                "share": float(t.share),
                "units": list(t.units),
                "parts": [{"unit": unit, "done": _number(done)} for unit, done in t.parts],
            }
            for t in line.totals
        ],
    }


def _match_json(m: Match) -> dict[str, Any]:
    return {
        **_told_json(m.told),
        "score": m.score,
        "shared": list(m.phrases),
        "point": m.point,
        "answers": [
            {
                "target": a.target.start,
                "figure": a.done.start,
                "share": None if a.share is None else float(a.share),
                "met": a.met,
            }
            for a in m.answers
        ],
    }


def _told_json(told: Told) -> dict[str, Any]:
    return {
        "report": told.report,
        "unit": told.unit,
        "section": told.section,
        "sentence": told.sentence,
        "start": told.start,
        "end": told.end,
        "line": told.line,
        "figures": _figures(told.figures),
    }


def _figures(measures: Iterable[Measure]) -> list[dict[str, Any]]:
    return [_figure(m) for m in measures]


def _figure(m: Measure) -> dict[str, Any]:
    return {
        "quote": m.quote,
        "start": m.start,
        "value": _number(m.value),
        "unit": m.unit,
        "bound": m.bound.value,
        "each": m.each,
        "role": m.role.value,
        "what": m.what,
    }


def _number(value: Number) -> int | float:
    return value if isinstance(value, int) else float(value)
