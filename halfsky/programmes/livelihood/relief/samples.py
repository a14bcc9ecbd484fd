"""Made-up applications for the contract tests and the demonstration: no real person, number or account."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from halfsky.vault.identity import check_digit

EARLIEST, BIRTHDAYS = date(1960, 1, 1), 9131
"""Birthdays and the three last digits together tell four million serials apart."""
SURNAMES = "李王张刘陈杨黄周吴徐孙胡朱高林何郭马罗梁"
GIVEN = "禾青兰云秀英梅竹莲菊萍桂芳玉珍"


def made_up_name(serial: int) -> str:
    """Return a name that shows it is made up: 样 (sample) stands in every one."""
    return f"{SURNAMES[serial % len(SURNAMES)]}样{GIVEN[serial // len(SURNAMES) % len(GIVEN)]}"


def made_up_id(serial: int, born: str = "19750612") -> str:
    """Return a well-formed number of a woman that nobody holds: its place code was never given out."""
    first17 = f"430699{born}{serial % 500 * 2:03d}"
    return first17 + check_digit(first17)


def application(serial: int = 1, **changes: Any) -> dict[str, Any]:
    """Return the values of a complete application; `place` is left to whoever knows the tree."""
    born = (EARLIEST + timedelta(days=(serial // 500 * 37 + serial) % BIRTHDAYS)).strftime("%Y%m%d")
    return {
        "name": made_up_name(serial),
        "id_no": made_up_id(serial, born),
        "phone": f"1390000{serial % 10000:04d}",
        "filed_by": "self",
        "hospital": "样例市人民医院",
        "disease": "cervical" if serial % 3 == 0 else "breast",
        "diagnosed": "2025-11-20",
        "diagnosis_no": f"BL-2025-{serial:05d}",
        "income_class": ("minimum", "destitute", "relapse", "spending")[serial % 4],
        "income_list": "县民政局2026年2月名单",
        "listed_on": "2025-06-01",
        "account": f"62220000{serial:08d}",
        "account_is_hers": True,
        "papers": ["form", "id_card", "household", "diagnosis", "record", "status"],
        "consent": True,
    } | changes


CHECK = {"no_interest": True, "papers_seen": True, "advice": "fits"}
REPLIES = {"reply_insurance": "match", "reply_health": "match", "reply_civil": "match", "reply_rural": "none"}


def samples() -> Iterable[tuple[str, dict[str, Any]]]:
    """Return a whole life, from the application to the archive."""
    asked = application()
    return (
        ("submit", asked),
        ("check_town", CHECK),
        ("check_county", CHECK | REPLIES),
        ("check_city", CHECK),
        ("decide", {"no_interest": True, "outcome": "approve", "list_no": "湘妇项目〔2026〕1号"}),
        (
            "pay",
            {"no_interest": True, "account_name": asked["name"], "amount": "10000.00", "trace_no": "20260918000001"},
        ),
        ("follow", {"reached": "received"}),
        ("file", {"retention": "30"}),
    )
