"""What shuts a petition step: plain functions over the state and the entry, each with its article."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from halfsky.ledger.declaration import EntryLike
from halfsky.ledger.state import State
from halfsky.programmes.rights.petition import fold, tables
from halfsky.programmes.rights.petition.choices import OPINION_OUTCOMES
from halfsky.programmes.rights.petition.rules import is_claim_of_ours

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as Text


def referral(state: State, entry: EntryLike) -> str | None:
    """Nothing goes out without a live consent line or a named duty; an accusation never goes to the accused (30)."""
    data = entry.data
    if data["mark"] and data["mark"] == state.data.get("accused_mark"):
        return _("不能转给被反映的单位（《信访工作条例》第三十条），请换一个接收单位。")
    if data["basis"] != "consent":
        return None
    lines = fold.live_consents(state, entry.happened_on)
    fitting = [row for row in lines if row["to"] == data["to"] and row["purpose"] == data["purpose"]]
    if any(set(data["shared"]) <= set(row["shared"]) for row in fitting):
        return None
    if fitting:
        return _("本人同意提供的内容没有这么多，请照同意的内容转，或先补记同意。")
    return _("还没有本人对“%(body)s”、这一用途的同意，请先办“同意”，或写明法定报告义务。") % {
        "body": tables.bodies()[data["to"]]
    }


def urging(state: State, entry: EntryLike) -> str | None:
    is_accused = entry.data["mark"] and entry.data["mark"] == state.data.get("accused_mark")
    if is_accused and state.data.get("kind") == "accusation":
        return _("检举控告不能交给被检举控告的单位（第三十条）；请转介纪检监察机关。")
    return None


def extension(state: State, entry: EntryLike) -> str | None:
    """Once only, within the sixty days (34)."""
    spans = state.data.get("spans", [])
    if spans and spans[-1]["longer"]:
        return _("已经延过一次，不能再延（《信访工作条例》第三十四条）。")
    due = state.dues.get(f"handle#{len(spans)}")
    if due is not None and entry.happened_on.isoformat() > due["due"]:
        return _("办理期限 %(due)s 已过，不能再批延期；请抓紧办结并说明逾期原因。") % {"due": due["due"]}
    return None


def extension_shut(state: State) -> str | None:
    if not is_claim_of_ours(state.data):
        return _("只有自办的求决事项有六十日办理期限，可以延期；这件按跟进期限办。")
    return None


def proposal(state: State, entry: EntryLike) -> str | None:
    waiting = fold.open_rows(state, "refer")
    if waiting and not entry.data.get("open_reason"):
        return _("还有 %(n)d 件转介没有答复，请先催办，或选明没有答复为什么也办结。") % {"n": len(waiting)}
    rows = [*state.data.get("refer", []), *state.data.get("urge", [])]
    if entry.data["outcome"] == "referred" and not any(row.get("answered") for row in rows):
        return _("还没有接收单位的答复，不能按“已转介并得答复”办结。")
    return None


def opinion_shut(state: State) -> str | None:
    if state.data.get("route") != "own":
        return _("处理意见只用于自办的事项；这件请由经办人拟办结，负责人确认。")
    if state.status == "proposed" and state.data.get("outcome") not in OPINION_OUTCOMES:
        return _("拟按撤回或失联办结，不出处理意见；请办“办结”，不同意的退回再办。")
    return None


def close_shut(state: State) -> str | None:
    """What the federation answers itself ends with an opinion, never by a click (31, 32, 34)."""
    if state.data.get("route") == "own" and state.data.get("outcome") in OPINION_OUTCOMES:
        return _("自办的事项要出具处理意见才能办结，请办“处理意见”。")
    return None


def objection(state: State, entry: EntryLike) -> str | None:
    hops = state.data.get("hops", [])
    due = state.dues.get(f"objection#{len(hops)}")
    if due is not None and entry.happened_on.isoformat() > due["due"]:
        return _("异议期限 %(due)s 已过，请先接收；确实不归本单位的，办“移交”并说明理由。") % {"due": due["due"]}
    return None


def review_shut(state: State) -> str | None:
    if state.data.get("review_level", 0) >= 2:
        return _("已有复核意见，信访程序到此终结（《信访工作条例》第三十六条）。")
    if not state.data.get("has_opinion"):
        return _("这件没有出具处理意见，不走复查复核；有新的事实可以重启或另行登记。")
    return None


def rows_shut(name: str, sentence: Text) -> Callable[[State], str | None]:
    """Return a gate that is shut while no row waits for an answer."""

    def shut(state: State) -> str | None:
        return None if fold.open_rows(state, name) else str(sentence)

    return shut


def call_back_shut(state: State) -> str | None:
    if state.data.get("outcome") == "answered":
        return _("当场解答的咨询不留联系方式，不用回访。")
    return None


def merge(state: State, _entry: EntryLike) -> str | None:
    if fold.open_rows(state, "refer"):
        return _("这件还有转介没有答复，先记答复再并案。")
    return None
