"""Making and issuing a bulletin: draft, read anew, return, issue, correct. Whoever drafted it does not issue it."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts import policy
from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.ledger import parameters
from halfsky.ledger.numbers import next_in
from halfsky.ledger.watermark import current_watermark
from halfsky.network.models import Basis, Unit
from halfsky.reports.bulletin.check import check
from halfsky.reports.bulletin.compute import compute, month_end
from halfsky.reports.bulletin.frozen import digest, from_json
from halfsky.reports.errors import ReportError
from halfsky.reports.models import Bulletin, BulletinLine, Draft

What = BulletinLine.What


def may_work(actor: Actor, unit_id: int) -> bool:
    """Return whether the actor may draft and issue bulletins of that unit."""
    return actor.unit_id == unit_id and policy.may(actor.post, Action.REPORT_ISSUE)


def draft(actor: Actor, month: int, *, corrects: Bulletin | None = None, is_demo: bool = False) -> Draft:
    """Return the open draft of the actor's unit and month, made now where there is none."""
    if not may_work(actor, actor.unit_id):
        raise ReportError(_("通报由本单位的综合计划人员或负责人拟稿。"))
    _refuse_month(actor.post.unit, month, corrects)
    watermark = current_watermark()
    try:
        with transaction.atomic():
            frozen = compute(actor.post.unit, month, watermark, corrects=corrects, is_demo=is_demo)
            made = Draft.objects.create(
                unit=actor.post.unit,
                month=month,
                corrects=corrects,
                watermark=watermark,
                rows=frozen.to_json(),
                drafted_by=actor.user,
            )
            _note(made, What.DRAFTED, actor)
    except IntegrityError:
        return Draft.objects.get(unit_id=actor.unit_id, month=month, is_open=True)
    return made


def _refuse_month(unit: Unit, month: int, corrects: Bulletin | None) -> None:
    year, number = divmod(month, 100)
    if not (1949 <= year <= 2100 and 1 <= number <= 12) or date(year, number, 1) > timezone.localdate():
        raise ReportError(_("这个月还没有开始，请选已经开始的月份。"))
    newest = Bulletin.objects.filter(unit=unit, month=month).order_by("-id").first()
    if newest is not None and corrects is None:
        raise ReportError(_("这个月的通报已经签发（%(number)s）。有错请发更正通报。") % {"number": newest.number})
    if corrects is not None and (newest is None or newest.pk != corrects.pk):
        raise ReportError(_("只能更正这个月最新的一份通报。"))


def read_anew(made: Draft, actor: Actor) -> Draft:
    """Read the draft's figures again, up to the newest entry."""
    watermark = current_watermark()
    with transaction.atomic():
        found = _locked(made, actor)
        is_demo = bool(found.rows.get("is_demo"))
        frozen = compute(
            found.unit, found.month, watermark, basis=Basis(found.basis), corrects=found.corrects, is_demo=is_demo
        )
        found.rows, found.watermark, found.read_at = frozen.to_json(), watermark, timezone.now()
        found.save(update_fields=["rows", "watermark", "read_at"])
        _note(found, What.READ, actor, watermark=watermark)
    return found


@transaction.atomic
def send_back(made: Draft, actor: Actor, reason: str) -> Draft:
    """Return the draft to who drafted it, with the reason."""
    found = _locked(made, actor)
    if not reason.strip():
        raise ReportError(_("请写明退回的原因，拟稿人会看到。"))
    _note(found, What.RETURNED, actor, words=reason.strip()[:200])
    return found


@transaction.atomic
def issue(made: Draft, actor: Actor, *, on: date | None = None) -> Bulletin:
    """Issue the draft: it gets its number, its rows never change again."""
    found = _locked(made, actor)
    day = on or timezone.localdate()
    _refuse_issue(found, actor, day)
    number = _number(found.unit, day)
    rows = found.rows
    made_now = Bulletin.objects.create(
        draft=found,
        unit=found.unit,
        month=found.month,
        number=number,
        basis=found.basis,
        corrects=found.corrects,
        watermark=found.watermark,
        as_of=month_end(found.month),
        rows=rows,
        digest=digest(rows, number, day.isoformat()),
        issued_by=actor.user,
        issued_on=day,
    )
    found.is_open = False
    found.save(update_fields=["is_open"])
    _note(found, What.ISSUED, actor, number=number)
    return made_now


def _refuse_issue(found: Draft, actor: Actor, day: date) -> None:
    if found.drafted_by_id == actor.user.pk:
        raise ReportError(_("拟稿的人不签发自己的稿，请由另一位负责人或综合计划人员签发。"))
    if day <= month_end(found.month):
        raise ReportError(
            _("%(month)d 月还没有过完，下月 1 日起可以签发；现在的数只供核对。") % {"month": found.month % 100}
        )
    last = found.lines.exclude(what=What.ISSUED).last()
    if last is not None and last.what == What.RETURNED:
        raise ReportError(_("这份稿子被退回了，请拟稿人核对后重新取数。"))
    if from_json(found.rows).day < month_end(found.month):
        raise ReportError(_("稿子里的数还没有到月底，请先重新取数再签发。"))
    if not check(from_json(found.rows)).is_same:
        raise ReportError(_("稿子里的数和看板不一致（区划或计划有变动），请先重新取数。"))


def _number(unit: Unit, day: date) -> str:
    """Return the next number of the unit's bulletins in a year: 湘妇通报〔2026〕3号."""
    word = parameters.value_for("reports.bulletin_word", unit.code, day)
    serial = next_in(f"bulletin:{unit.pk}:{day.year}")
    return f"{unit_mark(unit, day)}{word}〔{day.year}〕{serial}号"


def unit_mark(unit: Unit, day: date) -> str:
    """Return the unit's mark in document numbers: its own parameter (not one of a unit above), else its place."""
    row = parameters.row_for("reports.unit_mark", unit.code, day) if _has_mark(unit, day) else None
    return str(row.value) if row else unit.short.removesuffix("妇联") + "妇"


def _has_mark(unit: Unit, day: date) -> bool:
    """Return whether a mark is kept for just this unit: 430600 is the region 4306."""
    head = unit.code[: 2 * int(unit.level)]
    known = {row.region for one in parameters.known() if one.code == "reports.unit_mark" for row in one.rows}
    return bool(head) and head in known


def _locked(made: Draft, actor: Actor) -> Draft:
    found = Draft.objects.select_for_update(of=("self",)).select_related("unit__parent", "corrects").get(pk=made.pk)
    if not may_work(actor, found.unit_id):
        raise ReportError(_("通报由本单位的综合计划人员或负责人办理。"))
    if not found.is_open:
        raise ReportError(_("这份通报已经签发，不能再改。有错请发更正通报。"))
    return found


def _note(made: Draft, what: BulletinLine.What, actor: Actor, words: str = "", **data: object) -> None:
    BulletinLine.objects.create(draft=made, what=what, words=words, data=data, by=actor.user)
