"""Whether a figure holds for each of several: 每、各、均、人均、每年."""

import re

from .model import Role
from .site import Site
from .units import Kind

_WRAPPED = 22  # characters of a line that may run on into the next
_ENDS = frozenset(",。;:!?、…”")
_LAST_CLAUSE = re.compile(r"[,。;:!?]")
_SIGN = re.compile("[每均各]")  # a first look: every pattern for each has one of them
_TAKER = 4  # characters between 每 and 累计 when the sum is each taker's own
_NEAR = 16  # characters between 每 and the figure beyond which it is not sure
_ACT = (
    r"(?:有|建|设|派|评选?|办|配|报|选|奖|发|送|培训|开展|举办|组织|建立|建成|创建|培育|安排|拨付|补助|给予|奖励|资助|捐赠|赠送|"
    r"发放|配备|选树|表彰|推荐|命名|联系|帮扶|结对|包联|选派|选出|评出|产生|报送|上报|领办|颁发|达到?|为|保持在|提高到|提升到|增加到|降到|控制在|超过?|突破)"
)
_LEAST = r"(?:至少|不少于|不低于|不超过|约|近|只|仅|已|要|应|须|新|共)?"
_DIRECT = re.compile(
    rf"(?:各|每|均|人均|户均|年均|月均|平均|各自|每人每年){_LEAST}{_ACT}?(?:了|在|有|到)?{_LEAST}$|"
    rf"(?:(?<![平人户年月日场村亩生])均|(?<!级)各(?:自)?){_LEAST}{_ACT}(?:了|好|起|成)?[^,。;、:\d]{{0,10}}{_LEAST}$"
)
_GIVEN_OUT = re.compile(rf"(?<!和)各{_LEAST}{_ACT}(?:了)?[^,。;:]{{0,12}}\d[^,。;:]{{0,30}}、[^,。;:、\d]{{0,10}}$")
_EVERY = re.compile(r"每(?!况|逢佳|家每户)(?<!每家每)(?=[\u4e00-\u9fff\d])(?!周[一二三四五六日])")
_AVERAGE = re.compile(r"(?:[人户年月日周场村亩生师班校社镇县]均|平均)(?!衡|等|水)")
_YEARLY = re.compile(r"每(?:一)?(?:年|学年|半年|两年)")
_OFTEN = re.compile(r"每(?:一)?(?:月|季度|季|周|学期|个月|两个月|双月|期|场|班|次)(?![一二三四五六日]|\d{1,2}[日号])")
_RESET = re.compile(
    r"全年|今年|去年|已达|增加了|比上|本年|年内|上半年|下半年|一年|共|累计|总(?!结|队|体)|合计|[一二三四五六七八九十两\d]年(?!级|一)|20\d\d年|底前|月底|日前|"
    r"全[市省县区州镇乡]"
)
_LEVEL = re.compile(r"[市县镇乡区省村]里|(?:镇|乡|县|区|市|省|国家)级|[省市县区]直")
_PERSON = re.compile(r"每(?:人|名|位)")
_DUTY = re.compile(
    r"(?:走访|梳理|化解|调解|帮扶|帮助|结对|解决|撰写|提出|报送|上报|参加|开展|办|宣讲|带动|发展|联系|学习|撰稿|收集|慰问|认领)"
    r"[^,。;“\d]{0,14}"
)
_TOPIC = 12  # characters of a clause that only names each taker
_ONE_HAND = 60  # more than this no single person is asked for
_ONCE = re.compile(r"再|遴选|择优|从中|组建|建成|打造|成立|争取|走遍|募集|覆盖面|编印|处理|结对|被|获|吸引|培育|建立")
_EFFECT = re.compile(r"(?:培训|参训|受训|参加|参与|服务|受益|惠及|走访|联系|撰写|报送|收集|慰问)[^,。;\d]{0,12}$")
_BARE = re.compile(r"(?:人数|每[^,。;]{1,3})?(?:不少于|不低于|至少|约|近|各)?")
_OTHER_LEVEL = re.compile(r"[省市县区乡镇]级(?:不少于|不低于|至少|约)?")
_ALL_OF = re.compile(
    r"(?<!带动)(?<!引导)各(?:县|市|区|乡|镇|村|社区|街道|州|地|单位|基层|团体|学校|成员|妇联|示范|执委|家|站|点|所|"
    r"户|人)[^,。;:\d]{0,36}$"
)
_EVERY_ONE = re.compile(r"各(?!级|类|项|种|方|界|自|位|族|界)[^,。;:、\d]{1,12}$")
_ALL_SUBJECT = re.compile(
    r"(?:[^,。;]{1,12}[.、)])?各(?:县|市|区|乡|镇|村|社区|街道|州|单位|基层)"
    r"(?:[^,。;:\d级]{0,12}?(?:要|应|须|全年|年内|至少|不少于)|[^,。;:\d级]{1,24}\d)[^。;共计]*$"
)
_TOTAL = re.compile(r"(?:共|总共|共计|累计|总计|合计|总|全市|全省|全县|全区|全州|全国)[^,。;]{0,12}$")
_OTHER_GROUP = re.compile(r"[^,。;\d]{2,6}(?:达到?|为)")
_SLASH = re.compile(r"元/|/(?:人|户|年|场|期|名|村|月|次)")
_FIGURE = re.compile(r"\d")
_AT_RATE = re.compile(r"每[^,。;]{1,14}的标准")
_OF_EVERY = re.compile(r"每[^,。;]{1,10}的$")


