"""The tense of texts without a telling title, and of the news that plans were made."""

import pytest

from halfsky.reading import Role, read


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("免费为64名姐妹提供体检。新建站点21个，每年办班不少于3期。", {Role.TARGET}),
        ("3月7日，省妇联发布了2025年八件民生实事。\n全省帮扶姐妹600名。\n办班400期，培训姐妹3万人次。", {Role.TARGET}),
        ("昨天，市妇联公布了今年关爱妇女8项实事。", {Role.TARGET}),
        ("6日，记者在县妇联获悉，过去的一年，全县培训姐妹365名。", {Role.ACHIEVED}),
    ],
)
def test_a_headless_text_is_told_by_its_words(text: str, roles: set[Role]) -> None:
    assert {m.role for m in read(text).measures if m.role is not Role.CONTEXT} == roles


def test_the_news_that_a_list_was_carried_out_announces_no_plan() -> None:
    (measure,) = read("近日，县妇联发布了实事完成情况。全年帮扶姐妹365名。").measures
    assert measure.role is Role.ACHIEVED


def test_this_year_does_not_inherit_the_tense_of_last_year() -> None:
    text = "6日，记者获悉，过去的一年，全县培训姐妹365名。今年，妇联发放贷款将不低于20亿元，计划培训姐妹1200名。"
    assert [m.role for m in read(text).measures] == [Role.ACHIEVED, Role.TARGET, Role.TARGET]


def test_how_long_people_are_expected_to_live_is_no_age() -> None:
    text = "青江市妇女工作总结\n全市人均预期寿命提高到80.5岁，筛查35岁以上姐妹2000名。"
    assert [m.role for m in read(text).measures] == [Role.ACHIEVED, Role.CONTEXT, Role.ACHIEVED]


@pytest.mark.parametrize("text", ["庭院要三季有花、四季常绿。", "院里四季如春。"])
def test_the_seasons_of_a_garden_are_no_measure(text: str) -> None:
    assert read(text).measures == ()


def test_how_a_sum_is_spread_is_only_told() -> None:
    measures = read("青江市妇女工作总结\n发放贷款300万元，其中三分之二在山区。").measures
    assert [m.role for m in measures] == [Role.ACHIEVED, Role.CONTEXT]


