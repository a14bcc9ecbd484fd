"""To be done, done, or only told."""

import pytest

from halfsky.reading import Role, read
from halfsky.reading.roles import CONTEXT_RULES
from halfsky.reading.tests.only import only, plan, report

CONTEXT = [
    "用三年时间完成轮训。",
    "检查对象为35—64岁妇女。",
    "纪念妇联成立60周年。",
    "每人补助1万元。",
    "贷款额度最高20万元。",
    "全市现有基层妇联1200个。",
    "全县妇女人口18万人。",
    "全县女干部1200人。",
    "占信访总量的67.5%。",
    "场馆占地2000平方米。",
    "每项扣2分。",
    "材料1500字左右。",
    "全市80万妇女的心愿。",
]


@pytest.mark.parametrize("sentence", CONTEXT)
@pytest.mark.parametrize("as_document", [plan, report])
def test_what_only_describes_is_context(sentence: str, as_document: object) -> None:
    doc = plan(sentence) if as_document is plan else report(sentence)
    assert {m.role for m in doc.measures} == {Role.CONTEXT}


@pytest.mark.parametrize(
    "sentence",
    [
        "检查妇女2076人，占目标任务的103.8%。",
        "已建女职工组织67家，占应建女职工组织的98%。",
        "全市共有3000名女干部与留守儿童结对帮扶。",
        "创建了“示范社区”、“科技示范基地”两个示范项目。",
        "全市共有100个家庭被命名为最美家庭。",
        "公办幼儿园在园幼儿占比达到50%。",
        "户籍人口政策符合率达99%。",
        "“爱心妈妈”服务活动已覆盖辖区及周边儿童1630人次。",
    ],
)
def test_what_the_work_reached_is_no_context(sentence: str) -> None:
    assert {m.role for m in report(sentence).measures} == {Role.ACHIEVED}


def test_where_a_rate_comes_from_is_context_and_where_it_goes_is_not() -> None:
    assert [m.role for m in plan("覆盖率由62%提高到80%。").measures] == [Role.CONTEXT, Role.TARGET]


def test_the_same_words_are_target_in_a_plan_and_achieved_in_a_report() -> None:
    assert only(plan("培训妇女1000名。")).role is Role.TARGET
    assert only(report("培训妇女1000名。")).role is Role.ACHIEVED


def test_hours_of_service_given_are_achieved() -> None:
    assert only(report("累计服务时长2.8万小时。")).role is Role.ACHIEVED


def test_a_stock_that_the_work_built_is_achieved() -> None:
    assert only(report("全县共有巾帼文明岗37个。")).role is Role.ACHIEVED


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("2020年，培训妇女800名。", Role.ACHIEVED),
        ("去年举办培训30期。", Role.ACHIEVED),
        ("截至目前，已建成站点12个。", Role.ACHIEVED),
        ("到2025年，站点达到40个。", Role.TARGET),
        ("年底前完成培训500人。", Role.TARGET),
    ],
)
def test_a_plan_may_look_back(sentence: str, role: Role) -> None:
    assert only(plan(sentence)).role is role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("下一步，将培训妇女800名。", Role.TARGET),
        ("2022年，计划举办培训30期。", Role.TARGET),
        ("明年新建站点12个。", Role.TARGET),
        ("共举办活动12场。", Role.ACHIEVED),
    ],
)
def test_a_report_may_look_ahead(sentence: str, role: Role) -> None:
    assert only(report(sentence)).role is role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("青江县妇联落实年度工作\n检查目标任务为30000人，工作正在推进。", Role.TARGET),
        ("青江县特色办\n目前销售网点遍布各地，已带动就业，预计今年产量将达到600万双。", Role.TARGET),
        ("青江市儿童发展规划\n一、发展现状\n新生儿疾病筛查率98.04%。", Role.ACHIEVED),
        (
            "2月6日，启动仪式举行。今年安康工程重点抓好以下民生项目：提供免费健康管理服务，提供孕前优生健康检查，"
            "提供住院分娩补助，免费增补叶酸，开展产前筛查和新生儿听力筛查，建立高危孕产妇档案，推进母婴设施建设，"
            "落实困难家庭救助，组织专家下乡义诊，举办孕妇学校，为24000名儿童免费筛查。",
            Role.TARGET,
        ),
        ("青江县巾帼家政成果\n今年再建100个巾帼家政基地。", Role.TARGET),
        ("青江县妇联工作简报\n据悉，7月至11月妇联将在全县开展6场家庭教育讲座。", Role.TARGET),
        ("青江县妇联工作简报\n在培树200名先进典型的基础上，队伍更加稳定。", Role.ACHIEVED),
        ("青江县妇联\n技能培训接续开展。年内，共培训失业妇女600余人。", Role.ACHIEVED),
        ("青江县妇联工作总结\n一、招募西部计划志愿者充实力量\n招募志愿者20余名奔赴基层。", Role.ACHIEVED),
        ("青江县妇联工作简报\n开展“同心护未来”关爱活动，举办课堂9场。", Role.ACHIEVED),
        ("昨天，市妇联公布今年为妇女儿童办的实事。包括：\n1．建设母婴室50个。", Role.TARGET),
    ],
)
def test_words_around_a_figure_outweigh_its_document(text: str, role: Role) -> None:
    assert [m.role for m in read(text).measures] == [role]


