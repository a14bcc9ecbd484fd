"""Tables in plain text: the unit of a figure may stand in the heading of its column."""

from halfsky.reading import read

TABLE = """2021年巾帼示范基地统计表
单位    基地数（个）    带动妇女（人）    年产值（万元）
长河市    12    1,350    1200.5
平湖市    8    210    860
"""


def test_figures_take_the_unit_of_their_column() -> None:
    doc = read(TABLE)
    assert [(m.quote, f"{m.value:f}" if not isinstance(m.value, int) else m.value, m.unit) for m in doc.measures] == [
        ("12", 12, "个"),
        ("1,350", 1350, "人"),
        ("1200.5", 12005000, "元"),
        ("8", 8, "个"),
        ("210", 210, "人"),
        ("860", 8600000, "元"),
    ]


def test_a_row_of_another_width_is_left_alone() -> None:
    assert read("统计表\n单位    基地数（个）\n长河市    12    300\n").measures == ()


def test_numbers_in_running_text_take_no_unit_from_a_table_above() -> None:
    assert read("统计表\n单位    基地数（个）\n以上是截至年底的统计情况，编号12，请核对后报送。\n").measures == ()


def test_cells_with_their_own_unit_count_once() -> None:
    doc = read("统计表\n单位    基地数（个）    培训\n长河市    12    350人\n")
    assert [f"{m.value}{m.unit}" for m in doc.measures] == ["12个", "350人"]
