"""The plan's text on its page: every character stays, every number is lit where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from halfsky.accounts.models import Role
from halfsky.desk.planning.document import paragraphs, top_level
from halfsky.desk.planning.views import chapters
from halfsky.ledger.tests.conftest import Cast, cast, make_actor
from halfsky.plans import actions
from halfsky.plans.models import PlanItem, Target

__all__ = ["cast"]


def target(start: int, end: int, **more: object) -> Target:
    return Target(start=start, end=end, order=1, **more)


@given(
    st.text(alphabet="甲乙丙\n一二。", max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 6)), max_size=6),
)
def test_no_character_of_a_paragraph_is_lost(text: str, places: list[tuple[int, int]]) -> None:
    lit = [target(start, start + length) for start, length in places if start + length <= len(text)]
    shown = ["".join(piece.text for piece in paragraph.pieces) for paragraph in paragraphs(text, "", [], lit)]
    assert shown == [line for line in text.split("\n") if line.strip()]


def test_a_number_is_lit_by_what_the_review_says_of_it() -> None:
    text = "一、发展\n培训妇女300名，约30个。"
    lit = [
        target(9, 13, state="confirmed"),
        target(14, 17, state="waiting", doubts=[{"code": "about", "sentence": "…"}]),
    ]
    chapter = PlanItem(order=0, level=1, marker="一、", title="发展", start=0, end=5)
    head, body = paragraphs(text, "", [chapter], lit)
    assert head.style == "l1"
    assert [(piece.text, piece.tone) for piece in body.pieces if piece.target] == [("300名", "ok"), ("约30", "q")]


MARKED = "### 样市妇联2026年工作要点\n\n#### 创业\n\n##### 培训\n\n全年培训妇女3000名。\n"


def test_heading_marks_are_hidden_and_places_stay_right(cast: Cast) -> None:
    plan = actions.upload(make_actor("jihua", cast.city, Role.PLANNER), "要点.md", MARKED.encode())
    items, targets = list(plan.items.all()), list(plan.targets.all())
    shown = paragraphs(plan.text, plan.title, items, targets)
    assert ["".join(piece.text for piece in one.pieces) for one in shown] == [
        "样市妇联2026年工作要点",
        "创业",
        "培训",
        "全年培训妇女3000名。",
    ]
    assert [one.style for one in shown] == ["title", "l1", "l2", ""]
    lit = next(piece for piece in shown[3].pieces if piece.target)
    assert lit.target is not None
    assert lit.text == plan.text[lit.target.start : lit.target.end]
    listed = chapters(items, targets, top_level(items, plan.title))
    rows = [(one["item"].label, one["is_sub"], one["count"]) for one in listed]
    assert rows == [("创业", False, 1), ("培训", True, 1)]
