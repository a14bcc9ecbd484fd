"""The conditions of relief as findings: pure functions over her application and dated values. None of them decides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from halfsky import vault
from halfsky.ledger.declaration import ClaimDraft, EntryLike, ProbeDraft
from halfsky.ledger.fields import yuan
from halfsky.ledger.findings import Finding, RowOf, Verdict, from_rule
from halfsky.ledger.parameters import Row
from halfsky.ledger.state import State
from halfsky.vault.blind import normal_name

ONCE = "relief.once"
"""The claim of who was approved or paid: one woman once in a life, over the whole tree."""
TRACE = "relief.trace"
"""The claim of a bank's trace number: one payment is entered once."""

DISEASES = {
    "cervical": lazy("宫颈癌ⅡB期及以上"),
    "breast": lazy("乳腺浸润性癌"),
    "other": lazy("其他"),
}
CLASSES = {
    "minimum": lazy("低保"),
    "destitute": lazy("特困"),
    "relapse": lazy("易返贫致贫（含低保边缘）"),
    "spending": lazy("支出型困难"),
    "other": lazy("其他"),
}
PAPERS = {
    "form": lazy("申请表"),
    "id_card": lazy("身份证"),
    "household": lazy("户口页"),
    "diagnosis": lazy("诊断证明"),
    "record": lazy("病历"),
    "status": lazy("身份认定材料"),
    "costs": lazy("费用票据"),
}
OFFICES = {"insurance": lazy("医保"), "health": lazy("卫健"), "civil": lazy("民政"), "rural": lazy("农业农村")}
ANSWERS = {"match": lazy("属实"), "mismatch": lazy("不符"), "none": lazy("未回复")}


def reply_field(label: Any) -> forms.ChoiceField:
    """Return the field for one office's answer."""
    return forms.ChoiceField(label=label, choices=list(ANSWERS.items()), widget=forms.RadioSelect)


def probes(_state: State, values: Mapping[str, Any]) -> Iterable[ProbeDraft]:
    """Ask the whole tree: was she paid before, and does this diagnosis stand in another application?"""
    yield ProbeDraft("once", "id_no", str(values.get("id_no") or ""), claim=ONCE)
    yield ProbeDraft("paper", "mark", str(values.get("diagnosis_no") or ""))


def claims_her(_state: State, values: Mapping[str, Any]) -> Iterable[ClaimDraft]:
    """Claim the once-in-a-life relief for her when she is approved, or entered from an earlier year's list."""
    if values.get("outcome", "approve") == "approve":
        yield ClaimDraft(
            ONCE,
            "id_no",
            values["id_no"],
            _("她在全国范围内已有救助记录，一生只救助一次，不能再次审定；请拨打12338核实，并把结果告诉她。"),
        )


def claims_trace(_state: State, values: Mapping[str, Any]) -> Iterable[ClaimDraft]:
    yield ClaimDraft(TRACE, "mark", values["trace_no"], _("这个银行流水号已经用在另一笔发放上，请照回单核对。"))


def window_refusal(_state: State, entry: EntryLike) -> str | None:
    """Return why an application cannot enter on its day, or None inside the window."""
    window = entry.resolved["relief.window"]
    if window["opens"] <= entry.happened_on.isoformat() <= window["closes"]:
        return None
    sentence = _("本期申报窗口是 %(opens)s 至 %(closes)s；窗口外请用“留存待下期”，经她同意留到下一期。")
    return str(sentence % window)


def payment_refusal(state: State, sealed: Mapping[str, Any], typed: Mapping[str, Any]) -> str | None:
    """Return why a payment cannot be entered: another name on the account, or another amount than the standard."""
    if normal_name(typed["account_name"]) != normal_name(sealed["name"]):
        return _("回单户名与申请人姓名不一致，救助金只能进她本人的账户；请退汇或核对回单。")
    amount = state.resolved["relief.amount"]
    if typed["amount"] != amount:
        return _("金额应为 %(yuan)s 元，与审定标准不一致，请照银行回单核对。") % {"yuan": yuan(amount)}
    return None


def findings(state: State, values: Mapping[str, Any], row_of: RowOf) -> Iterator[Finding]:
    """Yield what every rule says of an application, with reason and source."""
    yield from typed_findings(state, values, row_of)
    yield once_finding(state, row_of("relief.duty_phone"))
    if state.data.get("held", {}).get("paper"):
        reason = _("同一编号的诊断书也在另一件申请里，请核对原件。")
        yield Finding("paper", _("诊断书"), "unmet", reason, _("本会约定：同一份材料不能两人使用"))
    yield from _replies(state)


def typed_findings(state: State, values: Mapping[str, Any], row_of: RowOf) -> Iterator[Finding]:
    """Yield what can be said from the form alone; a field that is still empty leaves its rule open."""
    yield _sex(values)
    yield _disease(values, row_of("relief.diseases"))
    yield _income(values, row_of("relief.classes"), row_of("relief.window"))
    yield _papers(state, values, row_of("relief.papers"))


