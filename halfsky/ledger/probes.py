"""Questions to the whole tree, answered yes or no and nothing else: limited for each person, logged for each asking."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from halfsky.accounts.models import ReadingLine
from halfsky.accounts.session import Actor
from halfsky.ledger.declaration import ProbeDraft
from halfsky.ledger.errors import TooManyProbes
from halfsky.ledger.models import BlindIndex, Claim, Record
from halfsky.ledger.sealing import digest

A_DAY = 200
"""Probes that one person may make in a day: more than any desk takes in, far fewer than a fishing trip needs."""
MARK = "全树核对"


def ask(by: Actor, record: Record, drafts: Iterable[ProbeDraft]) -> dict[str, bool]:
    """Return each probe's answer by slug, with one line in the log of readings; `TooManyProbes` above the limit."""
    asked = [draft for draft in drafts if draft.value]
    if not asked:
        return {}
    _check_limit(by, len(asked))
    ReadingLine.objects.create(
        user=by.user,
        unit_id=by.unit_id,
        what=ReadingLine.What.SEARCHED,
        record_number=record.number,
        detail=f"{MARK} {' '.join(draft.slug for draft in asked)}"[:200],
    )
    return {draft.slug: _is_held(record, draft) for draft in asked}


def _check_limit(by: Actor, more: int) -> None:
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    lines = ReadingLine.objects.filter(
        user=by.user, what=ReadingLine.What.SEARCHED, at__gte=start, detail__startswith=MARK
    )
    if lines.count() + more > A_DAY:
        raise TooManyProbes(_("今天的全树核对已到 %(n)d 次上限，请明天再办，或由本单位其他同事接着办。") % {"n": A_DAY})


def _is_held(record: Record, draft: ProbeDraft) -> bool:
    held = digest(draft.field_kind, draft.value)
    if draft.claim:
        return Claim.objects.filter(kind=draft.claim, digest=held).exclude(record=record).exists()
    same = BlindIndex.objects.filter(kind=draft.field_kind, digest=held, record__programme=record.programme)
    return same.exclude(record=record).exclude(record__status="void").exists()
