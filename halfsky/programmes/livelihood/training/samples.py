"""Made-up classes for the contract tests and the demonstration: no real person, number or telephone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from halfsky.vault.identity import check_digit

SURNAMES = "李王张刘陈杨黄周吴徐孙胡朱高林何郭马罗梁"
GIVEN = "禾青兰云秀英梅竹莲菊萍桂芳玉珍"


def made_up_name(serial: int) -> str:
    """Return a name that shows it is made up: 样 (sample) stands in every one."""
    return f"{SURNAMES[serial % len(SURNAMES)]}样{GIVEN[serial // len(SURNAMES) % len(GIVEN)]}"


def trainee(serial: int, village: str, **changes: Any) -> dict[str, Any]:
    """Return a row of an enrolment sheet."""
    born = f"19{65 + serial % 35}0{1 + serial % 9}{10 + serial % 18}"
    first17 = f"430698{born}{serial % 500 * 2:03d}"
    return {
        "name": made_up_name(serial),
        "phone": f"1380{serial % 10_000_000:07d}",
        "id_no": first17 + check_digit(first17),
        "village": village,
        "groups": "",
    } | changes


def sheet(first: int, count: int, village: str, **changes: Any) -> list[dict[str, Any]]:
    """Return the rows of a sheet as the page sends them: the header stands in row 1."""
    return [{"row": n + 2, "values": trainee(first + n, village, **changes)} for n in range(count)]


def plan(**changes: Any) -> dict[str, Any]:
    """Return the values of a plan; `place` is left to whoever knows the tree."""
    return {
        "course": "电商直播初级班",
        "kind": "ecommerce",
        "series": "巾帼云创",
        "lessons": 3,
        "first_day": "2026-04-13",
        "last_day": "2026-04-15",
        "venue": "镇文化站二楼",
        "seats": 80,
        "capacity": 60,
        "trainer_name": "赵样师",
        "trainer_phone": "13700000001",
        "funder": "妇女发展项目资金",
        "fee": "0",
        "is_free": True,
    } | changes


def samples() -> Iterable[tuple[str, dict[str, Any]]]:
    """Return a whole life, from the plan to the close; people and places are left to whoever knows them."""
    return (
        ("plan", plan(lessons=1, last_day="2026-04-13")),
        ("open", {}),
        ("enrol", {"name": "李样一", "phone": "13800000001", "groups": ["maker"]}),
        ("hold", {}),
        ("lesson", {"starts_at": "09:00", "ends_at": "11:30", "present": ["3-1"], "heads": 2}),
        ("certify", {"attendance_checked": True}),
        ("follow", {"round": 3, "result_3-1": "job"}),
        ("follow", {"round": 6, "result_3-1": "job"}),
        ("follow", {"round": 12, "result_3-1": "own"}),
        ("close", {"summary": "按计划办完。"}),
    )
