"""What relief asks for at each step. Whatever names her, her illness, her poverty or her account is sealed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.ledger import findings
from halfsky.ledger.fields import AccountField, IdNumberField, PhoneField
from halfsky.ledger.forms import Hint, PersonDraft, StepForm
from halfsky.ledger.places import below
from halfsky.ledger.shapes.application_forms import ApplyForm, CityCheckForm, CountyCheckForm, DecideForm, ReturnForm
from halfsky.ledger.state import State
from halfsky.network.models import Unit
from halfsky.programmes.livelihood.relief import rules

SEALED = (
    "name",
    "id_no",
    "phone",
    "hospital",
    "disease",
    "diagnosed",
    "diagnosis_no",
    "income_class",
    "income_list",
    "listed_on",
    "delisted_on",
    "account",
    "helper",
    "helper_tie",
)

VERDICT_WORDS = {"unmet": _("要看"), "open": _("未定")}


def _date(label: Any, **kwargs: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class SubmitForm(ApplyForm):
    """Her application, in the order of the talk: who she is, her illness, her hardship, her account, her papers."""

    sealed = SEALED
    blind = {"id_no": "id_no", "phone": "phone", "name": "name", "diagnosis_no": "mark"}
    headings = {
        "name": str(_("她是谁")),
        "hospital": str(_("确诊情况")),
        "income_class": str(_("困难认定")),
        "account": str(_("收款账户")),
        "papers": str(_("材料与同意")),
    }

    name = forms.CharField(label=_("申请人姓名"), max_length=40)
    id_no = IdNumberField(help_text=_("15位老号码也可以，会自动换算成18位"))
    phone = PhoneField()
    place = forms.ModelChoiceField(label=_("户籍所在村（社区）或乡镇"), queryset=Unit.objects.none())
    filed_by = forms.ChoiceField(
        label=_("怎样申请的"),
        choices=[("self", _("本人来办")), ("helper", _("村（社区）或亲属代办"))],
        widget=forms.RadioSelect,
    )
    helper = forms.CharField(label=_("代办人姓名"), max_length=40, required=False)
    helper_tie = forms.CharField(label=_("代办人与她的关系"), max_length=20, required=False)
    hospital = forms.CharField(label=_("确诊医院"), max_length=60)
    disease = forms.ChoiceField(label=_("病种分期"), choices=list(rules.DISEASES.items()), widget=forms.RadioSelect)
    diagnosed = _date(_("确诊日期"))
    diagnosis_no = forms.CharField(
        label=_("病理或诊断书编号"), max_length=40, required=False, help_text=_("用来发现同一份诊断书两人共用")
    )
    income_class = forms.ChoiceField(label=_("困难类别"), choices=list(rules.CLASSES.items()), widget=forms.RadioSelect)
    income_list = forms.CharField(
        label=_("在哪份名单上"), max_length=60, help_text=_("例如：县民政局2026年2月低保名单")
    )
    listed_on = _date(_("列入名单日期"))
    delisted_on = _date(_("移出名单日期"), required=False)
    account = AccountField(label=_("她本人的银行账号"))
    account_is_hers = forms.BooleanField(
        label=_("账户是申请人本人的"), error_messages={"required": _("救助金只打给本人，请换成她本人的账户。")}
    )
    papers = forms.MultipleChoiceField(
        label=_("已收材料"), choices=list(rules.PAPERS.items()), widget=forms.CheckboxSelectMultiple, required=False
    )
    consent = forms.BooleanField(
        label=_("她单独同意：为审核救助使用她的健康和家庭经济信息，并向医保、卫健、民政、农业农村核对"),
        error_messages={"required": _("没有她的单独同意，不能收集健康信息；请先说明用途，请她同意。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields.get("place")
        if self.actor is not None and isinstance(place, forms.ModelChoiceField):
            place.queryset = below(self.actor.unit_id)
            place.error_messages["invalid_choice"] = _("户籍地不在您单位的范围里，请由户籍地的妇联受理。")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("filed_by") == "helper" and not cleaned.get("helper"):
            self.add_error("helper", _("请写代办人姓名。"))
        self._check_days(cleaned)
        return cleaned

    def _check_days(self, cleaned: dict[str, Any]) -> None:
        day = cleaned.get("happened_on") or timezone.localdate()
        for name in ("diagnosed", "listed_on"):
            if isinstance(cleaned.get(name), date) and cleaned[name] > day:
                self.add_error(name, _("这个日期晚于申请日期，请核对。"))
        ends, begins = cleaned.get("delisted_on"), cleaned.get("listed_on")
        if ends and begins and ends <= begins:
            self.add_error("delisted_on", _("移出日期要晚于列入日期，请核对。"))

    def persons(self) -> Iterator[PersonDraft]:
        values = self.cleaned_data
        if values.get("name") and values.get("id_no"):
            yield PersonDraft("applicant", values["name"], values["phone"], values["id_no"], self.place_id())
        if values.get("helper"):
            yield PersonDraft("helper", values["helper"])

    def hints(self) -> Iterable[Hint]:
        """Return what the rules find so far: nothing here refuses her."""
        if self.actor is None or not self.is_bound:
            return
        typed = {name: self.typed(name) for name in self.fields}
        day = typed.get("happened_on") or timezone.localdate()
        rows = findings.rows_at(self.actor.unit_id, day)
        state = State(owner=self.actor.unit_id, opened_on=day.isoformat())
        found = [*rules.typed_findings(state, typed, rows), rules.once_finding(state, rows("relief.duty_phone"))]
        for one in findings.worst_first(found):
            if one.verdict != "met":
                tone = "warn" if one.verdict == "unmet" else ""
                yield Hint(one.title, (one.reason,), one.source, str(VERDICT_WORDS[one.verdict]), "list-check", tone)


class KeepForm(SubmitForm):
    """Outside the window: kept for the next one, only if she agrees."""

    keep_for_next = forms.BooleanField(
        label=_("她同意把材料留到下一个申报窗口"),
        error_messages={"required": _("窗口已关；她同意留存才能登记，不同意的请把材料退还给她。")},
    )

    def receiver(self) -> Unit | None:
        unit: Unit = self.actor.post.unit
        return unit


class RenewForm(ApplyForm):
    """A kept application enters a window: her hardship is asked anew, for the new cut-off day."""

    sealed = ("income_class", "income_list", "listed_on", "delisted_on")
    income_class = forms.ChoiceField(label=_("困难类别"), choices=list(rules.CLASSES.items()), widget=forms.RadioSelect)
    income_list = forms.CharField(label=_("在哪份名单上"), max_length=60)
    listed_on = _date(_("列入名单日期"))
    delisted_on = _date(_("移出名单日期"), required=False)
    papers = forms.MultipleChoiceField(
        label=_("已收材料"), choices=list(rules.PAPERS.items()), widget=forms.CheckboxSelectMultiple, required=False
    )


class RelieveReturnForm(ReturnForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["missing"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [*rules.PAPERS.items(), ("account", _("本人账户")), ("facts", _("填写的内容"))]


class SupplementForm(ApplyForm):
    """What was asked for; whatever is left empty stays as it was."""

    sealed = tuple(name for name in SEALED if not name.startswith("helper"))
    blind = SubmitForm.blind
    name = forms.CharField(label=_("更正姓名"), max_length=40, required=False)
    id_no = IdNumberField(label=_("更正身份证号"), required=False)
    papers = forms.MultipleChoiceField(
        label=_("现在已收齐的材料"), choices=list(rules.PAPERS.items()), widget=forms.CheckboxSelectMultiple
    )
    phone = PhoneField(required=False)
    hospital = forms.CharField(label=_("确诊医院"), max_length=60, required=False)
    disease = forms.ChoiceField(
        label=_("病种分期"),
        choices=[("", _("不改")), *rules.DISEASES.items()],
        widget=forms.RadioSelect,
        required=False,
    )
    diagnosed = _date(_("确诊日期"), required=False)
    diagnosis_no = forms.CharField(label=_("病理或诊断书编号"), max_length=40, required=False)
    income_class = forms.ChoiceField(
        label=_("困难类别"), choices=[("", _("不改")), *rules.CLASSES.items()], widget=forms.RadioSelect, required=False
    )
    income_list = forms.CharField(label=_("在哪份名单上"), max_length=60, required=False)
    listed_on = _date(_("列入名单日期"), required=False)
    delisted_on = _date(_("移出名单日期"), required=False)
    account = AccountField(label=_("她本人的银行账号"), required=False)

    def persons(self) -> Iterator[PersonDraft]:
        if self.cleaned_data.get("id_no"):
            place = self.state.place if self.state else None
            yield PersonDraft("applicant", id_no=self.cleaned_data["id_no"], place_id=place)


class CountyForm(CountyCheckForm):
    """The county's check with the answers of four offices; no answer is an answer of its own."""

    reply_insurance = rules.reply_field(_("医保回复"))
    reply_health = rules.reply_field(_("卫健回复"))
    reply_civil = rules.reply_field(_("民政回复"))
    reply_rural = rules.reply_field(_("农业农村回复"))


