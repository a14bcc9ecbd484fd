"""The figures of training, 人 beside 人次, and the words of plans that mean them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from halfsky.indicators.declaration import Indicator, Measure, Phrase, Ratio
from halfsky.programmes.livelihood.training.words import BREAKDOWNS, GROUPS, KINDS, ROUNDS, kind_code

BY_KIND = {kind_code(kind): label for kind, label in KINDS.items()}
BY_ROUND = {f"m{months}": _("%(n)d个月后") % {"n": months} for months in ROUNDS}

INDICATORS = (
    Indicator(
        "training.classes",
        _("培训期数"),
        _("期"),
        Measure.COUNT,
        _("已经开班的培训，记在开班那天；一个班不论几课次算一期"),
        breakdowns=BY_KIND,
    ),
    Indicator(
        "training.people",
        _("培训人数"),
        _("人"),
        Measure.PEOPLE,
        _("至少到课一次、身份可辨的学员，同一人上几个班算一人"),
        breakdowns=BREAKDOWNS,
        companion="training.times",
    ),
    Indicator(
        "training.times",
        _("培训人次"),
        _("人次"),
        Measure.TIMES,
        _("每人每班一次：一个班六次课不是六人次；没有实名的到场人数只计入这里"),
        breakdowns=BREAKDOWNS,
        companion="training.people",
    ),
    Indicator(
        "training.hours", _("培训授课时数"), _("小时"), Measure.SUM, _("各次课的时长相加"), scale=60, breakdowns=BY_KIND
    ),
    Indicator(
        "training.learned",
        _("培训学员学时"),
        _("小时"),
        Measure.SUM,
        _("每位学员到课时长相加"),
        scale=60,
        is_rankable=False,
    ),
    Indicator(
        "training.towns", _("培训覆盖乡镇数"), _("个"), Measure.PLACES, _("有学员到课的乡镇（街道），同一乡镇算一个")
    ),
    Indicator(
        "training.certified",
        _("培训结业人数"),
        _("人"),
        Measure.PEOPLE,
        _("到课够比例、领到结业证书的学员，同一人算一人"),
        breakdowns=BREAKDOWNS,
    ),
    Indicator("training.certificates", _("培训结业证书数"), _("本"), Measure.COUNT, _("发出的结业证书")),
    Indicator(
        "training.followed",
        _("培训后就业回访人次"),
        _("人次"),
        Measure.TIMES,
        _("结业学员的每一轮回访，包括没联系上的"),
        is_rankable=False,
        breakdowns=BY_ROUND,
    ),
    Indicator(
        "training.placed",
        _("培训后回访时已就业创业人次"),
        _("人次"),
        Measure.TIMES,
        _("回访时说已就业或已创业的"),
        is_rankable=False,
        breakdowns=BY_ROUND,
    ),
    Indicator(
        "training.unreached",
        _("培训后回访未联系上人次"),
        _("人次"),
        Measure.TIMES,
        _("回访时没联系上的，不算就业，也不剔出分母"),
        is_rankable=False,
        breakdowns=BY_ROUND,
    ),
    Indicator(
        "training.held",
        _("培训待核签到人次"),
        _("人次"),
        Measure.TIMES,
        _("同时两处签到、超过座位、名单重复、共用电话的签到：上级放行以前不进任何数字"),
        is_rankable=False,
    ),
    Indicator(
        "training.follow_due",
        _("培训到期应回访轮次"),
        _("班次"),
        Measure.COUNT,
        _("回访期限落在本期的"),
        is_rankable=False,
    ),
    Indicator(
        "training.follow_in_time",
        _("培训按期完成回访轮次"),
        _("班次"),
        Measure.COUNT,
        _("其中按期问完的"),
        is_rankable=False,
    ),
)


def _employed(months: int) -> Ratio:
    return Ratio(
        f"training.employed_{months}",
        _("培训后%(n)d个月就业率") % {"n": months},
        f"training.placed@m{months}",
        f"training.followed@m{months}",
        _("（就业＋创业）÷ 回访人次，没联系上的留在分母里"),
        is_rankable=months != ROUNDS[0],
    )


RATIOS = (
    *(_employed(months) for months in ROUNDS),
    Ratio(
        "training.follow_rate",
        _("培训就业回访按期率"),
        "training.follow_in_time",
        "training.follow_due",
        _("按期问完的轮次 ÷ 到期应回访的轮次，期限为本会约定"),
        kind="due",
    ),
)

PERSONS = ("名", "人", "人次", "人(次)", "人（次）", "个")
CLASSES = ("期", "期次", "班", "个班", "场", "场次")
GROUP_WORDS = (
    ("创客", "maker"),
    ("微电商", "micro"),
    ("小微电商", "micro"),
    ("致富带头人", "leader"),
    ("岗位明星", "star"),
    ("女大学生", "student"),
    ("失业妇女", "unemployed"),
    ("女农民工", "migrant"),
    ("妇联干部", "cadre"),
    ("妇女干部", "cadre"),
    ("执委", "member"),
)
KIND_WORDS = (
    ("月嫂", "maternity"),
    ("育婴", "maternity"),
    ("家政", "domestic"),
    ("手工", "craft"),
    ("SYB", "syb"),
    ("电商", "ecommerce"),
    ("种养", "farming"),
    ("女农民", "farmer"),
)
NOT_OURS = ("家长", "志愿者培训", "普法")

PHRASES = (
    *(
        Phrase("training.people", ("培训", word), PERSONS, breakdown=value, why=_("培训…%(word)s…名") % {"word": word})
        for word, value in GROUP_WORDS
    ),
    *(
        Phrase(
            "training.people", ("培训", word), PERSONS, breakdown=kind_code(kind), why=_("%(w)s培训…人") % {"w": word}
        )
        for word, kind in KIND_WORDS
    ),
    *(
        Phrase(
            "training.classes", ("培训", word), CLASSES, breakdown=kind_code(kind), why=_("%(w)s培训…期") % {"w": word}
        )
        for word, kind in KIND_WORDS
    ),
    Phrase("training.people", ("培训",), ("名", "人"), without=NOT_OURS, why=_("培训…名")),
    Phrase("training.times", ("培训",), ("人次", "人(次)", "人（次）"), without=NOT_OURS, why=_("培训…人（次）")),
    Phrase("training.classes", ("培训",), CLASSES, without=NOT_OURS, why=_("举办培训班…期")),
    Phrase("training.classes", ("培训班",), (*CLASSES, "个"), without=NOT_OURS, why=_("举办…培训班…个")),
    Phrase("training.towns", ("培训", "覆盖"), ("个乡镇", "乡镇", "个"), why=_("培训覆盖…个乡镇")),
    Phrase("training.certified", ("培训", "结业"), PERSONS, why=_("培训结业…人")),
    Phrase("training.employed_6", ("培训", "就业率"), ("%", "％"), why=_("培训后就业率…%")),
)

__all__ = ["GROUPS", "INDICATORS", "PHRASES", "RATIOS"]
