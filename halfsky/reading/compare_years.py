"""Which year a plan or report is of, and whether the two were given the wrong way round."""

from __future__ import annotations

import re

from .kinds import kind_of, telling_title
from .model import Document

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)(?!年?(?:[-—–~～至到]|——)(?:20)?\d\d)(?:年度?)?")
_SPAN = re.compile(r"(?<!\d)20\d\d年?(?:[-—–~～至到]|——)(?:20)?\d\d(?!\d)|规划|十[三四五六]五")
_HAN = re.compile(r"二[〇○Oo0零]([〇○Oo0零一二三四五六七八九])([〇○Oo0零一二三四五六七八九])(?=年)")
_DIGITS = dict.fromkeys("〇○Oo0零", "0") | {d: str(n) for n, d in enumerate("一二三四五六七八九", start=1)}
_WORD = {
    "plan": re.compile(r"要点|计划|安排|打算|思路|方案|任务"),
    "report": re.compile(r"总结|小结|回顾|汇报|报告|情况"),
}
_OPENING = {  # the first words of a text that say which year it tells of
    "plan": re.compile(r"(?:^|[\n。])\s{0,8}(20\d\d)年[^。\n]{0,20}(?:总体要求|总体思路|工作的|主要任务)"),
    "report": re.compile(r"(?:^|[\n。])\s{0,8}(20\d\d)年(?:以来|度|上半年|[,，]|我|全|[\u4e00-\u9fff]{1,6}妇联)"),
}
_HEAD = 400  # characters in which the opening words stand
_SURE = 2.0  # a kind that a title says, not only the words of the body


def year_of(doc: Document, name: str, kind: str) -> int | None:
    """Return the year that a plan or a report ("plan", "report") is of: by its title, its file's name or its opening
    words; None where none is named or several are, as in a five-year plan."""
    title = _western(telling_title(doc.title, doc.text))
    for words in (title, _western(name)):
        if _SPAN.search(words):
            return None
        if year := _named(words, kind):
            return year
    opening = _OPENING[kind].search(doc.text, 0, _HEAD)
    return int(opening.group(1)) if opening else None


def title_kind(doc: Document) -> str | None:
    """Return plan or report where the title says so, else None."""
    kind, lean = kind_of(telling_title(doc.title, doc.text), "")
    return kind if abs(lean) >= _SURE else None


def _named(words: str, kind: str) -> int | None:
    """Return the year of a title; of two (2024年总结和2025年计划) the last before the word for this kind."""
    years = [(m.start(), int(m.group(1))) for m in _YEAR.finditer(words)]
    if len({year for _, year in years}) <= 1:
        return years[0][1] if years else None
    word = _WORD[kind].search(words)
    before = [year for place, year in years if word and place < word.start()]
    return before[-1] if before else None


def _western(words: str) -> str:
    """Return a title with 二〇二五年 as 2025年, without blanks."""
    return _HAN.sub(lambda m: f"20{_DIGITS[m.group(1)]}{_DIGITS[m.group(2)]}", "".join(words.split()))
