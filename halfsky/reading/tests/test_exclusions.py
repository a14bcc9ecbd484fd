"""What looks like a measure and is none: for each rule, what it shuts out and what it must let through."""

import pytest

from halfsky.reading.candidates import candidates
from halfsky.reading.exclusions import RULES, excluded_by
from halfsky.reading.flow import build_flow
from halfsky.reading.glyphs import fold
from halfsky.reading.site import Surveyor
from halfsky.reading.tests.only import plan, short

OUT = [
    ("ordinal", "评选第三批示范基地。"),
    ("ordinal", "举办第二、三期培训班。"),
    ("year", "做好2016年工作。"),
    ("year", "实施《规划》（2011—2020年）。"),
    ("document_number", "青妇字〔2021〕12号"),
    ("telephone", "畅通12338妇女维权热线。"),
    ("telephone", "拨打110家庭暴力报警电话。"),
    ("code", "推广5G场景应用。"),
    ("sum_name", "推行1+3个工作法。"),
    ("in_quotation", "开展“百县千村万户”行动。"),
    ("five_year_plan", "落实十三五期间任务。"),
    ("congress", "召开九届四次执委会议。"),
    ("schooling", "学前三年毛入园率，九年义务教育巩固率。"),
    ("unit_alone", "孕产妇死亡率（1/10万）"),
    ("year", "二、2024年工作情况。"),
    ("year", "附件：2.2025年责任分解表。"),
    ("year", "二季度安排。"),
    ("idiom", "每户给予一次性补助。"),
    ("idiom", "落实1对1结对。"),
    ("one_of_all", "把每一件小事办好。"),
    ("weak_classifier", "与妇女一道前进。"),
    ("idiom", "实行一对一帮扶。"),
    ("idiom", "提供一条龙服务。"),
    ("rank", "进入全省前10名。"),
    ("rank", "工作排名第3位。"),
    ("level", "健全三级网络。"),
    ("full_marks", "实行100分制考核。"),
    ("law_article", "依据民法典1079条。"),
    ("event_name", "举办千人旗袍大赛。"),
    ("slogan", "增强四个意识。"),
    ("slogan", "落实八项规定。"),
    ("indefinite", "表彰一批先进。"),
    ("indefinite", "打造一支队伍。"),
    ("small_bare", "关爱农村留守儿童十县十校计划。"),
    ("phase", "推进2期工程。"),
    ("phase", "办好“孕期、哺乳期”两期课堂。"),
    ("code", "在20_年社区妇联将做好工作。"),
    ("village_group", "走访清水村三组、李家村十三组。"),
    ("date", "2014-03-24余家庭事迹"),
    ("ordinal", "您是第:59408175位访问者"),
    ("collection", "乡镇妇联工作计划四篇"),
    ("collection", "乡镇妇联工作总结6篇精选"),
    ("page_counter", "浏览次数：82次"),
    ("page_counter", "发布时间:2018年2月20日 来源:青江市妇联 阅读216次"),
    ("collection", "乡镇妇联工作总结合集6篇"),
    ("collection", "社区妇联工作计划（精选3篇）"),
    ("idiom", "扶持女企业家二次创业。"),
    ("unit_alone", "产值（万元）"),
    ("figure_of_speech", "宣传走进千家万户。"),
]

IN = [
    ("年底前办班3期。", ["3期"]),
    ("培训妇女2016名。", ["2016名"]),
    ("办好5个服务平台。", ["5个"]),
    ("打造五个服务平台。", ["5个"]),
    ("每县至少一名主席。", ["1名"]),
    ("建立婚调委12个。", ["12个"]),
    ("创建“巾帼示范基地”41个。", ["41个"]),
    ("安排2名干部下派。", ["2名"]),
    ("培训100+名骨干。", ["100名"]),
    ("每村2个以上（含2个）。", ["2个"]),
    ("慰问十户困难家庭。", ["10户"]),
    ("目前8个行政村已完成推荐，日前5名代表已报名。", ["8个", "5名"]),
    ("评出优秀论文6篇。", ["6篇"]),
    ("宣传短片被阅读2万次。", ["20000次"]),
    ("近百名妇女参加。", ["100名"]),
    ("开展近百场巡讲活动。", ["100场"]),
    ("举办过百场宣讲活动。", ["100场"]),
    ("家庭文化节已连续举办四届。", ["4届"]),
    ("壮大队伍、480名队员报名。", ["480名"]),
    ("10月底前17个乡镇全部完成。", ["17个"]),
    ("举办女性创业培训班一期，培训60人。", ["1期", "60人"]),
    ("已建的5个要规范运行。", ["5个"]),
    ("三季度办班2期，历时两个季度。", ["2期", "2个季度"]),
    ("联合6部门督查。", ["6个"]),
    ("分别下降1.6和1.9个千分点。", ["1.6千分点", "1.9千分点"]),
    ("捐酒精3吨，设题50道。", ["3吨", "50道"]),
]


@pytest.mark.parametrize(("rule", "sentence"), OUT)
def test_a_rule_shuts_out_what_it_names(rule: str, sentence: str) -> None:
    flow, _, _ = build_flow(fold(sentence))
    surveyor = Surveyor(flow.text)
    sites = [surveyor.site(c) for c in candidates(flow.text, {})]
    functions = dict(RULES)
    assert not sites or any(functions[rule](site) for site in sites)
    assert all(excluded_by(site) for site in sites)


@pytest.mark.parametrize(("sentence", "figures"), IN)
def test_what_only_resembles_them_is_let_through(sentence: str, figures: list[str]) -> None:
    assert short(plan(sentence)) == figures


@pytest.mark.parametrize("sentence", [s for _, s in OUT])
def test_nothing_is_measured_there(sentence: str) -> None:
    assert short(plan(sentence)) == []


def test_every_rule_has_a_name_and_a_reason() -> None:
    assert len({name for name, _ in RULES}) == len(RULES)
    assert all(function.__doc__ for _, function in RULES)
