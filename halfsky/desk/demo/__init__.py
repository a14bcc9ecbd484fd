"""The demonstration: Hunan's tree, made-up people, sample plans, a year of made-up records of every programme."""

from __future__ import annotations

from collections.abc import Iterator

from halfsky.desk.context import demo_people


def sign_in_lines() -> Iterator[str]:
    """Yield the lines that name who can sign in; none where this is no demonstration."""
    told = demo_people()
    if not told:
        return
    yield f"演示账号（密码均为 {told['password']}，人名、数字均为虚构）："
    for title, people in told.get("groups") or [["", told["people"]]]:
        if title:
            yield f"  {title}"
        for username, post, does in people:
            yield f"    {username:<20}{post}：{does}"
