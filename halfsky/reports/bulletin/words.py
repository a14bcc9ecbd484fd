"""The words of a bulletin: computed from its frozen rows alone, without adjectives that nobody can check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from itertools import groupby

from django.utils.translation import gettext as _

from halfsky.indicators.figure import ValueState
from halfsky.network.models import Level
from halfsky.plans.progress import Light
from halfsky.reports.bulletin import tables
from halfsky.reports.bulletin.blocks import Block, Paper, Paragraph, Piece, joined, paragraph
from halfsky.reports.bulletin.frozen import ChildRow, Frozen, LineRow
from halfsky.reports.numbers import percent, plain

TOP = 3


def paper(frozen: Frozen, number: str, day: date | None) -> Paper:
    """Return the bulletin as a document; without a number and a day it is a draft."""
    return Paper(
        organ=_("%(unit)s文件") % {"unit": frozen.unit_name},
        number=(number or _("（草稿，签发时编号）")) + (_("（演示）") if frozen.is_demo else ""),
        title=_title(frozen),
        to=_receivers(frozen.level),
        blocks=tuple(_blocks(frozen)),
        signed=frozen.unit_name,
        date=cn_day(day) if day else _("（签发日期）"),
        copies=frozen.parent_name or _("全国妇女联合会办公厅"),
        printed_by=_("%(unit)s办公室") % {"unit": frozen.unit_name},
        is_demo=frozen.is_demo,
        is_draft=not number,
    )


def cn_day(day: date) -> str:
    """Return 2026年10月12日."""
    return _("%(year)d年%(month)d月%(day)d日") % {"year": day.year, "month": day.month, "day": day.day}


def _title(frozen: Frozen) -> tuple[str, str]:
    """Return the title in two lines, broken between words."""
    words = {"year": frozen.year, "month": frozen.month, "whole": whole(frozen)}
    last = _("进展情况的更正通报") if frozen.corrects else _("进展情况的通报")
    return _("关于%(year)d年%(month)d月%(whole)s妇联重点目标") % words, last


def whole(frozen: Frozen) -> str:
    """Return 全省, 全市, 全州, 全县 ..."""
    place = frozen.unit_short.removesuffix("妇联")
    if frozen.level == Level.PROVINCE:
        return _("全省")
    last = place[-1:]
    return f"全{last}" if last in "市州县区乡镇" else _("全域")


def _receivers(level: int) -> str:
    named = {
        Level.PROVINCE: _("各市州妇联"),
        Level.CITY: _("各县市区妇联"),
        Level.COUNTY: _("各乡镇（街道）妇联"),
        Level.TOWNSHIP: _("各村（社区）妇联"),
    }
    return named.get(Level(level), _("各有关单位"))


def _blocks(frozen: Frozen) -> Iterator[Block]:
    yield _opening(frozen)
    yield paragraph(_("一、总体进展"), level=1)
    yield paragraph(_summary(frozen))
    yield from (_line(frozen, line) for line in frozen.lines if line.total is not None)
    yield tables.overview(frozen)
    ranked = [line for line in frozen.lines if line.is_ranked]
    if ranked:
        yield paragraph(_("二、各地进展"), level=1)
        for place, line in enumerate(ranked, 2):
            yield _leaders(line, place)
            yield tables.children(frozen, line, place)
    faults = list(_faults(frozen))
    if faults:
        yield paragraph(_("三、存在的问题") if ranked else _("二、存在的问题"), level=1)
        yield from faults


def _opening(frozen: Frozen) -> Paragraph:
    words = {
        "plan": "、".join(f"《{title}》" for title in frozen.plans) or _("年度工作安排"),
        "month": frozen.month,
        "whole": whole(frozen),
        "day": frozen.day.day,
    }
    text = (
        _("根据%(plan)s，现将%(month)d月%(whole)s妇联重点目标进展情况通报如下，数据截至%(month)d月%(day)d日。") % words
    )
    if frozen.corrects:
        text = _("%(number)s经核对有数字需要更正，以本件为准。") % {"number": frozen.corrects} + text
    return paragraph(text)


def _summary(frozen: Frozen) -> str:
    names = ((Light.DONE, _("完成")), (Light.OK, _("正常")), (Light.SLOW, _("偏慢")), (Light.BEHIND, _("滞后")))
    counts = {light: sum(line.light == light for line in frozen.lines) for light, _name in names}
    told = [f"{name}{counts[light]}项" for light, name in names if counts[light]]
    silent = len(frozen.lines) - sum(counts.values())
    told += [_("未报或不评%(n)d项") % {"n": silent}] if silent else []
    return _("%(n)d项目标中，%(told)s。时间进度为%(pace)s。") % {
        "n": len(frozen.lines),
        "told": "、".join(told),
        "pace": percent(frozen.pace),
    }


def _line(frozen: Frozen, line: LineRow) -> Paragraph:
    """Return what a target reached: the month, the total, the share, the distance from the pace."""
    assert line.total is not None
    if line.total.value is None:
        return paragraph(_("%(title)s：%(word)s。") % {"title": line.title, "word": line.word})
    pieces: list[str | Piece] = [f"{line.title}："]
    if line.month is not None and line.month.value is not None and not line.is_ratio:
        pieces += [f"{frozen.month}月", Piece(f"{line.month.words}{line.unit}", line.month), "；"]
    until = f"1至{frozen.month}月" if frozen.month > 1 else "1月"
    pieces += [until, "" if line.is_ratio else _("累计"), Piece(f"{line.total.words}{line.unit}", line.total)]
    pieces += [*_share(line), *_late(frozen, line), "。"]
    return paragraph(*pieces)


def _share(line: LineRow) -> list[str | Piece]:
    if line.goal is None or line.percent is None:
        return []
    if line.reached is not None:
        children = [child for child in line.children if child.role == "child"]
        words = {"n": len(children), "reached": line.reached, "goal": f"{line.goal_words}{line.unit}"}
        return [_("，%(n)d个单位中%(reached)d个达到每个单位%(goal)s的要求") % words]
    if line.is_ratio:
        return [_("，目标%(goal)s%(unit)s") % {"goal": line.goal_words, "unit": line.unit}]
    pieces: list[str | Piece] = [_("，完成年度目标的"), Piece(percent(line.percent), line.total)]
    gap = round(line.percent - (line.pace or 0), 1)
    if gap and line.light != Light.DONE:
        pieces.append(_("，快于时间进度") if gap > 0 else _("，慢于时间进度"))
        pieces.append(_("%(gap)s个百分点") % {"gap": f"{abs(gap):.1f}"})
    return pieces


def _late(frozen: Frozen, line: LineRow) -> list[str]:
    """Return what was entered since the last bulletin for days that it covered."""
    if line.late is None:
        return []
    words = {"number": frozen.last_number, "late": line.late, "unit": line.unit}
    return [_("（其中%(number)s印发后补记%(late)s%(unit)s）") % words]


def _leaders(line: LineRow, table: int) -> Paragraph:
    """Return who stands in front, equal ones together, and in which table all stand."""
    ranked = sorted((child for child in line.children if child.place is not None), key=lambda child: child.place or 0)
    groups = [(place, list(rows)) for place, rows in groupby(ranked, key=lambda child: child.place)]
    told: list[list[str | Piece]] = []
    for place, rows in groups:
        if place is None or place > TOP:
            break
        share = Piece(tables.share_words(line, rows[0]), rows[0].total)
        names = "、".join(child.name for child in rows)
        told.append(
            [
                _("%(names)s并列第%(place)d（") % {"names": names, "place": place} if len(rows) > 1 else f"{names}（",
                share,
                "）",
            ]
        )
    return paragraph(
        _("%(title)s进度居前的是") % {"title": line.title}, *joined(told), _("。各地进展见表%(n)d。") % {"n": table}
    )


def _faults(frozen: Frozen) -> Iterator[Paragraph]:
    behind = [line.title for line in frozen.lines if line.light == Light.BEHIND]
    if behind:
        yield paragraph(_("滞后的目标：%(titles)s。") % {"titles": "、".join(behind)})
    for line in frozen.lines:
        children = [child for child in line.children if child.role == "child" and line.is_ranked]
        far = [child for child in children if _is_far(frozen, line, child)]
        silent = [child for child in children if child.total.state == ValueState.NO_DATA]
        zero = [child for child in children if child.total.state == ValueState.ZERO]
        told = [
            (far, _("慢于时间进度%(points)s个百分点以上") % {"points": plain(Fraction(str(frozen.far_behind)))}),
            (zero, _("已报，为0")),
            (silent, _("未报，不参加排名，请尽快补报")),
        ]
        words = "；".join(f"{_names(rows)}{text}" for rows, text in told if rows)
        if words:
            yield paragraph(f"{line.title}：{words}。")


def _is_far(frozen: Frozen, line: LineRow, child: ChildRow) -> bool:
    if line.is_ratio or child.percent is None or line.pace is None or child.total.state == ValueState.ZERO:
        return False
    return line.pace - child.percent >= frozen.far_behind


def _names(rows: Sequence[ChildRow]) -> str:
    return "、".join(child.name for child in rows)
