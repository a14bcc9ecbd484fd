"""Fields that several programmes ask for."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from halfsky.ledger.fields import AccountField, IdNumberField, MoneyField, PhoneField, yuan


@given(st.integers(min_value=1, max_value=10**12))
def test_an_amount_shown_and_typed_again_is_the_same_to_the_fen(fen: int) -> None:
    assert MoneyField().clean(yuan(fen)) == fen


@given(st.lists(st.integers(min_value=1, max_value=10**9), max_size=30))
def test_amounts_typed_one_by_one_add_up_exactly(amounts: list[int]) -> None:
    assert sum(MoneyField().clean(yuan(fen)) for fen in amounts) == sum(amounts)


@pytest.mark.parametrize(
    ("typed", "fen"),
    [("10,000.00", 1_000_000), (" 1万".replace("万", "0000") + "元", 1_000_000), ("0.01", 1), ("¥3", 300)],
)
def test_marks_around_an_amount_do_no_harm(typed: str, fen: int) -> None:
    assert MoneyField().clean(typed) == fen


@pytest.mark.parametrize("typed", ["0", "-5", "1.234", "壹万", "1e400"])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        MoneyField().clean(typed)


def test_an_identity_number_is_checked_and_kept_without_spaces() -> None:
    assert IdNumberField().clean("430699 750612 002") == "430699750612002"
    with pytest.raises(ValidationError, match="最后一位"):
        IdNumberField().clean("430699197506120020")


@pytest.mark.parametrize(("typed", "kept"), [("139 0000 0001", "13900000001"), ("0730-8880000", "07308880000")])
def test_a_telephone_is_kept_as_dialled(typed: str, kept: str) -> None:
    assert PhoneField().clean(typed) == kept


def test_half_a_telephone_or_account_says_what_to_do() -> None:
    with pytest.raises(ValidationError, match="11位手机号"):
        PhoneField().clean("139000")
    with pytest.raises(ValidationError, match="照银行卡核对"):
        AccountField().clean("6222-00")
    assert AccountField().clean("6222 0000 0000 0001") == "6222000000000001"
