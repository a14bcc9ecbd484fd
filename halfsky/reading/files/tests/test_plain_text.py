"""Text files are read in whatever encoding they were saved, and their characters keep their places."""

import codecs
from pathlib import Path

import pytest

from halfsky.reading.files import UnreadableFile, open_document

PLAN = "青禾县妇联2026年工作要点\n\n\u3000\u3000一、全年培训妇女1200名，发展服务工作覆盖各县。\n"
TRADITIONAL = "婦女聯合會工作計畫\n一、全年為婦女與兒童舉辦活動，對各縣的組織發展服務。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "utf-32"])
def test_each_usual_encoding_gives_the_same_text(encoding: str) -> None:
    assert open_document(PLAN.encode(encoding), "plan.txt").text == PLAN


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised(encoding: str) -> None:
    assert open_document(PLAN.encode(encoding), "plan.txt").text == PLAN


def test_traditional_text_in_big5_is_recognised() -> None:
    assert open_document(TRADITIONAL.encode("big5"), "plan.txt").text == TRADITIONAL


def test_rare_characters_of_gb18030_survive() -> None:
    assert open_document(f"{PLAN}㛃龘𠮷".encode("gb18030"), "plan.txt").text.endswith("㛃龘𠮷")


def test_line_ends_are_read_as_python_reads_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.replace("\n", "\r\n").encode() + "末行\r又一行".encode())
    with path.open(encoding="utf-8") as file:
        assert open_document(path).text == file.read()


def test_nothing_else_in_the_text_is_changed() -> None:
    odd = "\u3000 一、\t标题\u00a0 \n\n\n２０２６年　１２ 名\x0c下页\n"
    assert open_document(odd.encode(), "plan.txt").text == odd


def test_markdown_is_named_by_its_ending_and_left_as_it_is() -> None:
    found = open_document("# 标题\n\n**一、** 培训100名\n".encode(), "plan.md")
    assert (found.kind, found.text) == ("md", "# 标题\n\n**一、** 培训100名\n")


def test_single_bad_bytes_are_replaced_with_a_note() -> None:
    found = open_document(codecs.BOM_UTF8 + PLAN.encode() * 20 + b"\xff", "plan.txt")
    assert found.text.endswith("\ufffd")
    assert found.notes == ("个别字符已损坏，以“\ufffd”代替，请核对原文。",)


def test_a_gb18030_text_cut_inside_a_character_is_still_read() -> None:
    assert open_document((PLAN * 20).encode("gb18030") + "妇".encode("gb18030")[:1], "plan.txt").text.startswith(PLAN)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnreadableFile) as error:
        open_document(bytes(range(256)) * 40, "plan.txt")
    assert error.value.sentence == "认不出这是什么文件；请选用 .docx、.pdf、.txt、.md、.html 或 .ofd 文档。"
