"""Whether a passage tells of what was done or of what is to be done: kind of document, headings, years, words."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from .flow import Paragraph
from .site import Site
from .units import Kind

_PLAN_TITLE = re.compile(
    r"要点|重点|计划|方案|安排|规划|意见|部署|任务分[解工]|责任书|目标任务|重点任务|责任分解|实施办法|打算|思路|清单|倡议|通知|公告|征集|申请|申报|请示|制度|绩效目标|标准"
)
_REPORT_TITLE = re.compile(
    r"总结|报告|汇报|情况|纪实|综述|回顾|成效|工作简报|干了啥|通报|述职|亮点|简报|信息|成果|掠影|巡礼|交流材料|发言|经验|大事记|完成|公报|监测|评估|盘点|风采"
)
_FUTURE_HEAD = re.compile(
    r"计划|打算|安排|思路|下一步|下一阶段|下一年|明年|目标任务|主要任务|重点任务|工作重点|下步|展望|今后|下半年|目标与任务|总体要求|谋划|主要目标|重点工作安排|工作要点|工作要求|组织保障|保障措施|努力方向"
)
_PAST_HEAD = re.compile(
    r"回顾|总结|完成情况|进展情况|开展情况|主要做法|工作成效|主要成效|取得的成|工作情况|存在(?:的)?(?:问题|不足|困难)|上半年工作|所做工作|过去|工作亮点|主要工作情况|基本情况|落实情况|推进情况|执行情况|实施情况|经验"
)
_YEAR = re.compile(r"(19[5-9]\d|20[0-6]\d)年?")
_TOPIC = re.compile(
    r"(?=[到至截力12去上前往一今近明下来新未接年本全自过目迄二两三四五六七八九十几多3-9])"  # cheap first look
    r"(?:(?P<by>(?:力争到|截至|截止到|截止|到|至)?)(?P<year>(?:19[5-9]\d|20[0-6]\d))年(?P<tail>以来|来|底|末|初|上半年|下半年|全年|度)?"
    r"|(?P<word>今年以来|去年|上年|上一年|前年|往年|一年来|[一二两三四五六七八九十几多\d]年来|过去\S{0,3}年|近年来|近年|近[一二两三四五六七八九十几\d]年|截至目前|截止目前|目前|截至|截止|至今|迄今|自\S{1,12}以来|"
    r"明年|下一步|下步|下一年|来年|新的一年|今后|未来|下半年|下阶段|下一阶段|接下来|年底前|年内|[一二两三四五六七八九十几\d]年内|力争|本年度|今年|全年|上半年))"
)
_PAST_WORDS = frozenset(
    [
        "去年",
        "上年",
        "上一年",
        "前年",
        "往年",
        "一年来",
        "近年来",
        "近年",
        "截至目前",
        "截止目前",
        "目前",
        "截至",
        "截止",
        "至今",
        "迄今",
        "今年以来",
    ]
)
_NEXT_WORDS = frozenset(
    [
        "明年",
        "下一步",
        "下步",
        "下一年",
        "来年",
        "新的一年",
        "今后",
        "未来",
        "下阶段",
        "下一阶段",
        "接下来",
        "年底前",
        "年内",
        "力争",
    ]
)
_TOPICS_BACK = 12  # time words looked at, the nearest first
_HEADING = 26  # characters; longer than this it is a sentence that leads, no heading
_TAIL = 6  # characters behind the word that tells
_COMPARED = ("较", "比", "由", "从", "与", "同", "在")
_STRONG_FUTURE = re.compile(
    r"将(?!近|军|士)|拟(?!定|态)|计划(?=[^,。;”》]{0,10}(?:培训|举办|开展|建|新|组织|投入|扶持|用|完成|实施|评|在|到|筹|安排))|力争|确保|不少于|不低于|"
    r"不得(?:少|低|超|高)|至少|年底前|目标(?=[:是为])|目标任务:|务必|启动[^。,;]{0,24}:|(?:共|总)?需(?=(?:资金|经费|投入)?[约]?\d)|预计|打算|(?:月|月底)前|请(?=各|于|将|你)|控制在|要(?=(?:达到|完成|实现|建|培训|举办|确保|在|有|力争|组织|开展|新|把|"
    r"突出|着力|落实|抓好|做到|加强|进一步|继续))"
)
_FUTURE = re.compile(
    r"要(?!求|点|素|闻|义|件|员|地|是)|努力|争取(?=[^,。;\d]{0,8}(?:实现|达到|在|全|覆盖|年|完成|到|使|建成|用))|争创|应当|应(?!急|对|用|邀|届|聘|有|查|检)|须|"
    r"必须|需要|继续|推动|加快|进一步|着力|大力|引导|鼓励|抓好|做好(?!了)|谋划|要求|原则上|目标(?!任务的|的)|任务(?!的)|每个|每年|每季度|每月"
)
_STRONG_PAST = re.compile(
    r"了(?!解|望)|已(?!婚|有之|育)|先后|累计|截至|截止|成功(?!率)|荣获|获评|被评|同比|比上年|较上年|全年共|共(?=[有计]?[^,。;同享建青产和]{0,8}\d)|得到了|历时|"
    r"在全[国省市](?:率先|第)|首次|均获|顺利|决定授予|受到表彰|圆满|据统计|据悉|完成[^,。;]{0,16}(?:任务|目标)[^,。;]{0,4}的|提前(?:完成|实现)|比(?:\d{4}年|去年|同期|上年)"
)
_PAST = re.compile(
    r"获(?!得感|取)|受到|惠及|受益|发放|救助|接待|受理|化解|争取(?=[^,。;]{0,12}\d)|涌现|参与人数|点击|浏览|观看|得到|赢得|吸引|命名|授予|办结|投入|建成|入驻|收回|收到|"
    r"接听|签约|发展到|查出|检出|收集|征集|销售额|交易额|成交|理赔|调解|走访|结对|募集|筹集|达成|举行|"
    r"召开(?=[^,。;]{0,8}\d)|推出|编印|培育出|组建|开通|聘请|开展了|带动|参加(?=[。;])|激活"
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """How strongly a passage speaks of what is to come: above zero to be done, below zero done."""

    score: float
    year: int | None


@dataclass(frozen=True, slots=True)
class Heading:
    """An outline heading as the tense needs it: where it rules from and to, and its words."""

    start: int
    end: int
    title: str


class Tense:
    """Answers for any place of one document whether it is told as done or as to be done."""

    def __init__(self, text: str, title: str, paragraphs: Sequence[Paragraph], headings: Sequence[Heading]) -> None:
        self.text = text
        self._topics = [
            (m.start(), m) for m in _TOPIC.finditer(text) if not text[max(0, m.start() - 1) : m.start()].isdigit()
        ]
        self._places = [place for place, _ in self._topics]
        self._paragraph_starts = [p.start for p in paragraphs]
        self.kind, self.prior = _kind(title, text)
        self.pivot = self._pivot(title)
        self._modes = _modes(headings, self.pivot, self.kind)
        self._mode_starts = [place for place, _ in self._modes]
        self._next = self._future_years()

    def _pivot(self, title: str) -> int | None:
        """Return the year that the document is about."""
        named = [int(y) for y in _YEAR.findall(title)]
        if named:
            return min(named) if self.kind == "report" else max(named)
        counted = Counter(int(m["year"]) for _, m in self._topics if m["year"])
        if not counted:
            return None
        return max(counted, key=lambda y: (counted[y], y if self.kind == "plan" else -y))

    def _future_years(self) -> frozenset[int]:
        """Return the years after which 将 mostly follows: those that a report plans for."""
        seen: Counter[int] = Counter()
        future: Counter[int] = Counter()
        for place, m in self._topics:
            if m["year"] and not m["by"]:
                seen[int(m["year"])] += 1
                stop = self.text.find("。", place, place + 120)
                if "将" in self.text[place : stop if stop > 0 else place + 60]:
                    future[int(m["year"])] += 1
        return frozenset(y for y in seen if future[y] * 2 > seen[y])

    def at(self, site: Site) -> Verdict:
        """Return the verdict for a figure where it stands."""
        place = site.candidate.start
        verdict = self.of(place, site.sentence_start, site.part_start, site.candidate.end, site.clause_end)
        return Verdict(verdict.score + _roundness(site), verdict.year)

    def of(self, place: int, sentence: int, part: int, end: int, clause_end: int) -> Verdict:
        """Return the verdict for any passage: at `place` in a sentence and a stretch that begin there, up to `clause_end`."""
        score = self.prior
        at = bisect_right(self._mode_starts, place) - 1
        if at >= 0:
            score = self._modes[at][1] or score
        nearest = bisect_right(self._paragraph_starts, place) - 1
        paragraph = self._paragraph_starts[nearest] if nearest >= 0 else 0
        topic, year = self._topic(place, paragraph, sentence)
        window = self.text[max(sentence, place - 120) : place]
        near = self.text[max(part, place - 40) : place]
        behind = self.text[end : min(clause_end, end + 40)]
        return Verdict(score + topic + _words(window, near, behind), year)

    def _topic(self, place: int, paragraph: int, sentence: int) -> tuple[float, int | None]:
        """Return what the last time word before `place` in its paragraph says, and the year it names."""
        at = bisect_right(self._places, place) - 1
        floor = max(0, at - _TOPICS_BACK)
        while at >= floor and self._places[at] >= paragraph:
            found = self._topics[at][1]
            if found["year"] and not found["by"] and self.text[max(0, found.start() - 1) : found.start()] in _COMPARED:
                at -= 1
                continue
            weight = 1.0 if self._places[at] >= sentence else 0.8
            value, year = self._meaning(found)
            if value or year:
                return value * weight, year
            at -= 1
        return 0.0, self.pivot

    def _meaning(self, found: re.Match[str]) -> tuple[float, int | None]:
        if found["year"]:
            return self._of_year(found)
        word = found["word"]
        if word in _PAST_WORDS or word.startswith(("过去", "自", "近")) or word.endswith("年来"):
            year = (
                self.pivot - 1
                if self.pivot and word in {"去年", "上年", "上一年"} and self.kind == "plan"
                else self.pivot
            )
            return -2.5, year
        if word in {"明年", "来年", "下一年"}:
            return 3.0, self.pivot + 1 if self.pivot else None
        if word in _NEXT_WORDS or word.endswith("年内"):
            return 2.0, self.pivot
        if word == "下半年":
            return (2.0 if self.kind == "report" else 0.0), self.pivot
        if word == "今年" and self.kind == "report" and self._next:
            return 1.5, max(self._next)
        return 0.0, None

    def _of_year(self, found: re.Match[str]) -> tuple[float, int]:
        year = int(found["year"])
        if found["by"].startswith("截"):
            return -3.0, year
        if year in self._next and (self.pivot is None or year > self.pivot or self.kind == "plan"):
            return 4.0, year
        if self.pivot is None:
            return 0.0, year
        if self.kind == "plan":
            if year < self.pivot:
                return (-3.0, year) if found["tail"] not in {"以来", "来"} else (-3.5, year)
            return (2.0 if found["by"] or year > self.pivot else 1.0), year
        if year > self.pivot:
            return 3.0, year
        return -2.0, year


_REQUEST = re.compile(r"申请|请示|申报|征集|报名")
_EVENT = re.compile(r"举行|开班|启用|走进|收官|召开|开讲|启动|成立|揭牌|慰问|举办|开展")
_ODD = re.compile(
    r"(?<![\d.,年〔])(?!(?:19|20)\d\d(?!\d))[1-9]\d{1,6}(?<=[1-46-9])(?![\d年月日号]|[—-]\d)|\d\.\d"
)  # figures too odd to be planned
_NEWS = re.compile(r"(?:^|\n)(?:\d{1,2}月\d{1,2}日|近日|日前|连日来|昨日|本报讯)|记者")


def _kind(title: str, text: str) -> tuple[str, float]:
    """Return plan or report with its prior, from the title's last telling word or the body's own words."""
    plans = [m.start() for m in _PLAN_TITLE.finditer(title) if m.group() != "通知"]
    reports = [m.start() for m in _REPORT_TITLE.finditer(title)]
    if _REQUEST.search(title):
        return "plan", 2.0
    if not plans and not reports and "通知" not in title and _EVENT.search(title):
        return "report", -1.5
    if plans and reports and "总结" in title and re.search("计划|打算|要点|安排|思路", title):
        return "report", -2.0
    if plans or reports:
        return ("plan", 2.0) if max(plans, default=-1) > max(reports, default=-1) else ("report", -2.0)
    head = text[:6000]
    past = len(_STRONG_PAST.findall(head)) + 0.4 * len(_PAST.findall(head)) + 0.35 * min(6, len(_ODD.findall(head)))
    past += 1.5 * (_NEWS.search(text[:200]) is not None)
    future = len(_STRONG_FUTURE.findall(head)) + 0.4 * len(_FUTURE.findall(head))
    lean = max(-1.2, min(1.2, 0.6 * (future - past)))
    if "通知" in title:
        lean = max(lean, 0.9)
    lean -= 0.2
    return ("plan" if lean > 0 else "report"), lean


def _words(window: str, near: str, behind: str) -> float:
    """Return what the words of a sentence say: the whole before the figure, the near part of it, the part behind."""
    score = 0.0
    if _STRONG_FUTURE.search(near):
        score += 2.6
    elif _STRONG_FUTURE.search(window):
        score += 1.8
    elif _FUTURE.search(window):
        score += 0.6
    if _STRONG_PAST.search(near) or _STRONG_PAST.search(behind):
        score -= 2.6
    elif _STRONG_PAST.search(window):
        score -= 1.5
    elif _PAST.search(near) or _PAST.search(behind):
        score -= 0.6
    return score


def _roundness(site: Site) -> float:
    """Return below zero for a figure too exact to have been planned: 2356份, 99.2%."""
    c = site.candidate
    value = float(c.value)
    if c.unit.kind is Kind.SHARE:
        return -0.7 if value != round(value) and value > 1 else 0.0
    raw = c.numeral.raw.replace(",", "").replace(".", "").rstrip("0")
    return -0.9 if len(raw) >= 3 else (-0.4 if len(raw) == 2 and raw[-1] not in "5" and value > 12 else 0.0)


def _modes(headings: Sequence[Heading], pivot: int | None, kind: str) -> list[tuple[int, float]]:
    """Return from which place which prior holds, by the headings that name past or plan; the innermost rules."""
    modes: list[tuple[int, float]] = []
    open_: list[tuple[int, float]] = []
    for head in headings:
        while open_ and open_[-1][0] <= head.start:
            place, _ = open_.pop()
            modes.append((place, open_[-1][1] if open_ else 0.0))
        prior = _heading_prior(head.title, pivot, kind)
        if prior:
            open_.append((head.end, prior))
            modes.append((head.start, prior))
    while open_:
        place, _ = open_.pop()
        modes.append((place, open_[-1][1] if open_ else 0.0))
    return modes


def _heading_prior(title: str, pivot: int | None, kind: str) -> float:
    """Return above zero for a heading that opens plans, below zero for one that looks back, 0 for others."""
    if len(title) > _HEADING or "，" in title or "," in title:
        return 0.0
    years = [int(y) for y in _YEAR.findall(title)]
    future, past = _FUTURE_HEAD.search(title), _PAST_HEAD.search(title)
    past = past if past and len(title) - past.end() <= _TAIL else None
    if future and (not past or future.start() > past.start()):
        return 2.5
    if past or (kind == "report" and years and pivot is not None and max(years) <= pivot):
        return -2.5
    if kind == "report" and years and pivot is not None and max(years) > pivot:
        return 2.5
    return 0.0
