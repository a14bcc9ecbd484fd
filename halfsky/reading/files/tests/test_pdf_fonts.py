"""A PDF whose fonts are not in the file reads the same on every machine, with or without Chinese fonts."""

import ctypes
import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from fontTools.ttLib import TTFont

from halfsky.reading.files import open_document
from halfsky.reading.files.pdf_font import FIRST, StandIn, font
from halfsky.reading.files.tests.printed import Sheet, pdf, typeset


def test_a_character_that_is_drawn_by_itself_is_read() -> None:
    sheet = Sheet()
    for place, character in enumerate("一、走访㛃家庭，（两次）。"):
        sheet.put(72 + 16 * place, 100, character, 16)
    assert open_document(pdf([sheet])).text == "一、走访㛃家庭，（两次）。"


def test_a_full_stop_that_begins_a_line_alone_stays() -> None:
    sheet = Sheet()
    sheet.column(
        72, 100, ["全年培训妇女一千二百名，走访困难妇女家庭五百户，做好关爱服务", "。", "\u3000\u3000二、维权。"], 14
    )
    assert open_document(pdf([sheet])).text.split("\n") == [
        "全年培训妇女一千二百名，走访困难妇女家庭五百户，做好关爱服务。",
        "二、维权。",
    ]


def test_the_font_has_the_same_shape_for_each_character() -> None:
    made = TTFont(io.BytesIO(font()))
    table = made.getBestCmap()
    assert set(range(FIRST, 0xFFFF)) == set(table)
    assert {made["glyf"][name].numberOfContours for name in set(table.values())} == {1}


def test_several_threads_may_read_at_once() -> None:
    data = pdf(typeset(["一、培训妇女1200名，走访困难家庭500户，办好招聘会。"] * 40, characters=28, rows=24))
    with ThreadPoolExecutor(8) as pool:
        texts = set(pool.map(lambda _number: open_document(data).text, range(24)))
    assert len(texts) == 1


@pytest.mark.parametrize("size", [0, 100])
def test_the_font_is_given_only_into_a_place_that_is_large_enough(size: int) -> None:
    place = (ctypes.c_ubyte * 100)()
    assert StandIn().GetFontData(None, None, 0, place, size) == len(font())
    assert not any(place)
    assert StandIn().GetFontData(None, None, 0x74746366, place, size) == 0
