"""The tables of a bulletin."""

from __future__ import annotations

from fractions import Fraction

from django.utils.translation import gettext as _

from halfsky.reports.bulletin.blocks import Piece, Table, row
from halfsky.reports.bulletin.frozen import ChildRow, Frozen, LineRow, Num
from halfsky.reports.numbers import percent, plain


def overview(frozen: Frozen) -> Table:
    """Return all targets in one table."""
    head = (_("序号"), _("目标"), f"{frozen.month}月", _("累计"), _("目标数"), _("完成率"), _("进度"))
    rows = []
    for place, line in enumerate(frozen.lines, 1):
        goal = _("每个%(goal)s") % {"goal": line.goal_words} if line.reached is not None else line.goal_words
        title = f"{line.title}（{line.unit}）" if line.unit else line.title
        share = "" if line.is_ratio else percent(line.percent)
        rows.append(row(str(place), title, _cell(line.month), _cell(line.total), goal, share or "—", line.word))
    caption = _("表1　%(year)d年1至%(month)d月重点目标进展") % {"year": frozen.year, "month": frozen.month}
    return Table(caption, head, tuple(rows), (6, 34, 12, 14, 14, 10, 10))


def children(frozen: Frozen, line: LineRow, number: int) -> Table:
    """Return the units below by place, those without a place last, and what no child carries."""
    unit = f"（{line.unit}）" if line.unit else ""
    head = [_("名次"), _("单位")]
    head += (
        [_("分子"), _("分母"), _("比率")]
        if line.is_ratio
        else [f"{frozen.month}月", _("累计"), _("分解数"), _("完成率")]
    )
    rows = [_child(line, child) for child in in_place_order(line)]
    rows.append(_whole(line))
    caption = _("表%(n)d　%(year)d年1至%(month)d月%(title)s进展%(unit)s") % {
        "n": number,
        "year": frozen.year,
        "month": frozen.month,
        "title": line.title,
        "unit": unit,
    }
    widths = (10, 30, 20, 20, 20) if line.is_ratio else (10, 30, 15, 15, 15, 15)
    return Table(caption, tuple(head), tuple(rows), widths)


def in_place_order(line: LineRow) -> list[ChildRow]:
    """Return the rows below by place; without a place in code order, at the end."""
    return sorted(line.children, key=lambda child: (child.role != "child", child.place is None, child.place or 0))


def _child(line: LineRow, child: ChildRow) -> tuple[Piece, ...]:
    place = "—" if child.place is None else str(child.place)
    name = _("%(name)s（拆分前）") % {"name": child.name} if child.role == "former" else child.name
    if line.is_ratio:
        return row(place, name, _part(child.total.top), _part(child.total.bottom), _cell(child.total))
    share = Piece(share_words(line, child), child.total if child.percent is not None else None)
    return row(place, name, _cell(child.month), _cell(child.total), child.goal_words or "—", share)


def _whole(line: LineRow) -> tuple[Piece, ...]:
    name = _("合　计")
    if line.is_ratio:
        total = line.total
        top, bottom = (_part(total.top), _part(total.bottom)) if total else ("—", "—")
        return row("", name, top, bottom, _cell(total))
    goal = "—" if line.reached is not None else line.goal_words
    share = "—" if line.reached is not None else percent(line.percent)
    return row("", name, _cell(line.month), _cell(line.total), goal, share)


def share_words(line: LineRow, child: ChildRow) -> str:
    """Return the share of a unit's own part; a ratio's is the ratio."""
    return child.total.words if line.is_ratio else percent(child.percent)


def _cell(num: Num | None) -> Piece:
    return Piece("—") if num is None else Piece(num.words, num)


def _part(text: str | None) -> str:
    """Return a numerator or denominator as it is written: 182295.17."""
    return "—" if text is None else plain(Fraction(text), grouping=False)
