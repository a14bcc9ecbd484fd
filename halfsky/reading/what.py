"""What a figure counts: the noun behind the unit, else the words in front of the number."""

import re

from .site import Site

_BEHIND = re.compile(r"(?:以上|左右|以内|余|的|\(含\))*([^,。;:、\d\n\t|将和与并以]{2,30})")
_BEFORE = re.compile(
    r"([^,。;:、\d\n\t|.]{2,30}?)(?:人数|数量)?(?:达到|达|分别|共计|共有|共|为|近|约|超过|突破|至少|"
    r"不少于|不低于|力争|余|各|逾|超|控制在|提高到|到|至){0,6}$"
)
_BACK = 60  # characters before the figure in which those words stand
_VERB = re.compile(
    r"进行|开展|获得|实现|参加|参与|受益|得到|接受|走进|完成|达成|享受|加入|被评|荣获|受到|"
    r"为(?!民|农)|在(?!校|职|家|岗)|均|都|已|全部|"
    r"成为|脱贫|就业(?=[^岗创培]|$)|受训|到(?!位)|"
    r"建立|组成|投身|奔赴|送去|举行|做好"
)
_LEADING = re.compile(
    r"^(?:[^“]{0,16}?(?:20\d\d年|今年|去年|全年|全市|全省|全县|全区|上半年|下半年|计划|已|共|累计|继续|先后|新))?"
    r"(?:共|再|新)?(?:争取到?|提供|培育|建成|开展|发放|服务|创建|举办|新建|新增|收集|组织|打造|"
    r"编印|推出|评选|选树|表彰|建立|筹集|投入|完成|"
    r"资助|救助|慰问|走访|结对|扶持|发展|成立|组建|推荐|创办|设立|配备)(?:了|各类|各级)?"
)


def what_of(site: Site) -> str:
    """Return the words for what is counted; "" when the text does not say."""
    behind = _BEHIND.match(site.after)
    if behind:
        noun = behind.group(1)
        verb = _VERB.search(noun)
        noun = noun[: verb.start()] if verb else noun
        if len(noun) >= 2:
            return _closed(noun)
    before = _BEFORE.search(site.clause_before[-_BACK:])
    if before is None:
        return ""
    words = before.group(1)
    short = words[lead.end() :] if (lead := _LEADING.match(words)) else words
    return _closed(short if len(short) >= 2 else words)


def _closed(words: str) -> str:
    """Return the words without a bracket or quotation mark that stands alone."""
    for opening, closing in ("()", "“”", "《》"):
        if words.count(opening) != words.count(closing):
            words = words.replace(opening, "").replace(closing, "")
    return words.strip(" 的了")