def test_a_plan_without_a_year_in_its_title_counts_from_its_number() -> None:
    text = "关于加快学前教育发展的意见\n青政发〔2005〕39号\n2007年，入园率达到96%以上。\n2010年，入园率达到98%以上。"
    assert {m.role for m in read(text).measures} == {Role.TARGET}


def test_a_heading_of_plans_rules_the_section_below_it() -> None:
    doc = report("一、工作回顾\n培训妇女300名。\n二、明年工作打算\n培训妇女400名。")
    assert [m.role for m in doc.measures] == [Role.ACHIEVED, Role.TARGET]


def test_a_year_that_mostly_speaks_of_plans_is_a_year_to_come() -> None:
    text = (
        "各市妇联去年干了啥\n2016年，甲市办班10期。2017年，甲市将建站5个。\n"
        "2016年，乙市办班12期。2017年，乙市的工作围绕改革进行，办班20期。"
    )
    assert [m.role for m in read(text).measures] == [Role.ACHIEVED, Role.TARGET, Role.ACHIEVED, Role.TARGET]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("抽取三分之一的来电回访。", Role.CONTEXT),
        ("其中三分之一达到示范标准。", Role.ACHIEVED),
        ("妇女委员不少于三分之一。", Role.ACHIEVED),
        ("覆盖面扩大到三分之二。", Role.ACHIEVED),
    ],
)
def test_a_fraction_is_a_way_of_speaking_unless_something_reached_it(sentence: str, role: Role) -> None:
    assert [m.role for m in report(sentence).measures] == [role]


def test_every_rule_has_a_reason() -> None:
    assert all(function.__doc__ for _, function in CONTEXT_RULES)


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("每周开放不低于5天。", Role.TARGET),
        ("每人每年服务时间不少于20小时。", Role.TARGET),
        ("班子成员每年下乡不少于60天。", Role.TARGET),
        ("建站2个，每期不少于3天。", Role.CONTEXT),
        ("新增授信，利率下浮0.5个百分点。", Role.TARGET),
        ("中心村年内达标户占到50%。", Role.TARGET),
        ("执委中基层妇女占比不低于60%。", Role.TARGET),
        ("从中推荐3户到县里。", Role.TARGET),
        ("统计指标由现有96项扩充到120项。", Role.TARGET),
        ("每千人口托位数达到4.6个。", Role.TARGET),
        ("在城关、石坪两个乡建茶园。", Role.TARGET),
    ],
)
def test_what_is_asked_for_is_a_target_though_it_measures_time_or_a_share(sentence: str, role: Role) -> None:
    assert plan(sentence).measures[-1].role is role


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("发放贷款312万元，户均8万元。", Role.ACHIEVED),
        ("按人均2元的标准安排经费。", Role.CONTEXT),
        ("建成儿童之家40个，总面积6180平方米。", Role.ACHIEVED),
        ("评出标兵户2600户，占农户总数的31%。", Role.ACHIEVED),
        ("全县妇女人口18万人，占总人口的48%。", Role.CONTEXT),
        ("人均笔记1万字。", Role.ACHIEVED),
        ("平均成绩88.6分。", Role.ACHIEVED),
        ("全年驻村62天。", Role.ACHIEVED),
        ("办理时限由30天压缩到15天。", Role.ACHIEVED),
    ],
)
def test_what_the_work_came_to_is_achieved_though_it_measures_size_or_time(sentence: str, role: Role) -> None:
    assert report(sentence).measures[-1].role is role
