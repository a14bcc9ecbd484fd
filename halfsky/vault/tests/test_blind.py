"""The blind index: one value however it is typed, and never two people by accident."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfsky.vault import Keyring, NotIndexable
from halfsky.vault.blind import blind_index, normal_id_no, normal_name, normal_phone

KEY = bytes(range(32))


@pytest.mark.parametrize(
    "typed", ["13812345678", "138 1234 5678", "+86 138-1234-5678", "８６１３８１２３４５６７８", "008613812345678"]
)
def test_a_mobile_number_is_one_number_however_typed(typed: str) -> None:
    assert normal_phone(typed) == "13812345678"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0730-8880000", "07308880000"),
        ("+86 730 8880000", "07308880000"),
        ("+86 0730 8880000", "07308880000"),
        ("8613", "8613"),
        ("12338", "12338"),
        ("没有电话", ""),
        ("+86", ""),
    ],
)
def test_other_numbers_keep_the_digits_dialled_at_home(typed: str, kept: str) -> None:
    assert normal_phone(typed) == kept


@pytest.mark.parametrize(
    "typed", ["11010519491231002x", " 110105 19491231 002X", "１１０１０５１９４９１２３１００２Ｘ", "110105491231002"]
)
def test_an_id_number_old_or_new_is_one_number(typed: str) -> None:
    assert normal_id_no(typed) == "11010519491231002X"


@pytest.mark.parametrize(
    "typed", ["阿依古丽·买买提", "阿依古丽•买买提", "阿依古丽・买买提", "阿依古丽．买买提", " 阿依古丽 · 买买提 "]
)
def test_a_name_is_one_name_whatever_dot_it_is_typed_with(typed: str) -> None:
    assert normal_name(typed) == "阿依古丽·买买提"


def test_names_in_letters_do_not_depend_on_case_or_width() -> None:
    assert normal_name("Ａnna  Li") == normal_name("ANNA LI") == "annali"


@given(st.text("0123456789Xx -+０８６Ｘ年", max_size=30))
def test_normalising_twice_changes_nothing_more(value: str) -> None:
    for rule in (normal_phone, normal_id_no, normal_name):
        assert rule(rule(value)) == rule(value)


@given(st.text("0123456789 -+", max_size=20), st.text("0123456789 -+", max_size=20))
def test_two_phones_meet_exactly_when_their_normal_forms_do(one: str, other: str) -> None:
    if normal_phone(one) and normal_phone(other):
        meet = blind_index(KEY, "phone", one) == blind_index(KEY, "phone", other)
        assert meet == (normal_phone(one) == normal_phone(other))


def test_a_kind_never_meets_another_kind() -> None:
    assert blind_index(KEY, "phone", "13812345678") != blind_index(KEY, "id_no", "13812345678")


def test_a_name_with_a_phone_is_neither_alone() -> None:
    both = blind_index(KEY, "name+phone", "王 小英", "138 1234 5678")
    assert both == blind_index(KEY, "name+phone", "王小英", "+8613812345678")
    assert both != blind_index(KEY, "name", "王小英")
    assert both != blind_index(KEY, "name+phone", "王小英", "13812345679")


@pytest.mark.parametrize(
    ("kind", "values"), [("phone", ["无"]), ("name", [" · "]), ("name+phone", ["王小英", ""]), ("id_no", [""])]
)
def test_nothing_to_look_up_is_refused_so_that_blanks_never_match(kind: str, values: list[str]) -> None:
    with pytest.raises(NotIndexable, match="请填上"):
        blind_index(KEY, kind, *values)


def test_two_federations_rings_index_the_same_phone_differently(tmp_path: Path) -> None:
    one, other = Keyring.open(tmp_path / "a"), Keyring.open(tmp_path / "b")
    assert len(one.blind("phone", "13812345678")) == 32
    assert one.blind("phone", "13812345678") != other.blind("phone", "13812345678")
