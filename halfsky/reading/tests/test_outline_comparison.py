"""The comparison of outlines: files that Word numbers itself, Markdown as an outline, places carried over."""

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from halfsky.reading.bench import rivals_run
from halfsky.reading.bench.markdown_outline import outline_of
from halfsky.reading.bench.outline_run import placed
from halfsky.reading.bench.rival_docling import outline
from halfsky.reading.bench.word_files import as_word, shape_of
from halfsky.reading.files import open_document
from halfsky.reading.marked import parse_marked

PLAN = parse_marked(
    "plan",
    "青禾县妇联工作要点\n{{1|一、}}服务发展\n{{2|（一）}}培训\n{{3|1.}}家政\n{{3|2.}}电商\n{{2|（二）}}就业\n"
    "{{3|3.}}招聘\n{{1|三、}}维权。{{2|一是}}畅通热线\n{{2|（一）}}走访\n{{3|1.}}建档",
)


def items(markdown: str, further: bool = False) -> list[tuple[int, str, str]]:
    return [(r["level"], r["marker"], markdown[r["start"] :][:2]) for r in outline_of(markdown, further)]


def test_word_shows_the_numbers_that_were_typed_with_their_gaps_and_runs() -> None:
    data, counted = as_word(PLAN, automatic=True)
    assert counted == 9
    assert open_document(data, "plan.docx").text.replace(". ", ".") == PLAN.text
    assert "一、".encode() not in data


def test_typed_numbers_stay_text() -> None:
    data, counted = as_word(PLAN, automatic=False)
    assert counted == 0
    assert open_document(data, "plan.docx").text == PLAN.text


@pytest.mark.parametrize(
    ("marker", "shape"),
    [
        ("二十三、", (("chineseCountingThousand", "", "、"), 23)),
        ("（4）", (("decimal", "（", "）"), 4)),
        ("第二部分", (("chineseCountingThousand", "第", "部分"), 2)),
        ("３．", (("decimalFullWidth", "", "．"), 3)),
        ("⑶", (("decimalEnclosedParen", "", ""), 3)),
        ("一是", None),
        ("##", None),
    ],
)
def test_a_marker_is_what_word_would_show_or_is_typed(marker: str, shape: object) -> None:
    assert shape_of(marker) == shape


def test_lists_of_markdown_nest_and_a_broken_off_list_keeps_its_depth() -> None:
    text = "# 甲乙\n\n1. 丙丁\n   1. 戊己\n\n正文\n\n* + 1. 庚辛\n\n一、壬癸"
    assert items(text) == [(1, "#", "甲乙"), (2, "1.", "丙丁"), (3, "1.", "戊己"), (4, "1.", "庚辛")]


def test_an_expression_finds_typed_markers_at_line_starts_in_the_usual_order() -> None:
    text = "一、甲乙\n\n（一）丙丁，一是戊己\n\n1. 庚辛\n\n2016年壬癸"
    assert items(text, further=True) == [(1, "一、", "甲乙"), (2, "（一）", "丙丁"), (3, "1.", "庚辛")]


def test_what_docling_gives_becomes_lines_with_their_markers_and_levels_without_gaps() -> None:
    def thing(label: str, text: str, **more: Any) -> SimpleNamespace:
        return SimpleNamespace(label=label, text=text, **more)

    found = outline(
        [
            (thing("title", "甲乙"), 1),
            (thing("section_header", "丙丁", level=2), 2),
            (thing("list_item", "戊己", enumerated=True, marker="一、"), 4),
            (thing("list_item", "庚辛", enumerated=False, marker="-"), 4),
            (thing("list_item", "壬癸", enumerated=True, marker="（一）"), 6),
            (SimpleNamespace(label="table"), 3),
        ]
    )
    assert found["markdown"] == "甲乙\n## 丙丁\n一、戊己\n庚辛\n（一）壬癸\n\n"
    assert [(row["level"], row["marker"], found["markdown"][row["start"] :][:2]) for row in found["items"]] == [
        (2, "##", "丙丁"),
        (3, "一、", "戊己"),
        (4, "（一）", "壬癸"),
    ]


def test_a_place_is_carried_over_past_numbers_that_differ() -> None:
    text, out = "标题\n一、服务发展\n二、维护权益", "标题\n\n1. 服务发展\n\n2. 维护权益"
    rows = placed(text, out, [{"level": 1, "marker": "2.", "start": out.index("维护")}])
    assert [r["start"] for r in rows] == [text.index("维护")]


def test_a_failed_installation_is_tried_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    codes = iter([0, 1, 0, 0])
    ran: list[list[str]] = []

    def run(command: list[str], **options: Any) -> "subprocess.CompletedProcess[str]":
        ran.append(command)
        return subprocess.CompletedProcess(command, next(codes))

    monkeypatch.setattr(subprocess, "run", run)
    assert rivals_run.install(tmp_path).startswith("Could not install")
    assert rivals_run.install(tmp_path).startswith("Installed")
    assert rivals_run.install(tmp_path).startswith("The comparison uses")
    assert len(ran) == 4
    assert "--require-hashes" in ran[-1]
