"""A plan gives the same outline and the same measures, whatever kind of file it is kept in."""

import html
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from halfsky.reading import read
from halfsky.reading.files import open_document
from halfsky.reading.files.tests.papers import Paper
from halfsky.reading.files.tests.printed import broken, ofd, pdf, typeset

SEEDS = sorted((Path(__file__).resolve().parents[5] / "shared" / "seeds").glob("*.txt"))
PLAN = [
    "青禾县妇联2026年工作要点",
    "2026年，全县各级妇联组织要围绕中心、服务大局，团结引领广大妇女在县域发展中展现新作为。",
    "一、突出思想引领，凝聚巾帼力量",
    "（一）深化宣传教育。组织巾帼宣讲队进村入户，全年开展宣讲260场以上，覆盖妇女群众5.2万人次，做到村村有声音、户户有回应。",
    "（二）选树先进典型。寻找最美家庭120户，选树三八红旗手30名，发挥先进典型的示范带动作用。",
    "二、服务妇女发展，助力乡村振兴",
    "（一）实施技能提升行动",
    "1.举办家政服务、手工编织、电商直播等培训班48期，培训妇女3600人次以上，帮助1200名妇女实现就业创业。",
    "2.发放妇女创业贷款不少于2000万元，贷款回收率达到98%以上，带动妇女就业约500人。",
    "（二）深化结对帮扶。执委每人联系10名以上妇女群众，做到经常走访、精准服务、真情关爱，全年走访困难家庭近800户。",
    "三、维护合法权益，促进家庭和谐",
    "一是畅通维权热线，来电来访办结率达到百分之九十五以上；二是建设示范妇女之家20个；三是为农村适龄妇女免费检查1.5万人。",
    "四、加强自身建设，夯实基层基础",
    "培训基层妇联干部300名，每个乡镇至少建设1个巾帼志愿服务站，年底前实现全县21个乡镇全部建成。",
]

Reading = tuple[list[tuple[int, str, str]], Counter[tuple[str, str, str, str, bool]]]


def reading(text: str) -> Reading:
    """Return a text's outline and measures without their places."""
    document = read(text)
    outline = [(item.level, item.marker, "".join(item.title.split())) for item in document.items]
    return outline, Counter((str(m.value), m.unit, m.bound.value, m.role.value, m.each) for m in document.measures)


def as_word(paragraphs: list[str]) -> bytes:
    paper = Paper()
    for paragraph in paragraphs:
        paper.add(paragraph)
    return paper.bytes()


def as_page(paragraphs: list[str]) -> bytes:
    body = "".join(f"<p>&nbsp;&nbsp;{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    return f"<html><meta charset=gb2312><body>{body}</body></html>".encode("gb18030")


def test_the_sample_has_an_outline_and_measures_to_lose() -> None:
    outline, measures = reading("\n".join(PLAN))
    assert len(outline) >= 11
    assert sum(measures.values()) >= 15


@pytest.mark.parametrize("made", [as_word, as_page])
def test_word_files_and_web_pages_read_as_the_text(made: Callable[[list[str]], bytes]) -> None:
    assert reading(open_document(made(PLAN), "plan").text) == reading("\n".join(PLAN))


@settings(max_examples=40, deadline=None)
@given(
    characters=st.integers(18, 44),
    columns=st.sampled_from([1, 2]),
    indent=st.sampled_from([0, 2]),
    rows=st.integers(12, 28),
    as_ofd=st.booleans(),
)
def test_printed_pages_read_as_the_text(characters: int, columns: int, indent: int, rows: int, as_ofd: bool) -> None:
    lines = sum(len(broken(paragraph, characters, indent)) for paragraph in PLAN)
    assume(columns == 1 or lines % rows != 1)  # a second column of a few words in one line may be anything
    sheets = typeset(PLAN, characters=characters, columns=columns, indent=indent, rows=rows)
    text = open_document(ofd(sheets) if as_ofd else pdf(sheets)).text
    assert "".join(text.split()) == "".join("".join(PLAN).split())
    found, expected = reading(text), reading("\n".join(PLAN))
    assert [item[:2] for item in found[0]] == [item[:2] for item in expected[0]]
    if indent:  # without it a heading that fills its line cannot be told from what follows
        assert found == expected


@pytest.mark.skipif(not SEEDS, reason="needs the real documents beside the repository")
@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.stem[:3])
def test_real_documents_read_the_same_from_every_kind_of_file(seed: Path) -> None:
    text = seed.read_text(encoding="utf-8")
    paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
    expected = reading(text)
    for data in (as_word(text.split("\n")), as_page(paragraphs), pdf(typeset(paragraphs, characters=28, rows=24))):
        assert reading(open_document(data, "plan").text) == expected
