"""The plan's text on its page: every character stays, every number is lit where it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from halfsky.desk.planning.document import paragraphs
from halfsky.plans.models import PlanItem, Target


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
