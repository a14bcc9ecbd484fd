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


STACKED = """附件：青石县2026年免费检查任务分配表

序号
乡镇（街道）
检查任务（人）
其中贫困妇女（人）
检查时间
1
城关街道
1150
80
5月2日至15日
2
石梁镇
980
160
5月16日至27日
合计
2130
240
"""

MONITORED = """青石市妇女发展规划监测报告

指标名称
单位
2010年基数
2020年目标
2020年实际
孕产妇死亡率
1/10万
21.3
≤14
8.6
学前三年毛入园率
%
61.4
≥85
91.7
"""


def test_cells_that_stand_one_a_line_are_a_table() -> None:
    measures = read(STACKED).measures
    assert [(m.value, m.unit) for m in measures] == [
        (1150, "人"),
        (80, "人"),
        (980, "人"),
        (160, "人"),
        (2130, "人"),
        (240, "人"),
    ]
    assert [m.responsible for m in measures] == ["城关街道", "城关街道", "石梁镇", "石梁镇", None, None]
    assert {m.what for m in measures} == {"检查任务", "贫困妇女"}
    assert measures[0].deadline == "5月2日至15日"


def test_the_unit_of_a_row_and_the_role_of_a_column_are_taken() -> None:
    measures = read(MONITORED).measures
    assert [f"{m.value}{m.unit}" for m in measures] == ["21.3/10万", "14/10万", "8.6/10万", "61.4%", "85%", "91.7%"]
    assert [m.role for m in measures] == ["context", "target", "achieved"] * 2
    assert [m.bound for m in measures] == ["exact", "at_most", "exact", "exact", "at_least", "exact"]
    assert {m.what for m in measures} == {"孕产妇死亡率", "学前三年毛入园率"}


def test_short_headings_one_below_the_other_are_no_table() -> None:
    text = "工作总结\n" + "".join(f"加强队伍建设\n{n}\n完成情况\n" for n in ("一抓", "二抓", "三抓", "四抓"))
    assert read(text).measures == ()


def test_a_task_table_names_task_doer_and_limit() -> None:
    doc = read(
        "青石县妇联2026年任务分解表\n"
        "序号 | 重点任务 | 目标 | 责任单位 | 完成时限\n"
        "1 | 举办妇女创业培训班 | 12期，培训600人 | 发展部、各乡镇妇联 | 6月底前\n"
        "2 | “两癌”免费筛查 | 1.5万人 | 权益部、县卫健局 | 11月底\n"
    )
    assert [(m.what, m.responsible, m.deadline) for m in doc.measures] == [
        ("举办妇女创业培训班", "发展部、各乡镇妇联", "6月底前"),
        ("举办妇女创业培训班", "发展部、各乡镇妇联", "6月底前"),
        ("“两癌”免费筛查", "权益部、县卫健局", "11月底"),
    ]


def test_what_holds_for_each_in_one_cell_says_nothing_of_the_next() -> None:
    doc = read(
        "青石县妇联2026年任务分解表\n"
        "任务\t目标\t责任单位\n"
        "开展宣讲\t组建12支宣讲队，每队不少于8场\t宣传部\n"
        "网评队伍\t发展志愿者300名\t宣传部\n"
    )
    assert [m.each for m in doc.measures] == [False, True, False]


def test_a_column_of_units_gives_each_figure_its_unit_once() -> None:
    doc = read(
        "青石县妇联2026年任务分解表\n序号 | 重点任务 | 目标 | 单位\n"
        "1 | 检查覆盖率 | ≥98 | %\n2 | 创业贷款 | 5000 | 万元\n3 | 培训妇女 | 600 | 人\n"
    )
    assert [(m.value, m.unit) for m in doc.measures] == [(98, "%"), (50000000, "元"), (600, "人")]