def _sex(values: Mapping[str, Any]) -> Finding:
    is_female = vault.is_female(values.get("id_no") or "")
    reasons: dict[bool | None, tuple[Verdict, str]] = {
        True: ("met", _("身份证号显示为女性。")),
        False: ("unmet", _("身份证号的性别位显示为男性；救助只给患病妇女本人，请核对号码。")),
        None: ("open", _("还没有可用的身份证号。")),
    }
    verdict, reason = reasons[is_female]
    return Finding("identity", _("本人身份"), verdict, reason, _("救助对象是患病妇女本人"))


def _disease(values: Mapping[str, Any], row: Row | None) -> Finding:
    title, disease = _("病种分期"), values.get("disease")
    if not disease or row is None:
        return from_rule("disease", title, "open", _("还没有确诊信息，或当年通知的病种没有录入。"), row)
    label = DISEASES[disease]
    if disease in row.value:
        return from_rule("disease", title, "met", _("%(disease)s在救助病种内。") % {"disease": label}, row)
    reason = _("诊断是“%(disease)s”，不在救助病种内；请核对分期，是否通过由审定人决定。") % {"disease": label}
    return from_rule("disease", title, "unmet", reason, row)


def _income(values: Mapping[str, Any], row: Row | None, window: Row | None) -> Finding:
    title, income = _("困难类别"), values.get("income_class")
    if not income or row is None or window is None:
        return from_rule("income", title, "open", _("还没有困难认定信息，或当年通知没有录入。"), row)
    facts = {"name": CLASSES[income], "list": values.get("income_list") or "", "day": window.value["cutoff"]}
    if income not in row.value:
        return from_rule("income", title, "unmet", _("“%(name)s”不在通知列的困难类别内。") % facts, row)
    if not _is_listed(values, date.fromisoformat(window.value["cutoff"])):
        reason = _("截止日 %(day)s 当天她不在%(list)s（%(name)s）上，请核对列入和移出日期。") % facts
        return from_rule("income", title, "unmet", reason, window)
    return from_rule("income", title, "met", _("截止日 %(day)s 在%(list)s（%(name)s）上。") % facts, window)


def _is_listed(values: Mapping[str, Any], cutoff: date) -> bool:
    """Return whether she stood on her list on the cut-off day; values come typed (dates) or sealed (text)."""
    begins, ends = _day(values.get("listed_on")), _day(values.get("delisted_on"))
    return begins is not None and begins <= cutoff and (ends is None or cutoff < ends)


def _day(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    return date.fromisoformat(value) if value else None


def _papers(state: State, values: Mapping[str, Any], row: Row | None) -> Finding:
    title = _("材料")
    seen = set(values.get("papers") or state.data.get("papers") or ())
    if row is None:
        return from_rule("papers", title, "open", _("当年通知的材料清单没有录入。"), row)
    missing = [str(PAPERS[name]) for name in row.value if name not in seen]
    if missing:
        return from_rule("papers", title, "unmet", _("还缺：%(names)s。") % {"names": "、".join(missing)}, row)
    return from_rule("papers", title, "met", _("必备材料齐全。"), row)


def once_finding(state: State, phone: Row | None) -> Finding:
    title, source = _("一生一次"), _("项目通知：每人一次性救助，已领过的不再救助；申请过而没领到钱的，可以再申请")
    held = state.data.get("held", {}).get("once")
    number = phone.value if phone else ""
    if held is None:
        reason = _("提交时向全树核对，只告诉是与否；有疑问请拨打值班电话%(phone)s核实。") % {"phone": number}
        return Finding("once", title, "open", reason, source)
    if held:
        reason = _("全树核对：是，她名下已有救助记录。只告诉是与否；详情请拨打值班电话%(phone)s核实，由人决定。")
        return Finding("once", title, "unmet", reason % {"phone": number}, source, rests_on_plain=True)
    return Finding("once", title, "met", _("全树核对：否，没有查到救助记录。"), source, rests_on_plain=True)


def _replies(state: State) -> Iterator[Finding]:
    """An answer that never came is open: it is not an answer against her."""
    source = _("项目流程：县级妇联请医保、卫健、民政、农业农村核对")
    for office, answer in state.data.get("replies", {}).items():
        verdicts: dict[str, tuple[Verdict, str]] = {
            "match": ("met", _("%(office)s回复：属实。")),
            "mismatch": ("unmet", _("%(office)s回复：不符，请问清哪一项。")),
            "none": ("open", _("%(office)s还没有回复；未回复不等于不符。")),
        }
        verdict, reason = verdicts[answer]
        label = OFFICES[office]
        yield Finding(
            f"reply_{office}", _("部门核对"), verdict, reason % {"office": label}, source, rests_on_plain=True
        )
