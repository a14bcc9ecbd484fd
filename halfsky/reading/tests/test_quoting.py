"""Quoting a text as it is written."""

from halfsky.reading.quoting import Quoter

TEXT = "一、发放贷款\u30003200万元，\n  惠及妇女。Li\r\nHong 310名。\n"


def test_a_stretch_is_quoted_as_written_without_its_line_breaks() -> None:
    assert Quoter(TEXT).words(0, len(TEXT)) == "一、发放贷款\u30003200万元，惠及妇女。Li Hong 310名。"


def test_lines_count_from_one() -> None:
    quoter = Quoter(TEXT)
    assert [quoter.line(TEXT.index(word)) for word in ("一、", "惠及", "Hong")] == [1, 2, 3]