def each_of(site: Site, role: Role) -> tuple[bool, bool]:
    """Return whether the figure is meant for each of several takers or times, and whether that is sure."""
    unbroken = _unbroken(site)
    before = unbroken + site.part_before
    if _SIGN.search(before) is None:
        return _is_rate(site), True
    if _DIRECT.search(before[-24:]) or _is_rate(site):
        return True, True
    clause = unbroken + site.clause_before
    if _GIVEN_OUT.search(clause):
        return True, False
    total = _TOTAL.search(clause)
    starts = [m.start() for m in _EVERY.finditer(clause)]
    if total and not (starts and starts[-1] > total.start() - _TAKER):  # 每人累计20天
        return False, not starts
    if starts or _AVERAGE.search(clause):
        return not _past_of_every(clause, site), not starts or len(clause) - starts[-1] <= _NEAR
    share = site.candidate.unit.kind is Kind.SHARE
    earlier = before[: len(before) - len(clause)]
    if _goes_on(earlier, clause, share, role is Role.TARGET, site.candidate.value <= _ONE_HAND) or _parallel_average(
        earlier, clause, site.candidate.unit.name
    ):
        return True, False
    if _ALL_OF.search(clause) or _EVERY_ONE.search(clause) or (not share and _all_subject(before)):
        return role is Role.TARGET, False
    return False, "每" not in before


def _unbroken(site: Site) -> str:
    """Return the end of the line before when the clause runs on from it: 妇联干部每人⏎联系1户."""
    start = site.clause_start
    if start < _WRAPPED or site.text[start - 1] != "\n" or site.text[start - 2] in _ENDS:
        return ""
    line = site.text[start - _WRAPPED : start - 1]
    return "" if "\n" in line or "\t" in line or "\t" in site.clause_before else _LAST_CLAUSE.split(line)[-1]


def _is_rate(site: Site) -> bool:
    """Return whether the unit itself says for each: 100元/人."""
    c = site.candidate
    return "/" in site.text[c.numeral.end : c.end + 2] and bool(_SLASH.search(site.text, c.numeral.end, c.end + 2))


def _past_of_every(clause: str, site: Site) -> bool:
    """Return whether 每 only names a share of the whole, as in 每年培训的100名中."""
    if "标准" in clause and _AT_RATE.search(clause):
        return True  # 按每个5000元的标准补助到60个村
    return _OF_EVERY.search(clause) is not None and "每年" not in clause and "中" in site.after[:4]


def _all_subject(before: str) -> bool:
    """Return whether all counties and their like are told to do it: 各镇推送案例10个，发放宣传单1000份."""
    first = _FIGURE.search(before)
    after = first.end() if first else before.rfind(",") + 1
    return _ALL_SUBJECT.match(before) is not None and not _resets(before, after)


def _resets(words: str, start: int = 0) -> bool:
    """Return whether words begin a new count behind 每: 全年, 共, 镇里."""
    return _RESET.search(words, start) is not None or _LEVEL.search(words, start) is not None


def _goes_on(earlier: str, clause: str, share: bool, to_come: bool, few: bool) -> bool:
    """Return whether an earlier clause of the same stretch opens a 每 that still holds: 每年举办2期, 培训100人."""
    if share:
        return False
    last = earlier.rstrip(",")
    topic = last[last.rfind(",") + 1 :]
    if _OTHER_LEVEL.fullmatch(clause) and _EVERY.search(topic):
        return True  # 市级每年安排10万元，县级3万元
    if _resets(clause):
        return False
    if _EVERY.search(topic[-_TOPIC:]) and not re.search(r"[\d一二两三四五六七八九十]", topic.split("每")[-1][1:]):
        return True  # 每个乡镇，至少开办1所
    person = _PERSON.search(earlier)
    if person and to_come and few and _DUTY.match(clause) and not _RESET.search(earlier, person.end()):
        return True  # 每人驻村15天，走访40户
    yearly = [] if person else [m.end() for m in _YEARLY.finditer(earlier)]
    if yearly:
        return not _RESET.search(earlier[yearly[-1] :]) and not _ONCE.search(clause)
    if not _OFTEN.search(topic) or _RESET.search(topic) or _ONCE.search(clause):
        return False
    return to_come and (_BARE.fullmatch(clause) or _EFFECT.search(clause)) is not None


def _parallel_average(earlier: str, clause: str, unit: str) -> bool:
    """Return whether the clause only names another group for the average before it: 人均支出城区达30元, 镇区达20元."""
    last = earlier.rstrip(",")
    last = last[last.rfind(",") + 1 :]
    return _OTHER_GROUP.fullmatch(clause) is not None and last.endswith(unit) and _AVERAGE.search(last) is not None
