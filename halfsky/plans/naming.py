"""What a target names beside its number: its clause, and a group that the figure does not tell apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

CLAUSE_ENDS = re.compile(r"[，,；;。：:！!？?\n]")
PLAIN = re.compile(
    r"全年|每年|今年|当年|年内|全省|全市|全县|全区|全国|各级|各地|各类|各种|广大|城乡|共计|累计|总计|新增"
    r"|组织|举办|开展|完成|参加|参与|接受|实现|力争|达到|办好|做好|免费|实施|进行|提供"
    r"|妇女群众|妇女姐妹|妇女|女性|群众|姐妹|学员|人员|人数|人次|次数|期数|活动|工作|项目"
    r"|不少于|不低于|以上|左右|[0-9０-９.,，、和及与（）()“”\s]"
)
"""Words that name no group of people or matters."""
EDGES = re.compile(r"^[为对向共总约]|[等的班期场次名人件个]$")


def clause_of(sentence: str, quote: str) -> str:
    """Return the clause of the sentence that holds the quote; "" where it does not stand in it."""
    at = sentence.find(quote) if quote else -1
    if at < 0:
        return ""
    begins = [found.end() for found in CLAUSE_ENDS.finditer(sentence, 0, at)]
    end = CLAUSE_ENDS.search(sentence, at + len(quote))
    return sentence[begins[-1] if begins else 0 : end.start() if end else len(sentence)]


def group_named(what: str, words: Iterable[str]) -> str:
    """Return the group that words name besides a figure's own: 巾帼扶贫骨干 of 培训巾帼扶贫骨干; "" for none."""
    left = what
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "\n")
    pieces = [piece for piece in PLAIN.sub("\n", left).split("\n") if len(EDGES.sub("", piece)) > 1]
    return max(pieces, key=len, default="")
