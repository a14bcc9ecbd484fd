"""The time limit that a figure stands under, and how often it comes back."""

import re
from bisect import bisect_left

from .scan import Places
from .site import REACH, Site

_MONTH = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月"
_DAY = rf"(?:{_MONTH}(?:\d{{1,2}}日|份|底|初|中旬|上旬|下旬|末)?)"
_DEADLINE = re.compile(
    rf"(?=[到至于在截力12年月上下一二两三四五六七八九十第春节期开全今明3-9])"  # cheap first look
    rf"(?:力争)?(?:到|至|于|在|截至|截止)?(?:20\d\d年(?:底|末|{_DAY}|上半年|下半年|年底)(?:前|之前|以前|止|内)?|20\d\d年(?:前|之前|以前|内)"
    rf"|{_DAY}(?:—|-|~|至|到){_DAY}|\d{{1,2}}(?:—|-|~|至|到)\d{{1,2}}月(?:份)?|{_DAY}(?:前|之前|以前|"
    rf"止)|年底(?:前|之前)?|年内|年终(?:前)?|月底前|"
    rf"上半年|下半年|[一二三四]季度|第[一二三四]季度|春节前|节前|期满前|开学前|"
    rf"(?:\d{{1,3}}|[一二两三四五六七八九十]{{1,3}})(?:年|个月|天|个工作日|周)(?:内|之内|以内)|全年|今年|明年|20\d\d年(?!度))"
)
_TABLE_LABEL = re.compile(r"(?:完成时限|完成时间|时限|时间节点|期限)[::]")
_TABLE_LIMIT = re.compile(rf"{_TABLE_LABEL.pattern}\s*([^,。;|)\n\t]{{2,20}})")
_WEAK = ("全年", "今年", "明年", "上半年", "下半年")
_EVERY = re.compile("每|双月|按月|按季|月度|逐月|逐季|一年一度|年均|月均|常年|定期")  # with which those begin
_BEHIND = 6  # characters behind the figure in which they may stand
_RECURRING = re.compile(
    r"每(?:一)?(?:两)?(?:年|半年|季度|季|个月|月|周|天|日|学期|学年|学月|双月|逢\S{1,4})|双月|"
    r"按月|按季度?|月度|逐月|逐季|一年一度|年均|月均|常年|定期"
)


class Limits:
    """All time limits of one running text, found once."""

    def __init__(self, text: str) -> None:
        self._found = [(m.start(), m.end(), m.group()) for m in _DEADLINE.finditer(text)]
        self._starts = [start for start, _, _ in self._found]
        self._labels = Places(_TABLE_LABEL, text)
        self._every = Places(_EVERY, text)

    def of(self, site: Site) -> str | None:
        """Return the words of the time limit that the figure stands under, the nearest and firmest in its sentence."""
        place = site.candidate.start
        end = site.candidate.end
        table = self._labels.search(_TABLE_LIMIT, end, min(site.sentence_end, end + REACH))
        if table:
            return table.group(1).strip()
        first = bisect_left(self._starts, max(site.sentence_start, place - REACH))
        last = bisect_left(self._starts, min(site.sentence_end, place + REACH))
        near = [f for f in self._found[first:last] if not f[0] <= place < f[1]]
        if not near:
            return None
        words = min(near, key=lambda f: (_is_weak(f[2]), f[0] > place, abs(f[0] - place)))[2]
        return words.removeprefix("力争").removeprefix("在")

    def recurring(self, site: Site) -> str | None:
        """Return the words that make the figure come back (每季度, 每年); None when it is meant once."""
        if self._every.first(site.part_start, site.candidate.end + _BEHIND) < 0:
            return None
        found = [m.group() for m in _RECURRING.finditer(site.part_before)]
        if found:
            return found[-1]
        behind = _RECURRING.match(site.clause_after[:_BEHIND].lstrip("(/"))
        return behind.group() if behind else None


def _is_weak(words: str) -> bool:
    return words.startswith(_WEAK) or words.endswith("年")
