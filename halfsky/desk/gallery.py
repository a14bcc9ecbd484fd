"""All components on one page with made-up values, to compare with how they should look; never served to the public."""

from __future__ import annotations

from datetime import date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from halfsky import workdays

from .clockface import brief_face, clock_face
from .context import is_demo
from .drawing import Tile, pace_tone, trend

TODAY = date(2026, 10, 12)
PACE = 78.1
SWATCHES = [
    ("sky", "天青", "按钮、链接、选中"),
    ("sky50", "天青浅", "选中底、提示"),
    ("dawn", "朝霞", "今天、手调、冲正"),
    ("jade", "青玉", "正常、完成"),
    ("amber", "琥珀", "偏慢、存疑"),
    ("cinn", "朱砂", "逾期、危险"),
    ("plum", "黛紫", "封存、退回"),
    ("ink", "墨", "正文"),
    ("ink2", "墨二", "说明"),
    ("ground", "纸底", "页面底"),
    ("paper", "纸", "卡片"),
]
PLACES = [
    ("长沙", 96.8),
    ("常德", 81.5),
    ("郴州", 69.7),
    ("邵阳", 58.0),
    ("永州", 0.0),
    ("张家界", None),
    ("益阳", 81.5),
]
TOTALS = [220.0, 560.0, 2900.0, 5600.0, 8700.0, 11800.0, 13400.0, 15600.0, 20200.0, 23781.0]


class SampleForm(forms.Form):
    """One field of each kind."""

    phone = forms.CharField(label="联系电话", required=False, help_text="只有承办人看得到")
    received = forms.DateField(label="受理日期", initial=TODAY)
    opinion = forms.ChoiceField(
        label="处理意见",
        choices=[("", "---"), ("yes", "支持"), ("explain", "解释"), ("no", "不支持")],
        error_messages={"required": "请选一项：支持、解释、不支持"},
    )
    seen = forms.MultipleChoiceField(
        label="见到谁",
        required=False,
        choices=[("child", "孩子"), ("guardian", "监护人"), ("neighbour", "邻居")],
        widget=forms.CheckboxSelectMultiple,
    )
    county = forms.ChoiceField(label="在哪里", choices=[(str(n), f"第{n}个乡镇") for n in range(1, 13)])
    said = forms.CharField(label="她说了什么", widget=forms.Textarea, help_text="照她的原话记，不替她概括")
    paper = forms.FileField(label="附件", required=False)
    shared_phone = forms.BooleanField(label="手机与他人共用", required=False)


def entries() -> list[SimpleNamespace]:
    """Return three made-up ledger entries: plain, reversing, reversed."""
    zone = ZoneInfo("Asia/Shanghai")
    blank: dict[str, Any] = {"note": "", "files": [], "quote": "", "reverses": None, "reversed_by": None, "hash": ""}
    blank |= {"happened_on": None, "who": "", "reverse_url": ""}
    rows = [
        {"number": 9, "title": "协调会", "icon": "users", "text": "三方到会，同意重新核对名单。", "hash": "c8f2aa77b1"},
        {"number": 10, "title": "冲正", "icon": "", "reverses": 8, "text": "原因必填；答复件数 −1。"},
        {"number": 8, "title": "书面答复", "icon": "mail-forward", "reversed_by": 10, "text": "已答复办理进展。"},
    ]
    times = [(22, 15, 40), (22, 16, 5), (15, 10, 12)]
    return [
        SimpleNamespace(**(blank | row), entered_at=datetime(2026, 9, day, hour, minute, tzinfo=zone))
        for row, (day, hour, minute) in zip(rows, times, strict=True)
    ]


def ranks() -> list[dict[str, Any]]:
    """Return a made-up ranking with a tie, a zero, a hidden number and a unit that has not reported."""
    rows = [
        (1, "长沙市", 3872, 4000, 96.8, "", False),
        (2, "常德市", 2038, 2500, 81.5, "", True),
        (2, "益阳市", 1630, 2000, 81.5, "", True),
        (4, "永州市", 0, 1500, 0.0, "zero", False),
        (None, "娄底市", None, 1500, None, "few", False),
        (None, "张家界市", None, 1000, None, "na", False),
    ]
    names = ("place", "name", "numerator", "denominator", "percent", "state", "is_tied")
    return [
        dict(zip(names, row, strict=True)) | {"values": [0, row[2] * 0.4, row[2]] if row[2] is not None else None}
        for row in rows
    ]


def tiles() -> list[Tile]:
    """Return made-up tiles in every tone."""
    shown = [
        Tile(
            name,
            name,
            "未报" if percent is None else "0" if percent == 0 else f"{percent:.1f}%",
            pace_tone(percent, PACE),
            url="#",
            is_chosen=name == "益阳",
        )
        for name, percent in PLACES
    ]
    return [*shown, Tile("娄底", "娄底", "少于 5", "few")]


def sample_context() -> dict[str, Any]:
    """Return what the gallery shows."""
    clock = workdays.explain(date(2026, 9, 30), 5, "working")
    long_clock = workdays.explain(date(2026, 8, 11), 60)
    return {
        "swatches": SWATCHES,
        "chips": [
            brief_face(date(2026, 10, 24), TODAY),
            brief_face(TODAY, TODAY, hour="17:30"),
            brief_face(date(2026, 10, 10), TODAY),
        ],
        "working": clock_face(clock, TODAY, rule="转送异议，5 个工作日", basis="《信访工作条例》第二十三条"),
        "long": clock_face(long_clock, TODAY, rule="办理，60 日", basis="《信访工作条例》第三十四条"),
        "entries": entries(),
        "form": SampleForm({"phone": "", "received": "2026-10-12", "said": "我就想问一问。", "county": "3"}),
        "blank": SampleForm(prefix="blank"),
        "tiles": tiles(),
        "ranks": ranks(),
        "trend": trend(TOTALS, [value * 0.97 for value in TOTALS], 32000, name="培训人次", elapsed=0.4),
        "values": [0, 1, 2, 4, 7, 9, 10, 13, 16, 20],
        "step_names": ["登记", "受理", "办理", "答复", "回访", "归档"],
        "page": Paginator(range(60), 10).page(2),
    }


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component; only while developing or in the demonstration, else there is no such page."""
    if not (settings.DEBUG or is_demo()):
        raise Http404
    return render(request, "desk/gallery.html", sample_context())
