"""Taking a document in: it is opened, read, and laid out for review. The file itself is kept under its hash."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky import reading
from halfsky.accounts.policy import Action
from halfsky.accounts.session import Actor
from halfsky.ledger.attachments import keep_files
from halfsky.plans import binding
from halfsky.plans.actions.base import check_may, note
from halfsky.plans.actions.carry import carry_over
from halfsky.plans.errors import AnotherUnit, PlanError
from halfsky.plans.models import Plan, PlanItem, Target
from halfsky.plans.ownership import other_unit
from halfsky.reading.files import UnreadableFile, open_document
from halfsky.reading.model import Document, Measure, PartKind

YEAR = re.compile(r"((?:19|20)\d{2})\s*年")


def upload(
    by: Actor,
    name: str,
    content: bytes,
    *,
    year: int | None = None,
    replaces: Plan | None = None,
    is_own: bool = True,
) -> Plan:
    """Read the document and return its plan, ready for review; `PlanError` says why a file cannot be taken.

    Unless the caller says that the plan is the unit's own, a document that names another one raises `AnotherUnit`.
    """
    check_may(by, Action.PLAN_EDIT, by.unit_id)
    if replaces is not None and (replaces.unit_id != by.unit_id or replaces.state != Plan.State.PUBLISHED):
        raise PlanError(_("只能重发本单位已发布的计划。"))
    try:
        opened = open_document(content, name)
    except UnreadableFile as fault:
        raise PlanError(str(fault)) from fault
    document = reading.read(opened.text)
    if not document.items and not document.measures:
        raise PlanError(_("这份文件里没有读到条目和数字，请核对是不是工作要点，或另存为 .docx 后再传。"))
    other = None if is_own else other_unit(document, by.post.unit)
    if other is not None:
        raise AnotherUnit(
            _("文件写的是%(other)s，您在%(own)s；仍要作为本单位的计划吗？")
            % {"other": other.name, "own": by.post.unit.name}
        )
    with transaction.atomic():
        return _store(by, name, content, document, year, replaces)


def _store(by: Actor, name: str, content: bytes, document: Document, year: int | None, replaces: Plan | None) -> Plan:
    kept = keep_files({"plan": SimpleUploadedFile(name, content)})[0]
    plan = Plan.objects.create(
        unit_id=by.unit_id,
        year=year or year_of(document),
        title=(document.title or name)[:200],
        doc_number=_part(document, PartKind.NUMBER)[:60],
        replaces=replaces,
        file_name=kept["name"],
        file_sha256=kept["sha256"],
        text=document.text,
        uploaded_by=by.user,
    )
    items = _store_items(plan, document)
    targets = [_target(plan, order, measure, items) for order, measure in enumerate(document.measures, start=1)]
    binding.propose_all(targets, document.text)
    Target.objects.bulk_create(targets)
    note(plan, by, "upload", file=kept, items=len(items), targets=len(targets))
    if replaces is not None:
        carry_over(replaces, plan, by)
    return plan


def _store_items(plan: Plan, document: Document) -> list[PlanItem]:
    rows: list[PlanItem] = []
    for order, item in enumerate(document.items):
        rows.append(
            PlanItem.objects.create(
                plan=plan,
                order=order,
                level=item.level,
                marker=item.marker[:24],
                title=item.title[:300],
                start=item.start,
                end=item.end,
                parent=rows[item.parent] if item.parent is not None else None,
            )
        )
    return rows


def _target(plan: Plan, order: int, measure: Measure, items: list[PlanItem]) -> Target:
    return Target(
        plan=plan,
        item=items[measure.item] if measure.item is not None else None,
        order=order,
        start=measure.start,
        end=measure.end,
        quote=measure.quote[:200],
        sentence_start=measure.sentence.start,
        sentence_end=measure.sentence.end,
        what=measure.what[:120],
        value=Decimal(str(measure.value)),
        unit=measure.unit[:20],
        bound=measure.bound.value,
        each=measure.each,
        role=measure.role.value,
        state=Target.State.WAITING if measure.role.value == "target" else Target.State.DROPPED,
        confidence=measure.confidence,
        doubts=[{"code": doubt.code, "sentence": doubt.sentence} for doubt in measure.doubts],
        due_text=(measure.deadline or "")[:40],
        due_on=last_day(measure.deadline or "", plan.year),
        responsible=(measure.responsible or "")[:80],
    )


def year_of(document: Document) -> int:
    """Return the year that the document plans: the one in its title, else the first it names, else this year."""
    for text in (document.title, document.text[:2000]):
        found = YEAR.search(text)
        if found:
            return int(found.group(1))
    return timezone.localdate().year


def _part(document: Document, kind: PartKind) -> str:
    return next((part.text.strip() for part in document.parts if part.kind is kind), "")


def last_day(text: str, year: int) -> date | None:
    """Return the last day that words such as 6月底前 or 上半年 allow, or None."""
    if not text:
        return None
    if "上半年" in text:
        return date(year, 6, 30)
    found = re.search(r"(\d{1,2})\s*月", text)
    if not found or not 1 <= int(found.group(1)) <= 12:
        return None
    months = [int(number) for number in re.findall(r"(\d{1,2})\s*月", text)]
    month = max(number for number in months if 1 <= number <= 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
