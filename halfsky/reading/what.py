"""What a figure counts: the noun behind the unit, else the words in front of the number."""

import re

from .site import Site
from .units import unit_at
from .wordlists import words

_SKIPPED = re.compile(r"(?:\([^()]{1,4}\)|以上|以下|左右|以内|余|的)*")
_BEHIND = re.compile(r"[^,。;:、\d\n\t|()将和并以!?]{1,30}")
_VERB = re.compile(
    r"进行|开展|获得|实现|参加|参与|受益|得到|接受|走进|完成|达成|享受|加入|被评|荣获|受到|出席|报名|"
    r"试点(?!村|县|乡|单)|为(?!民|农)|在(?!校|职|家|岗)|均|都|已|全部|与(?!会)|"
    r"成为|脱贫|就业(?=[^岗创培]|$)|受训|到(?!位)|"
    r"建立|组成|投身|奔赴|送去|举行|做好"
)
_SHORT = frozenset("县乡镇村市区州省")  # nouns of one character
_LAST_FIGURE = re.compile(r"(\d)(%|[万亿千百多余]{0,3})(?=[^\d]{0,40}$)")
_COURSE = re.compile(r"([^,。;:\d]{2,24}?)(?:由|从)[^,。;]{0,24}$")  # 检查率由62%提高到
_TAIL = re.compile(
    r"(?:人数|数量)?(?:率先|已经|基本|平均|仅|还)?(?:(?:提高|上升|提升|增长|增加|扩大|发展|下降|降低|减少|降|升|增|控制)(?=[到至在]))?"
    r"(?:达到|达|分别|共计|共有|共|为|近|约|超过|突破|至少|不少于|不低于|不超过|力争|余|各|逾|超|在|到|至|由|从|以下|以上){0,6}$"
)
_TAIL_ENDS = frozenset("数量先经本均仅还到达别计有共为近约过破少于争余各逾超在至上下由从")  # a first look
_BACK = 60  # characters before the figure in which those words stand
_LEADING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,2}[是要]|其中:?|同时|另外|另有)?(?:(?:联合|会同)[^,]{2,14}?(?=开展|举办|组织))?(?:[^“]{0,16}?(?:20\d\d年|今年|去年|全年|全市|全省|全县|全区|上半年|"
    r"下半年|计划|已|共|累计|继续|先后))?"
    r"(?:(?:共|再|新)?(?:新增|新建|争取到?|提供|培育|建成|开展|发放|服务|创建|举办|收集|组织|打造|"
    r"编印|推出|评选|选树|表彰|建立|筹集|投入|完成|"
    r"资助|救助|慰问|走访|结对|扶持|发展|成立|组建|推荐|创办|设立|配备)(?:了|各类|各级)?)?"
)
_POINT = re.compile(r"^(?:[一二三四五六七八九十]{1,2}[是要]|其中:?|同时)")
_MARKED = re.compile(  # the marker of an item, and signs that only set words apart
    r"^(?:\(?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)、.]{1,2}|第[一二三四五六七八九十\d]{1,3}[条,、]|[*]{2})\s*"
)
_DATED = re.compile(r"^(?:月(?:底前?|初|份|中旬|前|内|(?=召开|举办|开展|组织|完成))|日前|年(?:底前?|内))")
_NO_NOUN = frozenset(
    words("提高 增至 增长 全年 每期 每年 每月 今年 全国级 省级 市级 县级 提升 下降 降低 增加 减少 达到 累计 其中 各级")
)


def what_of(site: Site) -> str:
    """Return the words for what is counted; "" when the text does not say."""
    return _noun_behind(site.after) or _noun_before(site.clause_before[-_BACK:])


def _noun_behind(after: str) -> str:
    skipped = _SKIPPED.match(after)
    found = _BEHIND.match(after, skipped.end() if skipped else 0)
    if found is None:
        return ""
    noun = found.group()
    verb = _VERB.search(noun)
    noun = _closed(noun[: verb.start()] if verb else noun)
    return noun if len(noun) >= 2 or noun in _SHORT else ""


def _noun_before(clause: str) -> str:
    """Return the words before the figure without what leads in and without the verb or bound next to it."""
    clause = _MARKED.sub("", clause)
    clause = clause[max(clause.rfind("("), clause.rfind("\t")) + 1 :]
    figure = _LAST_FIGURE.search(clause)
    if figure is None:
        noun = _bare(clause)
        return noun if len(noun) >= 2 else ""
    unit = unit_at(clause, figure.end())
    behind = clause[figure.end() + (len(unit.written) if unit else 0) :].lstrip(".)")
    choices = (
        behind[behind.find("、") + 1 :],
        _before_course(clause),
        clause[: figure.start()].rstrip("0123456789."),
    )
    return next((noun for choice in choices if len(noun := _bare(choice)) >= 2), "")


def _before_course(clause: str) -> str:
    found = _COURSE.match(clause)
    return found.group(1) if found else ""


def _bare(clause: str) -> str:
    clause = _DATED.sub("", clause)
    tail = _TAIL.search(clause) if clause[-1:] in _TAIL_ENDS else None
    clause = clause[: tail.start()] if tail else clause
    lead = _LEADING.match(clause)
    short = clause[lead.end() :] if lead else clause
    if len(short) < 2 and lead:  # 二是建站: 建 opens the noun itself
        short = _POINT.sub("", clause)
    return _closed(short.removeprefix("为"))


def _closed(noun: str) -> str:
    """Return the words without a bracket or quotation mark that stands alone."""
    for opening, closing in ("()", "“”", "《》"):
        if noun.count(opening) != noun.count(closing):
            noun = noun.replace(opening, "").replace(closing, "")
    noun = noun.replace("**", "").strip(" 的了%、.*")
    return "" if noun in _NO_NOUN else noun
