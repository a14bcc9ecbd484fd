"""Resident identity numbers (GB 11643-1999): normal form, check, date of birth."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from gettext import gettext as _

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
REGIONS = {1: "12345", 2: "123", 3: "1234567", 4: "123456", 5: "01234", 6: "12345", 7: "1", 8: "123"}
PROVINCES = frozenset(f"{region}{province}" for region, provinces in REGIONS.items() for province in provinces)


def _folded(value: str) -> str:
    return re.sub(r"[\s\-]", "", unicodedata.normalize("NFKC", value)).upper()


def check_digit(first17: str) -> str:
    """Return the last place that belongs to the first seventeen digits."""
    return CHECK_DIGITS[sum(int(d) * w for d, w in zip(first17, WEIGHTS, strict=True)) % 11]


def as_18(value: str) -> str:
    """Return the number in half width and upper case, a 15-digit one turned into 18; others as they are."""
    folded = _folded(value)
    if re.fullmatch(r"[0-9]{15}", folded):
        first17 = f"{folded[:6]}19{folded[6:]}"
        return first17 + check_digit(first17)
    return folded


def birth_date(value: str) -> date | None:
    """Return the date of birth in the number, or None when it holds no real date."""
    number = as_18(value)
    if not re.fullmatch(r"[0-9]{17}[0-9X]", number):
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_female(value: str) -> bool | None:
    """Tell from the number's seventeenth place (even for women), or None when there is no such number."""
    number = as_18(value)
    return int(number[16]) % 2 == 0 if re.fullmatch(r"[0-9]{17}[0-9X]", number) else None


def check_id_no(value: str, today: date | None = None) -> str | None:
    """Return a sentence about what is wrong with the number, or None when it is in order."""
    folded = _folded(value)
    if not folded:
        return _("请填写身份证号码。")
    if len(folded) not in (15, 18):
        return _("身份证号码应为18位（老号码15位），这里有%s位，请核对。") % len(folded)
    if not re.fullmatch(r"[0-9]{15}|[0-9]{17}[0-9X]", folded):
        return _("身份证号码只能是数字，第18位可以是X，请核对。")
    if folded[:2] not in PROVINCES:
        return _("身份证号码开头两位不是省份代码，请核对。")
    born = birth_date(folded)
    if born is None or not date(1880, 1, 1) <= born <= (today or date.today()):
        return _("身份证号码里的出生日期不对，请核对第7位起的年月日。")
    if len(folded) == 18 and check_digit(folded[:17]) != folded[17]:
        return _("身份证号码的最后一位对不上，请照证件重新核对。")
    return None
