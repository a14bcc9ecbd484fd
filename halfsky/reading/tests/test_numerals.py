"""Numbers as people write them."""

from decimal import Decimal

import pytest

from halfsky.reading import Bound
from halfsky.reading.numerals import NUMERAL, Numeral, chinese_value, numeral_from


def numeral(text: str) -> Numeral | None:
    found = NUMERAL.search(text)
    assert found is not None
    return numeral_from(found)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("100", 100),
        ("1,200", 1200),
        ("12,345,678", 12345678),
        ("7.57万", 75700),
        ("1万2千余", 12000),
        ("3亿5百万", 305000000),
        ("2亿", 200000000),
        ("1.37亿", 137000000),
        ("5千", 5000),
        ("3百", 300),
        ("20多万", 200000),
        ("6万余", 60000),
        ("700多万", 7000000),
        ("二十三", 23),
        ("一百二十", 120),
        ("两百多", 200),
        ("三千零五", 3005),
        ("一万二千", 12000),
        ("一千二", 1200),
        ("三万五", 35000),
        ("十余", 10),
        ("十余万", 100000),
        ("四万八千余", 48000),
        ("一亿三千万", 130000000),
        ("三点五万", 35000),
        ("百分之八十", 80),
        ("百分之九十九点五", Decimal("99.5")),
        ("千分之三", 3),
        ("三分之二", Decimal("0.6667")),
        ("2/3", Decimal("0.6667")),
        ("5.4/10万", Decimal("5.4")),
    ],
)
def test_a_number_has_its_value_however_written(text: str, value: object) -> None:
    read = numeral(text)
    assert read is not None
    assert read.value == value
    assert isinstance(read.value, int | Decimal)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("三五", 3, 5), ("两三百", 200, 300), ("十五六", 15, 16), ("二三十", 20, 30), ("七八", 7, 8)],
)
def test_two_digits_in_a_row_are_a_range(text: str, low: int, high: int) -> None:
    read = numeral(text)
    assert read is not None
    assert (read.value, read.alt) == (low, (high,))


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("700多万", Bound.AT_LEAST),
        ("150余", Bound.AT_LEAST),
        ("上百", Bound.AT_LEAST),
        ("数十", Bound.AT_LEAST),
        ("十来", Bound.ABOUT),
        ("100", Bound.EXACT),
    ],
)
def test_a_loose_number_says_so(text: str, bound: Bound) -> None:
    read = numeral(text)
    assert read is not None
    assert read.bound is bound


@pytest.mark.parametrize("text", ["二〇一六", "三八", "五四", "一二三四"])
def test_digits_without_a_place_are_no_number(text: str) -> None:
    assert numeral(text) is None


@pytest.mark.parametrize(("text", "unit"), [("百分之八十", "%"), ("千分之三", "‰"), ("12/10万", "/10万"), ("1/3", "/")])
def test_a_share_carries_its_unit(text: str, unit: str) -> None:
    read = numeral(text)
    assert read is not None
    assert read.unit == unit


def test_a_string_of_digits_too_long_for_a_count_is_no_number() -> None:
    assert numeral("1" * 40) is None


def test_every_number_below_ten_thousand_is_read_back() -> None:
    digits = "零一二三四五六七八九"
    for value in range(1, 10000):
        words, gap = "", False
        for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
            digit = value // place % 10
            if digit:
                words += ("零" if gap and words else "") + digits[digit] + name
                gap = False
            else:
                gap = bool(words)
        assert chinese_value(words) == value, words
