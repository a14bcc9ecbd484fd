"""The blind index: find a person by phone, id number or name without storing them readable."""

from __future__ import annotations

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Callable
from gettext import gettext as _

from .errors import NotIndexable
from .identity import as_18

DOTS = re.compile("[.\u00b7\u02d9\u2022\u2027\u2219\u22c5\u30fb]+")  # after NFKC
MOBILE = re.compile(r"1[3-9][0-9]{9}")
FOREIGN_PREFIX = re.compile(r"^(?:\+|00)86")


def normal_phone(value: str) -> str:
    """Return the digits as dialled inside the country: +86 dropped, a landline with its leading 0."""
    typed = re.sub(r"[^0-9+]", "", unicodedata.normalize("NFKC", value))
    digits = re.sub(r"[^0-9]", "", FOREIGN_PREFIX.sub("", typed))
    if FOREIGN_PREFIX.match(typed) and not MOBILE.fullmatch(digits) and not digits.startswith("0"):
        return f"0{digits}" if digits else ""
    if len(digits) == 13 and digits.startswith("86") and MOBILE.fullmatch(digits[2:]):
        return digits[2:]
    return digits


def normal_id_no(value: str) -> str:
    """Return the number in half width, upper case and, for an old 15-digit one, with 18 places."""
    return as_18(value)


def normal_mark(value: str) -> str:
    """Return a number on a paper (diagnosis, bank receipt) in half width and upper case, without spaces and dashes."""
    return re.sub(r"[\s\-_/]", "", unicodedata.normalize("NFKC", value)).upper()


def normal_name(value: str) -> str:
    """Return the name without spaces, in NFKC, with one kind of middle dot and no letter case."""
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", value))
    return DOTS.sub("·", folded).strip("·").casefold()


NORMAL: dict[str, tuple[Callable[[str], str], ...]] = {
    "phone": (normal_phone,),
    "id_no": (normal_id_no,),
    "name": (normal_name,),
    "mark": (normal_mark,),
    "word": (normal_name,),
    "body": (normal_name,),
    "link": (normal_name,),
    "name+phone": (normal_name, normal_phone),
}


def blind_index(key: bytes, kind: str, *values: str) -> bytes:
    """Return HMAC-SHA256 over the kind and its normalised values; raise NotIndexable when one is empty."""
    rules = NORMAL[kind]
    if len(values) != len(rules):
        raise TypeError(f"{kind} takes {len(rules)} value(s), not {len(values)}")
    parts = [rule(value) for rule, value in zip(rules, values, strict=True)]
    if not all(parts):
        raise NotIndexable(_("没有可以查找的内容，请填上姓名、电话或证件号码。"))
    return hmac.digest(key, "\x1f".join([kind, *parts]).encode("utf-8"), hashlib.sha256)