T, A, C = Role.TARGET, Role.ACHIEVED, Role.CONTEXT
PLAN = "青江市妇联2021年工作要点\n"
REPORT = "青江市妇联2021年工作总结\n"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (REPORT + "二季度重点：一、培训姐妹30人；二、建站2个。\n其他：办班4期。", [T, T, A]),
        (REPORT + "问题不少。请各地整改，务必做到以下三点：\n一是每村办班1期；\n二是整改率100%。", [T, T]),
        (REPORT + "会议商定下半年开展以下活动：\n一、参观1处基地，20人参加。", [T, T]),
        (REPORT + "本会今年的工作主要有以下两个方面：\n一、办班4期。\n二、建站2个。", [A, A]),
        ("述职报告\n我于2020年任职，现将2021年履职情况述职如下。\n一、学习12次。\n二、办班4期。", [A, A]),
        (
            "市妇联主席在推进会上的发言\n下面，我讲两点意见。\n一、肯定成绩，坚定信心\n建站4个。\n二、抓好落实\n建站9个。",
            [A, T],
        ),
        ("项目完成情况公示\n1. 年度目标\n救助姐妹80名。\n2. 完成情况\n救助姐妹85名。", [T, A]),
        ("青江市妇联统计分析\n一、主要特点\n来访41批。\n叁、2031年计划\n办班4期。", [A, T]),
        ("第一篇：县妇联2020年工作总结\n一、办班4期。\n第二篇：县妇联2021年工作要点\n一、办班6期。", [A, T]),
        ("水田区妇联一季度工作小结及二季度工作安排\n一季度：\n办班4期。\n二季度：\n办班6期。", [A, T]),
    ],
)
def test_headings_and_lead_ins_rule_what_follows_them(text: str, roles: list[Role]) -> None:
    assert [m.role for m in read(text).measures if m.role is not C] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("青妇发〔2021〕3号\n青江县妇联\n2021年全县妇联工作要点\n\n一、办班4期。", [T]),
        ("附件2：\n青江市妇联工作考核评分细则\n\n一、办班4期，建站2个。", [T, T]),
    ],
)
def test_the_title_may_stand_below_the_first_line(text: str, roles: list[Role]) -> None:
    assert [m.role for m in read(text).measures] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (PLAN + "五年累计发放贷款20亿元，年均4亿元。", [T, T]),
        (PLAN + "共表彰红旗手50名。", [T]),
        (PLAN + "对已命名的60个示范点进行复查。", [T]),
        (PLAN + "一、工作安排\n去年停办的亲子课恢复6节。", [T]),
        (PLAN + "持证率由目前的40%提高到75%，建门店60个。", [T, T]),
        ("三年工作计划（2021—2023年）\n2021年选择16个村先行。", [T]),
        ("青江县妇女发展规划（2011—2020年）\n“十一五”期间，累计扫盲6200人。", [A]),
        ("青江县妇女发展规划（2011—2020年）2018年监测报告\n有41项提前达到2020年目标。", [A]),
    ],
)
def test_words_that_sum_up_or_say_which_are_no_past(text: str, roles: list[Role]) -> None:
    assert [m.role for m in read(text).measures if m.role is not C] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (REPORT + "已建14处，下半年再建6处。", [A, T]),
        (REPORT + "妇女之家计划15个，已开工12个。", [T, A]),
        (REPORT + "检查任务8000人，已完成6120人。", [T, A]),
        (REPORT + "执委培训原定2期，目前只办了1期。", [T, A]),
        (REPORT + "全年300人的目标完成62%。", [T, A]),
        (REPORT + "年初确定的培训2000名姐妹的任务，已培训1680名。", [T, A]),
        (REPORT + "今年市里下达我县检查任务9000人。", [T]),
        (REPORT + "完成市里下达任务的112%。", [A]),
        (REPORT + "死亡率6.2/10万，优于10/10万的目标。", [A, T]),
        (REPORT + "我单位设定的绩效目标为：培训姐妹1200人，办班4期。", [T, T]),
        (REPORT + "会议部署了2021年工作。全县要建站12个。", [T]),
        (REPORT + "她强调，每村走访5户。", [T]),
        (REPORT + "“明年我们准备把示范户扩大到500户，办班8期。”", [T, T]),
        (REPORT + "将工作经费由12万元增加到20万元。", [A]),
        (REPORT + "基本做到每个社区至少4名辅导员。", [A]),
        (REPORT + "打造巾帼共富工坊2家。", [A]),
        (PLAN + "在去年建成26个的基础上，再新增30个。", [A, T]),
        (REPORT + "12个县已出台方案，剩余2个县7月底前出台。", [A, T]),
        (REPORT + "争取将担保基金扩充到4200万元。", [A]),
        (REPORT + "新建站点40个，剩余6个计划11月底前完工。", [A, T]),
        (REPORT + "培训姐妹：目标值≥300人，实际完成342人。", [T, A]),
        (REPORT + "走进企业21家，实际开讲13场。", [A, A]),
        (REPORT + "明年，我们打算在巩固的基础上求突破：示范扩到500户。", [T]),
        ("青江市妇联全年为姐妹办下这些实事\n为30名姐妹送去体检卡。", [A]),
        (REPORT + "一要聚焦引领，组织宣讲1000场。", [T]),
        ("县妇联为孩子送上礼物\n干部们承诺每学期家访2次。", [T]),
        ("4月19日上午，乡妇联召开工作安排会，40余人参加。要求每村办班1期。", [A, T]),
    ],
)
def test_a_figure_may_be_the_task_or_the_turn_of_its_sentence(text: str, roles: list[Role]) -> None:
    assert [m.role for m in read(text).measures if m.role is not C] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("城南街道妇联2021年度成绩单\n办班48场。2022年，我们还想做这些事：给9个社区建屋，招队员300人。", [A, T, T]),
        ("青石县妇联2008年工作汇报\n办班30期。2009年要培训妇女5000人次，建站20个。", [A, T, T]),
        ("青石县妇联2008年工作汇报\n办班30期。明年，我们打算在巩固的基础上求突破：基地扩到500亩。", [A, T]),
        ("一、存在的问题及改进措施\n经费年中调剂2次。", [A]),
        ("青石县妇联绩效自评报告\n妇女培训：目标值≥300人次，实际完成342人次，高于目标值6个百分点。", [T, A, A]),
    ],
)
def test_the_turn_to_plans_is_seen_in_small_words(text: str, roles: list[Role]) -> None:
    assert [m.role for m in read(text).measures] == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "县妇联召开执委会议\n会议指出，2019年要抓好：一要办班12期；二要建站4个。\n双河镇：红马甲在行动\n全镇巾帼志愿者出动32次。",
            [T, T, A],
        ),
        ("青石区妇联一九九五年工作总结\n培训妇女640人。\n一九九六年，要继续抓好就业，培训500人。", [A, T]),
        ("附件1\n青石县妇联2022年重点工作任务分解表\n说明：2021年，完成重点任务31项。2022年任务如下。", [A]),
        ("青石县妇联工作总结\n免费筛查5873名，完成年度目标（9000名）的65%。", [A, T, A]),
        ("青石县妇联工作总结\n将女村医、女教师等吸纳进妇联组织，41个村选出执委533名。", [A, A]),
        ("青石街道妇联2026年这样干！\n“娘家人”已经列好了今年的暖心清单。\n微课堂24讲\n亲子集市4场", [T, T]),
    ],
)
def test_lists_end_with_their_paragraph_and_years_may_be_written_out(text: str, roles: list[Role]) -> None:
    assert [m.role for m in read(text).measures] == roles


def test_a_heading_without_number_rules_the_chapters_counted_anew_below_it() -> None:
    text = (
        REPORT
        + "一、办班\n办班3期。\n二、建站\n建站2个。\n下半年工作打算\n一、召开现场会，命名基地10个。\n二、建设微家20个。"
    )
    assert [m.role for m in read(text).measures] == [A, A, T, T]
