"""Identity numbers: what is in order passes, what is not gets one clear sentence."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfsky.vault import birth_date, check_id_no, is_female
from halfsky.vault.identity import CHECK_DIGITS, as_18, check_digit

TODAY = date(2026, 11, 22)
FIRST17 = st.builds(
    lambda area, born, serial: f"{area}{born:%Y%m%d}{serial:03d}",
    st.sampled_from(["430626", "450203", "110105", "659001"]),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(FIRST17)
def test_a_number_with_its_own_check_digit_is_in_order(first17: str) -> None:
    assert check_id_no(first17 + check_digit(first17), TODAY) is None


@given(FIRST17, st.sampled_from(CHECK_DIGITS))
def test_any_other_last_place_is_found_out(first17: str, last: str) -> None:
    fault = check_id_no(first17 + last, TODAY)
    assert (fault is None) == (last == check_digit(first17))


@given(FIRST17, st.integers(0, 16), st.integers(1, 9))
def test_one_mistyped_digit_is_found_out(first17: str, place: int, shift: int) -> None:
    wrong = (int(first17[place]) + shift) % 10
    mistyped = f"{first17[:place]}{wrong}{first17[place + 1 :]}{check_digit(first17)}"
    assert check_id_no(mistyped, TODAY) is not None


@given(FIRST17.filter(lambda n: n[6:8] == "19"))
def test_an_old_number_becomes_the_new_one(first17: str) -> None:
    old = first17[:6] + first17[8:]
    assert as_18(old) == first17 + check_digit(first17)
    assert check_id_no(old, TODAY) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("", "请填写"),
        ("4306261990", "这里有10位"),
        ("4306261990010100A1", "只能是数字"),
        ("99062619900101001X", "省份代码"),
        ("430626199002300018", "出生日期"),
        ("430626203001010017", "出生日期"),
        ("430626990230001", "出生日期"),
        ("110105194912310021", "最后一位对不上"),
    ],
)
def test_a_fault_is_told_in_one_sentence(value: str, said: str) -> None:
    fault = check_id_no(value, TODAY)
    assert fault is not None
    assert said in fault
    assert fault.endswith("。")


def test_full_width_and_spaces_are_not_a_fault() -> None:
    assert check_id_no("１１０１０５ 19491231 ００２ｘ", TODAY) is None


def test_birth_and_sex_are_read_from_the_number() -> None:
    assert birth_date("110105491231002") == date(1949, 12, 31)
    assert is_female("11010519491231002X") is True
    assert is_female("110105194912310011") is False
    assert birth_date("护照E12345678") is None
    assert is_female("护照E12345678") is None
