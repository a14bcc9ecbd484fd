"""Parts of a number that only describes who is there are no work either: 妇女12460人，其中已婚5321人."""

import re

from .model import Role
from .roles import role_of
from .site import Site
from .tense import Verdict
from .units import Kind

WHOLE_RULES = frozenset({"population", "stock_of_organisations", "officials_in_post"})
_ITS_SHARE = re.compile(r"(?:[^,。;\d]|20\d\d年){0,16}[,(]?占[^,。;\d]{0,16}")
_OPENS = re.compile(r"[,;(:]?(?:其中|分别|含|包括)")
_WORK = re.compile(
    r"培训|检查|筛查|发放|慰问|救助|举办|帮扶|资助|创建|建成|建立|办结|调解|结对|参加|参与|接受|获|实现|完成|扶持|"
    r"带动|受益|新增|发展|组织|开展|投入|表彰|评选|就业|创业"
)


class Partition:
    """Gives roles in the order of the text and remembers which whole the next figures may be parts of."""

    def __init__(self) -> None:
        self._end = -1  # where the last figure of a mere description ended
        self._sentence = -1
        self._opened = False
        self._last: tuple[int, Role] = (-1, Role.CONTEXT)  # where the last figure ended, and its role

    def role_of(self, site: Site, verdict: Verdict) -> tuple[Role, str]:
        """Return the role of a figure and the rule that gave it."""
        role, rule = role_of(site, verdict)
        c = site.candidate
        if rule == "share_of_account" and self._is_share_of_last(site):
            role, rule = self._last[1], rule if self._last[1] is Role.CONTEXT else "share_of_work"
        if self._is_part(site):
            self._end, role, rule = c.end, Role.CONTEXT, "part_of_description"
        else:
            self._opened = False
            goes_on = rule in WHOLE_RULES or (rule == "share_of_account" and self._end >= 0)
            self._end = c.end if goes_on else -1
        self._sentence = site.sentence_start
        self._last = c.end, role
        return role, rule

    def _is_share_of_last(self, site: Site) -> bool:
        """Return whether a share tells of the figure before it: 评出标兵户2600户，占农户总数的31%."""
        end = self._last[0]
        return end >= site.sentence_start and bool(_ITS_SHARE.fullmatch(site.text, end, site.candidate.start))

    def _is_part(self, site: Site) -> bool:
        if self._end < 0 or self._sentence != site.sentence_start or site.candidate.unit.kind is Kind.MONEY:
            return False
        between = site.text[self._end : site.candidate.start]
        if len(between) > 40 or _WORK.search(between) or _WORK.search(site.clause_after):
            return False
        self._opened = self._opened or _OPENS.search(between) is not None
        return self._opened
