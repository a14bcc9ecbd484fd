"""`halfsky read` prints outline and measures, goes on after a bad file, and ends with status 2 then."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from halfsky.cli import main
from halfsky.reading.columns import cut, padded, table, width

PLAN = """青禾县妇联2026年工作要点
一、提升妇女技能
（一）办好培训班。全年培训妇女1200名以上，各镇举办2期。
（二）办好招聘会。组织招聘会10场。
二、关爱困难家庭
走访困难家庭约500户。
"""
Capture = pytest.CaptureFixture[str]


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "计划.v2.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_the_table_shows_the_outline_as_a_tree_and_each_measure_with_its_sentence(plan: Path, capsys: Capture) -> None:
    assert main(["read", plan.name]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("计划.v2.txt  《青禾县妇联2026年工作要点")
    assert "  一、提升妇女技能" in lines
    assert "    （一）办好培训班" in lines
    row = next(line for line in lines if "1200" in line and "目标" in line)
    assert re.match(r"\s*1200  名\s+不少于\s+目标\s", row)
    assert "培训妇女1200名以上" in row
    assert any(re.match(r"\s*500  户\s+约\s", line) for line in lines)


def test_json_is_one_line_a_document_in_the_exchange_form(plan: Path, capsys: Capture) -> None:
    assert main(["read", "--json", plan.name, str(plan)]) == 0
    documents = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [document["id"] for document in documents] == ["计划.v2", "计划.v2"]
    first = documents[0]["measures"][0]
    assert (first["value"], first["unit"], first["bound"], first["role"]) == (1200, "名", "at_least", "target")
    assert PLAN[first["start"] :].startswith(first["quote"])


def test_outline_json_holds_items_with_their_places(plan: Path, capsys: Capture) -> None:
    assert main(["read", "--outline", "--json", plan.name]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"id", "items"}
    assert [(item["level"], item["marker"]) for item in document["items"]] == [
        (1, "一、"),
        (2, "（一）"),
        (2, "（二）"),
        (1, "二、"),
    ]
    assert all(PLAN.startswith(item["marker"], item["start"]) for item in document["items"])


def test_outline_alone_leaves_the_measures_out(plan: Path, capsys: Capture) -> None:
    assert main(["read", "--outline", plan.name]) == 0
    assert "目标" not in capsys.readouterr().out


def test_reading_goes_on_after_a_bad_file_and_ends_with_status_2(plan: Path, capsys: Capture) -> None:
    Path("扫描.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 20)
    Path("空.txt").write_bytes(b"")
    assert main(["read", "扫描.png", "空.txt", "没有.docx", "--json", plan.name]) == 2
    said = capsys.readouterr()
    assert len(said.out.splitlines()) == 1
    assert said.err.splitlines() == [
        "扫描.png：这是图片，里面没有可以读取的文字；请换用可以复制文字的文档，或先做文字识别。",
        "空.txt：文件是空的；请确认选对了文件。",
        "没有.docx：找不到这个文件；请检查文件名和所在的文件夹。",
    ]


def test_the_standard_input_is_read_for_a_dash(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode("gb18030"))))
    assert main(["read", "-", "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["id"] == "stdin"
    assert document["measures"][0]["value"] == 1200


def test_wrong_use_gets_one_sentence_and_status_2(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        main(["read", "--jsno", "plan.txt"])
    assert left.value.code == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_no_line_is_wider_than_the_terminal(plan: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    main(["read", plan.name])
    assert max(width(line) for line in capsys.readouterr().out.splitlines()) <= 80


def test_chinese_takes_two_columns_when_cut_and_padded() -> None:
    assert (width("妇女ab"), width("e\u0301"), width("“引”")) == (6, 1, 4)
    assert cut("妇女儿童工作", 7) == "妇女儿…"
    assert cut("妇女", 4) == "妇女"
    assert padded("妇女", 6) + "|" == "妇女  |"
    assert padded("12", 6, right=True) == "    12"


def test_the_widest_column_gives_way_first() -> None:
    lines = table([["数", "原句"], ["12", "一二三四五六七八九十一二"]], 16, right=(0,)).splitlines()
    assert lines == ["数  原句", "12  一二三四五…"]


LETTER = """青禾县妇女联合会文件
青妇字〔2026〕3号

关于印发工作要点的通知
各乡镇妇联：
6月底前培训妇女1200名（责任单位：发展部）；每季度召开例会1次。
青禾县妇女联合会
2026年2月17日
抄送：县委办公室。
"""


def test_named_parts_limits_and_doers_are_shown(plan: Path, capsys: Capture) -> None:
    plan.write_text(LETTER, encoding="utf-8")
    assert main(["read", plan.name]) == 0
    page = capsys.readouterr().out
    for words in ("文号：青妇字〔2026〕3号", "主送：各乡镇妇联", "时限：6月底前", "单位：发展部", "频次：每季度"):
        assert words in page


def test_json_says_all_that_was_read(plan: Path, capsys: Capture) -> None:
    plan.write_text(LETTER, encoding="utf-8")
    assert main(["read", plan.name, "--json"]) == 0
    row = json.loads(capsys.readouterr().out)
    assert {"number", "addressees", "signature", "date", "copies"} <= {part["kind"] for part in row["parts"]}
    trained, meeting = row["measures"]
    assert (trained["deadline"], trained["responsible"]) == ("6月底前", "发展部")
    assert meeting["recurring"] == "每季度"
    assert trained["confidence"] >= 0.9
    assert "培训妇女1200名" in trained["sentence"]