class CityForm(CityCheckForm):
    """The city's check, with the list it goes up on and how much of the year's quota is used."""

    list_no = forms.CharField(label=_("上报批次"), max_length=40, required=False)
    quota_used = forms.IntegerField(label=_("连同这件，名额已用"), min_value=1, max_value=100_000, required=False)


class ReplyForm(StepForm):
    """An office's answer that comes after the check."""

    office = forms.ChoiceField(label=_("哪个部门"), choices=list(rules.OFFICES.items()), widget=forms.RadioSelect)
    answer = forms.ChoiceField(
        label=_("答复"), choices=[("match", _("属实")), ("mismatch", _("不符"))], widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        office, answer = cleaned.get("office"), cleaned.get("answer")
        if office and answer and self._known().get(office) == answer:
            words = {"office": rules.OFFICES[office], "answer": rules.ANSWERS[answer]}
            self.add_error("answer", _("%(office)s已经回复过“%(answer)s”，没有变化，不用再记。") % words)
        return cleaned

    def hints(self) -> Iterable[Hint]:
        """Return the newest answer of each office."""
        lines = tuple(f"{rules.OFFICES[office]}：{rules.ANSWERS[answer]}" for office, answer in self._known().items())
        return (Hint(str(_("各部门最新的回复")), lines, icon="mail-opened"),) if lines else ()

    def _known(self) -> dict[str, str]:
        known: dict[str, str] = self.state.data.get("replies", {}) if self.state is not None else {}
        return known


class ListForm(DecideForm):
    """The province's decision, with the way to object that its parameter proposes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.actor is not None:
            row = findings.rows_at(self.actor.unit_id, timezone.localdate())("relief.objection")
            self.fields["objection"].initial = row.value if row else ""


class EarlierForm(StepForm):
    """Somebody paid before this system: kept for the once-in-a-life check only."""

    sealed = ("name", "id_no", "note")
    blind = {"id_no": "id_no", "name": "name"}
    name = forms.CharField(label=_("姓名"), max_length=40)
    id_no = IdNumberField(help_text=_("名单上是15位的，照填"))
    year = forms.IntegerField(label=_("哪一年发放"), min_value=2009)
    source = forms.CharField(label=_("依据的名单"), max_length=80)
    note = forms.CharField(label=_("说明（曾用名等）"), max_length=200, required=False)

    def clean_year(self) -> int:
        year: int = self.cleaned_data["year"]
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("发放年份还没到，请核对名单。"))
        return year
