"""Rules of petitions as plain functions: no database, no request. Articles are those of 信访工作条例 (2022)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from halfsky import workdays
from halfsky.ledger.forms import Hint
from halfsky.programmes.rights.petition import tables
from halfsky.programmes.rights.petition.choices import FIRST_CHANNELS


def asks(demand: str) -> str:
    """Return what must be asked before a matter of the class is saved: violence, child or nothing."""
    found = tables.demands().get(demand)
    return found.asks if found else ""


def sayings(demand: str) -> Iterable[Hint]:
    """Return what may be said to her about a class of demand, with its article."""
    saying = tables.saying_for(demand)
    if saying is None:
        return ()
    later = _("挂断后再补：%(what)s") % {"what": saying.later}
    return (Hint(_("可以这样说"), (f"“{saying.say}”", later), source=saying.source, topic=tables.demand_label(demand)),)


def danger_hints(text: str) -> Iterator[Hint]:
    """Yield what must be asked first where her words may tell of danger: a hint, never a verdict."""
    for sign, word in tables.signs_in(text):
        title = _("她的话里有‘%(word)s’") % {"word": word}
        later = _("问清后在“人身安全”里选一项；不是这回事，就选“问过，现在没有危险”。")
        yield Hint(title, (sign.ask, later), sign.source, icon="urgent", tone="bad")


def unanswered_danger(text: str) -> str:
    """Return what to do where her words may tell of danger and nobody noted whether she is safe, or ""."""
    found = tables.signs_in(text)
    if not found:
        return ""
    sign, word = found[0]
    return _("她的话里有‘%(word)s’。%(ask)s再选这一项；不是这回事，选“问过，现在没有危险”。") % {
        "word": word,
        "ask": sign.ask,
    }


def below_hints(found: Iterable[tuple[str, str, str]]) -> Iterator[Hint]:
    """Yield a hint for each matter (number, unit, state) that is in term at a lower body (19)."""
    for number, unit, state in found:
        lines = (
            _("%(number)s，%(unit)s，%(state)s。") % {"number": number, "unit": unit, "state": state},
            _("上级不再受理，请改办“关联在办事项”，并告诉她办到哪一步。"),
        )
        yield Hint(_("下级正在期限内办理"), lines, _("《信访工作条例》第十九条"), icon="copy", tone="warn")


def repeat_hint() -> Hint:
    """Return the proposal to mark the matter 重复或重访; the mark sits on the matter, never on the woman."""
    lines = (_("近期同一人提过同一类事。是不是同一件，由您决定；是的话，“初次”选“重复或重访”。"),)
    return Hint(_("可能是重复或重访"), lines, icon="copy")


def entered_in_time(received: date, entered: date) -> bool:
    """Return whether a letter was registered on the working day on which it came (本会约定)."""
    return entered <= (received if workdays.is_workday(received) else workdays.next_workday(received))


def why_not_again(folded: dict[str, Any], is_below: bool, is_open: bool) -> str | None:
    """Return why the same matter is not taken in again: in term below (19), or ended by re-review (36)."""
    if is_below and is_open:
        return _("这件事下级正在期限内办理，上级不再受理（第十九条）；请改办“关联在办事项”，并告诉她办到哪一步。")
    if folded.get("data", {}).get("review_level", 0) >= 2 and not is_open:
        return _("这件事已有复核意见，同一事实和理由不再受理（第三十六条）；新的事实可以另行登记。")
    return None


def why_not_told_so(way: str, data: dict[str, Any]) -> str | None:
    """Return why she must not be told in that way: what she asked for on the telephone holds."""
    if data.get("callback") == "never" and way == "phone":
        return _("她说过不能回电，请换一种约定的方式告知。")
    if data.get("quiet") and way == "web":
        return _("她说过绝不留言，请换一种约定的方式告知。")
    if way == "none" and not data.get("is_unclear"):
        return _("姓名和联系方式都有，应当告知本人；请选实际告知的方式。")
    return None


def proposed_first(has_earlier: bool) -> str:
    """Return the proposal for 初次 or 重复: a person decides."""
    return "repeat" if has_earlier else "first"


def is_first_visit(data: dict[str, Any]) -> bool:
    """Return whether the matter is a 初信初访: the first letter, web letter or visit about it."""
    return data.get("first") == "first" and data.get("channel") in FIRST_CHANNELS


def is_claim_of_ours(data: dict[str, Any]) -> bool:
    """Return whether the sixty days run: a claim that the federation itself handles (31, 34)."""
    return data.get("route") == "own" and data.get("kind", "claim") == "claim"
