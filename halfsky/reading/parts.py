"""The parts of an official document: issuer, number, title, addressees, body, signature, date, attachments, copies."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .lines import Line
from .model import Item, Part, PartKind

_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,14}(?:〔|\[|\()\d{4}(?:〕|\]|\))(?:第)?\d{1,4}号")
_KIND_WORDS = (
    "通知|要点|计划|方案|总结|报告|意见|规划|汇报|函|决定|通报|安排|情况|纲要|办法|细则|公告|公示|简报|清单|倡议书|倡议|思路|打算|请示|批复|"
    "责任书|分解表|分解|统计表|一览表|表|项目书|部署|任务|回顾|综述|工作|行动|纪实|章程|讲话|实施意见|重点|目标|成果|战报|做法|发言|材料|制度|公报|指标|活动"
)
_TITLE_END = re.compile(rf"(?:{_KIND_WORDS})(?:\(.{{1,14}}\))?(?:的)?$")
_TITLE_BREAK = re.compile(r"(?:关于|转发|印发|的|和|与|暨|《[^》]*)$")
_ISSUER = re.compile(
    r"[\u4e00-\u9fff·、()]{1,40}(?:文件|委员会|妇女联合会|妇联|办公室|工作委员会|协会|领导小组)(?:\(.{1,8}\))?"
)
_DATE = re.compile(
    r"(?:\d{4}|[一二三四五六七八九〇零]{4})年(?:\d{1,2}|"
    r"[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?"
)
_ADDRESSEES = re.compile(r"[^。!?]{2,200}:")
_ADDRESSED = re.compile(
    r"^(?:各|县|市|省|区|本|全|机关|局|州|盟|旗|直属|尊敬|.{0,12}(?:妇联|政府|党委|党组|局|办公室|"
    r"委员会|单位|部门|中心|协会|同志|姐妹|妇委会|办))"
)
_NO_ADDRESSEES = re.compile(r"如下|以下|做了|方面:|一是|措施:|目标:|内容:|要求:|情况:|\d{4}年")
_NOTE = re.compile(r"附件?(?:\d{1,2})?[::].{2,}")
_ATTACHMENT = re.compile(r"附件?(?:\d{1,2}|[一二三四五六七八九十])?[::]?")
_COPIES = re.compile(r"(?:抄送|抄报|主送|主报|分送|报|送|发|报送)[::].+")
_PRINTED = re.compile(r".*(?:\d{4}|[一二三四五六七八九〇零]{4})年.{1,8}日印发?(?:\(.*\))?|\(?共印\d+份\)?|主题词.*")
_SITE = re.compile(
    r"您的位置|当前位置|发布时间|发布日期|发表时间|浏览次数|阅读次数|点击数|字体:|字号|打印本页|分享到|^来源:|^首页"
)
_LONGEST = 44  # characters of a title that runs on into the text
_HEAD = 24  # lines that may belong to the head


@dataclass(frozen=True, slots=True)
class _Row:
    """A line without any blanks, with its place."""

    line: Line
    plain: str


def parts_of(text: str, flat: str, lines: Sequence[Line], items: Sequence[Item]) -> tuple[str, tuple[Part, ...]]:
    """Return the title and the named parts of a document, in order of place."""
    rows = [_Row(x, "".join(flat[x.start : x.end].split())) for x in lines if not x.furniture]
    if not rows:
        return "", ()
    first_item = items[0].start if items else len(text)
    spans: list[tuple[PartKind, int, int]] = []
    title_end, title = _head(text, rows, first_item, spans)
    tail = _tail(rows, title_end, spans)
    _body(rows, title_end, tail, spans)
    parts = tuple(
        Part(kind, start, end, text[start:end]) for kind, start, end in sorted(spans, key=lambda s: (s[1], s[2]))
    )
    return title, parts


def _head(text: str, rows: Sequence[_Row], first_item: int, spans: list[tuple[PartKind, int, int]]) -> tuple[int, str]:
    """Find issuer, number, title and addressees; return the index of the first row behind them and the title."""
    titles: list[_Row] = []
    at = 0
    first = rows[0].line
    if first.start < first_item < first.end and first_item - first.start <= _LONGEST:
        spans.append((PartKind.TITLE, first.start, first_item))
        return 0, "".join(text[first.start : first_item].split())
    for at, row in enumerate(rows[:_HEAD]):
        plain, line = row.plain, row.line
        heading = line.marker is not None and line.marker.family in {"#", "bracket"}
        if _SITE.search(plain):
            continue
        if _NUMBER.fullmatch(plain):
            spans.append((PartKind.NUMBER, line.start, line.end))
        elif (
            not titles and _ISSUER.fullmatch(plain) and (plain.endswith("文件") or (at + 1 < len(rows) and not heading))
        ):
            spans.append((PartKind.ISSUER, line.start, line.end))
        elif _ADDRESSEES.fullmatch(plain) and _is_addressees(plain) and titles:
            spans.append((PartKind.ADDRESSEES, line.start, line.end))
            at += 1
            break
        elif (
            (line.start >= first_item and not heading) or (line.tabular and titles) or not _may_be_title(plain, titles)
        ):
            break
        else:
            titles.append(row)
            if heading or not _goes_on(plain, rows, at):
                at += 1
                break
    at = _addressees(rows, at, spans)
    if titles:
        spans.append((PartKind.TITLE, titles[0].line.start, titles[-1].line.end))
    return at, "".join(r.plain.lstrip("#*").rstrip("*") for r in titles)


def _may_be_title(plain: str, titles: Sequence[_Row]) -> bool:
    if len(plain) > 64 or plain.endswith(("。", ";", "!", ",")) or plain.startswith(("附件", "抄送", "一是")):
        return False
    return "。" not in plain and not (titles and len(plain) > 44)


def _goes_on(plain: str, rows: Sequence[_Row], at: int) -> bool:
    """Return whether the title is still open behind this line."""
    if plain.count("《") > plain.count("》") or _TITLE_BREAK.search(plain):
        return True
    if (_TITLE_END.search(plain) and not plain.startswith(("关于", "印发"))) or at + 1 >= len(rows):
        return False
    following = rows[at + 1].plain
    return len(following) <= 40 and _TITLE_END.search(following) is not None and not rows[at + 1].line.marker


def _is_addressees(plain: str) -> bool:
    return _ADDRESSED.match(plain) is not None and _NO_ADDRESSEES.search(plain) is None


def _addressees(rows: Sequence[_Row], at: int, spans: list[tuple[PartKind, int, int]]) -> int:
    if any(kind is PartKind.ADDRESSEES for kind, _, _ in spans) or at >= len(rows):
        return at
    for k in range(at, min(at + 3, len(rows))):
        plain = rows[k].plain
        if _ADDRESSEES.fullmatch(plain) and _is_addressees(plain) and rows[k].line.marker is None:
            spans.append((PartKind.ADDRESSEES, rows[k].line.start, rows[k].line.end))
            return k + 1
        if "。" in plain:
            return at
    return at


def _tail(rows: Sequence[_Row], body: int, spans: list[tuple[PartKind, int, int]]) -> int:
    """Find copies and printing notes at the end; return the index behind the last row of the text itself."""
    end = len(rows)
    while end > body:
        line, plain = rows[end - 1].line, rows[end - 1].plain
        if _COPIES.fullmatch(plain):
            spans.append((PartKind.COPIES, line.start, line.end))
        elif _PRINTED.fullmatch(plain) and len(plain) <= 60:
            spans.append((PartKind.PRINTED, line.start, line.end))
        else:
            break
        end -= 1
    return end


def _body(rows: Sequence[_Row], start: int, end: int, spans: list[tuple[PartKind, int, int]]) -> None:
    """Find signature and date, the attachment note, the attachments, and what is left as the body."""
    cut = end
    for k in range(start, end):
        if _ATTACHMENT.fullmatch(rows[k].plain) and not rows[k].line.marker:
            cut = k
            break
    signed = _signature(rows, start, cut, spans)
    attached = cut if cut < end else (signed + 1 if signed is not None and signed + 1 < end else end)
    if attached < end:
        spans.append((PartKind.ATTACHMENT, rows[attached].line.start, rows[end - 1].line.end))
    last = attached
    named = {(a, b) for _, a, b in spans}
    while last > start and (rows[last - 1].line.start, rows[last - 1].line.end) in named:
        last -= 1
    if last > start:
        spans.append((PartKind.BODY, rows[start].line.start, rows[last - 1].line.end))


def _signature(rows: Sequence[_Row], start: int, end: int, spans: list[tuple[PartKind, int, int]]) -> int | None:
    """Find a dated signature; return the index of its last row."""
    for k in range(start, end):
        plain = rows[k].plain
        if not _DATE.fullmatch(plain):
            continue
        spans.append((PartKind.DATE, rows[k].line.start, rows[k].line.end))
        above = k - 1
        while above > start and above >= k - 3 and _ISSUER.fullmatch(rows[above].plain) and not rows[above].line.marker:
            spans.append((PartKind.SIGNATURE, rows[above].line.start, rows[above].line.end))
            above -= 1
        for note in range(max(start, above - 6), above + 1):
            if _NOTE.fullmatch(rows[note].plain):
                spans.append((PartKind.ATTACHMENT_NOTE, rows[note].line.start, rows[above].line.end))
                break
        return k
    return None
