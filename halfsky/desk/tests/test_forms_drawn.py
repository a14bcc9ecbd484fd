"""Any Django form comes out in our components."""

from __future__ import annotations

import re

from django import forms

from halfsky.desk.gallery import SampleForm
from halfsky.desk.rendering import Renderer


def drawn(form: forms.BaseForm) -> str:
    """Return the form as a page would show it."""
    form.renderer = Renderer()
    return str(form.render())


def sample(data: dict[str, str] | None = None) -> SampleForm:
    """Return the form with one field of each kind."""
    return SampleForm(data, renderer=Renderer())


def test_every_label_leads_to_a_control_that_exists() -> None:
    html = drawn(sample())
    targets = re.findall(r'<label[^>]* for="([^"]+)"', html)
    assert len(targets) >= 10
    assert all(f'id="{target}"' in html for target in targets)


def test_no_inline_style_or_script_comes_out() -> None:
    html = drawn(sample({"phone": ""}))
    assert " style=" not in html
    assert "<script" not in html
    assert " onclick" not in html


def test_optional_fields_say_so_and_required_ones_bear_no_star() -> None:
    html = drawn(sample())
    assert html.count("可不填") == 3
    assert "*" not in re.sub(r"<[^>]+>", "", html)


def test_error_stands_above_its_field_and_is_tied_to_it() -> None:
    html = drawn(sample({"received": "2026-10-12", "opinion": "yes", "county": "3", "said": ""}))
    field = html[html.index("hs-field--bad") :]
    assert field.index('id="id_said_error"') < field.index("<textarea")
    assert 'aria-describedby="id_said_helptext id_said_error"' in field
    assert 'aria-invalid="true"' in field


def test_summary_counts_the_faults_and_links_to_them() -> None:
    html = drawn(sample({"received": "2026-10-12", "county": "3"}))
    assert "有 2 处要改" in html
    assert 'href="#id_said"' in html
    assert 'href="#id_opinion"' in html
    assert 'id="id_opinion"' in html


def test_empty_field_is_told_what_to_do_unless_the_form_says_it_better() -> None:
    html = drawn(sample({"received": "", "county": ""}))
    assert html.count("请填写“她说了什么”") == 2
    assert "请选择“在哪里”" in html
    assert "请选一项：支持、解释、不支持" in html
    assert "必填" not in html


def test_form_wide_error_is_in_the_summary() -> None:
    form = sample({"received": "2026-10-12", "opinion": "yes", "county": "3", "said": "话"})
    form.add_error(None, "两个日期对不上")
    assert "两个日期对不上" in drawn(form)


def test_up_to_seven_choices_are_chips_and_more_are_a_select() -> None:
    html = drawn(sample())
    assert html.count('type="radio"') == 3
    assert '<select name="county"' in html


def test_optional_choice_as_chips_can_be_left_blank_again() -> None:
    class Optional(forms.Form):
        size = forms.ChoiceField(label="大小", required=False, choices=[("", "---"), ("s", "小"), ("l", "大")])

    html = drawn(Optional(renderer=Renderer()))
    assert "不选" in html
    assert html.count('type="radio"') == 3


def test_chips_can_be_switched_off_and_groups_stay_a_select() -> None:
    class Kept(forms.Form):
        one = forms.ChoiceField(choices=[("a", "甲")], widget=forms.Select(attrs={"data-chips": "off"}))
        two = forms.ChoiceField(choices=[("组", [("a", "甲")])])

    html = drawn(Kept(renderer=Renderer()))
    assert html.count("<select") == 2
    assert 'type="radio"' not in html


def test_chips_post_what_the_select_would_have() -> None:
    form = sample({"received": "2026-10-12", "opinion": "explain", "county": "3", "said": "话"})
    drawn(form)
    assert form.is_valid()
    assert form.cleaned_data["opinion"] == "explain"


def test_chosen_chip_is_checked_when_the_form_comes_back() -> None:
    html = drawn(sample({"opinion": "no"}))
    assert re.search(r'value="no"[^>]* checked', html)


def test_dates_and_times_use_the_browsers_own_calendar() -> None:
    class Times(forms.Form):
        day = forms.DateField(initial="2026-10-12")
        at = forms.DateTimeField()
        hour = forms.TimeField()

    html = drawn(Times(renderer=Renderer()))
    assert 'type="date" name="day" value="2026-10-12"' in html
    assert 'type="datetime-local"' in html
    assert 'type="time"' in html
    assert Times({"day": "2026-10-12", "at": "2026-10-12T08:30", "hour": "08:30"}).is_valid()


def test_own_class_of_a_widget_is_kept() -> None:
    class Own(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "dv-otp"}))

    assert 'class="hs-in dv-otp"' in drawn(Own(renderer=Renderer()))


def test_hidden_fields_are_kept_and_not_labelled() -> None:
    class Hidden(forms.Form):
        key = forms.CharField(widget=forms.HiddenInput, initial="k1")

    html = drawn(Hidden(renderer=Renderer()))
    assert 'type="hidden" name="key" value="k1"' in html
    assert "<label" not in html


def test_words_of_the_form_are_escaped() -> None:
    class Sly(forms.Form):
        name = forms.CharField(label="<b>名</b>")

    assert "<b>名</b>" not in drawn(Sly(renderer=Renderer()))


def test_a_row_of_strokes_is_never_the_first_choice() -> None:
    class Chosen(forms.Form):
        must = forms.ChoiceField(choices=[("", "---------"), *((str(n), str(n)) for n in range(9))])
        may = forms.ChoiceField(choices=[("", "---------"), *((str(n), str(n)) for n in range(9))], required=False)

    html = drawn(Chosen(renderer=Renderer()))
    assert "---" not in html
    assert "请选择" in html
    assert "不选" in html


def test_a_long_text_is_not_cut_by_the_browser_but_told_by_the_server() -> None:
    class Noted(forms.Form):
        note = forms.CharField(label="记一笔", max_length=5, widget=forms.Textarea)

    form = Noted({"note": "一二三四五六七"}, renderer=Renderer())
    html = drawn(form)
    assert "maxlength" not in html
    assert 'data-most="5"' in html
    assert "一二三四五六七</textarea>" in html
    assert "“记一笔”最多 5 个字，现在有 7 个，请删短一些。" in html


def test_no_field_speaks_the_words_of_the_framework() -> None:
    class Wrong(forms.Form):
        heads = forms.IntegerField(label="人数", min_value=0)
        day = forms.DateField(label="日期")
        kind = forms.ChoiceField(label="类别", choices=[("a", "甲")])
        rate = forms.DecimalField(label="比例", max_digits=3, decimal_places=1)

    form = Wrong({"heads": "-1", "day": "昨天", "kind": "乙", "rate": "1.234"}, renderer=Renderer())
    said = {name: list(words) for name, words in form.errors.items()}
    assert said["heads"] == ["“人数”不能小于 0，请核对。"]
    assert said["day"] == ["“日期”要填日期，如 2026-03-02。"]
    assert said["kind"] == ["“类别”没有这一项，请从列出的里选。"]
    assert str(said["rate"][0]).startswith("“比例”")
