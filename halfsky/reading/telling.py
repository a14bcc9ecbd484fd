"""What the words of a sentence say of the tense of a figure in it, and what the figure itself says."""

import re

from .site import Site
from .tense_words import (
    A_TASK,
    AGAIN,
    AS_GOAL,
    AT_LEAST,
    DUE_BEHIND,
    EVENT_TOLD,
    FUTURE,
    GOAL_LIST,
    ITEM_TO_DO,
    KNOWN_AS,
    PAST,
    PLANNED_BEHIND,
    REST,
    SET_AS_TASK,
    STRONG_FUTURE,
    STRONG_PAST,
    SUM_TO_COME,
    SUMMED_UP,
    TASK_WORDS,
    TURN,
    WAS_SET,
    WILL,
)
from .units import Kind

_TURN_WITHIN = 24  # characters before a figure in which its sentence turns

_SIGNS = "≥≤<>="  # in front of a figure


def words_of(window: str, near: str, behind: str, weak: float, planned: bool) -> float:
    """Return what the words of a sentence say: the whole before the figure, the near part of it, the part behind."""
    near, window = near.rstrip(_SIGNS), window.rstrip(_SIGNS)
    if "已" in window:
        near, window = KNOWN_AS.sub("", near), KNOWN_AS.sub("", window)
    if planned:  # 五年累计发放20亿元, 共表彰50名: the sum of what is to come
        near, window, behind = _sums_to_come(near), _sums_to_come(window), _sums_to_come(behind)
    past_near, past = _found(STRONG_PAST, near, window)
    future_near, future = _found(STRONG_FUTURE, near, window)
    turn = past_near and _turns(near, behind)
    score = 0.0
    if future_near or turn:
        score += 2.6
    elif "将" in window and WILL.search(window):
        score += 2.4
    elif future:
        score += 1.8
    elif AT_LEAST.search(near):
        score += 1.4
    elif FUTURE.search(window):
        score += weak
    if ITEM_TO_DO.match(window) or AGAIN.search(near):
        score += 2.6
    if weak > 0.5 and EVENT_TOLD.search(window):
        score -= 2.6
    if _is_task(window, near, behind):
        score += 6.0
    if turn:
        score += 0.8
    elif past_near or STRONG_PAST.search(behind) or "基础上" in behind[:24]:
        score -= 2.6
    elif past:
        score -= 1.5
    elif PAST.search(near) or PAST.search(behind):
        score -= weak
    return score


def _found(pattern: re.Pattern[str], near: str, window: str) -> tuple[bool, bool]:
    """Return whether words stand in the near part before a figure, and whether in the whole of it."""
    found = pattern.search(window)
    if not window.endswith(near):
        return pattern.search(near) is not None, found is not None
    if found is None:
        return False, False
    return found.start() >= len(window) - len(near) or pattern.search(near) is not None, True


def _turns(near: str, behind: str) -> bool:
    """Return whether a sentence that told of the past turns to what is to come: 已建14处，下半年再建6处."""
    told = max((m.end() for m in STRONG_PAST.finditer(near)), default=0)
    return TURN.search(near[told:][-_TURN_WITHIN:]) is not None or DUE_BEHIND.match(behind) is not None


def _is_task(window: str, near: str, behind: str) -> bool:
    """Return whether a figure is named as the task itself: 任务8000人, 离20户的目标, 年初确定的…的任务."""
    if AS_GOAL.match(behind) or (REST.search(near) and PLANNED_BEHIND.match(behind)):
        return True
    if TASK_WORDS.search(window) is None:
        return False
    if SET_AS_TASK.search(near) or GOAL_LIST.search(window):
        return True
    return WAS_SET.search(near) is not None and A_TASK.match(behind) is not None


def _sums_to_come(words: str) -> str:
    """Return the words of a plan without those that only sum up; beside words of the past they stay."""
    if SUM_TO_COME.search(words) is None or SUMMED_UP.search(words):
        return words
    return SUM_TO_COME.sub("", words)


def roundness(site: Site) -> float:
    """Return below zero for a figure too exact to have been planned: 2356份, 99.2%."""
    c = site.candidate
    value = float(c.value)
    if c.unit.kind is Kind.SHARE:
        return -0.7 if value != round(value) and value > 1 else 0.0
    written = c.numeral.raw.replace(",", "").replace(".", "")
    raw = written.rstrip("0")
    if len(raw) >= 3:
        return -0.9
    return -0.4 if len(raw) == 2 and raw[-1] != "5" and value > 12 and len(written) - len(raw) < 2 else 0.0
