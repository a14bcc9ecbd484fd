"""Running text: breaks and blanks taken out, each place kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfsky.reading import read
from halfsky.reading.flow import build_flow
from halfsky.reading.glyphs import fold


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("2021年工作要点\n培训 1 200 名妇女。", "1 200 名", 1200),
        ("2021年工作要点\n培训１，２００名妇女。", "１，２００名", 1200),
        ("2021年工作要点\n全年计划在各乡镇培训农村妇女12\n00名以上。", "12\n00名以上", 1200),
        ("2021年工作要点\n全年计划在各乡镇培训农村妇女12\n\n— 3 —\n\n00名以上。", "12\n\n— 3 —\n\n00名以上", 1200),
        ("2021年工作总结\n發放貸款1.2億元。", "1.2億元", 120000000),
        ("2021年工作要点\n培训妇女 2 0 0 名。", "2 0 0 名", 200),
        ("2021年工作总结\n区妇联接待来访 1 07 件。", "1 07 件", 107),
        ("2021年工作要点\n一、抓技术培训。全年组织培训妇女十\n二万人次。", "十\n二万人次", 120000),
    ],
)
def test_a_number_is_whole_however_it_is_set(text: str, quote: str, value: int) -> None:
    (measure,) = read(text).measures
    assert (measure.quote, measure.value) == (quote, value)


def test_cells_of_a_table_stay_apart() -> None:
    doc = read("2021年统计\n单位    培训（人）    基地（个）\n长河市    350人    12个\n")
    assert [m.value for m in doc.measures] == [350, 12]


def test_a_page_number_is_no_text() -> None:
    flow, _, _ = build_flow(fold("第一段话还没有说完，\n— 2 —\n后面接着。"))
    assert flow.text == "第一段话还没有说完,后面接着。\n"


@given(st.text(alphabet="培训1２一万 \t\n\r　,。（）“”第名个-—", max_size=80))
def test_every_character_of_the_running_text_goes_back_to_its_own(text: str) -> None:
    flat = fold(text)
    flow, _, _ = build_flow(flat)
    for place, character in enumerate(flow.text):
        if character != "\n":
            assert flat[flow.origin(place)] == character


@given(st.text(max_size=120))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


def test_lines_of_one_printed_width_are_wrapped_though_their_lengths_differ() -> None:
    text = (
        "青石县妇联2003年工作总结\n"
        "　　非典疫情发生后，县妇联向全县妇女和家庭发出倡\n议书5万份，组织620支巾帼志愿者服务队、1.8万名志\n"
        "愿者走村串户，宣传防治知识，测体温。募集捐\n款43.7万元、药品器械折款28万元，慰问一线女医护人\n"
        "员316名，创建科技示范户1500户，户均年收入超\n过1.2万元，全县妇联系统共同努力，发放小额信贷不\n少于1500万元。\n"
    )
    found = {m.what: m.bound for m in read(text).measures if m.unit == "元"}
    assert [m.value for m in read(text).measures][:2] == [50000, 620]
    assert "at_most" not in found.values()
