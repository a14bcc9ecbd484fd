"""What is to be known of the files before a comparison is believed, in sentences."""

from __future__ import annotations

from gettext import gettext as _

from .compare_model import Comparison


def mute_words(comparison: Comparison) -> str:
    """Return which reports tell of nothing done; "" where all do."""
    if not comparison.mute:
        return ""
    return _("%(reports)s：没有读出已经做了的事，请确认是总结。") % {"reports": "、".join(comparison.mute)}


def year_words(comparison: Comparison) -> str:
    """Return which reports are of another year than the plan; "" where none is."""
    if not comparison.others:
        return ""
    reports = "、".join(_("%(name)s是%(year)d年的") % {"name": n, "year": y} for n, y in comparison.others)
    return _("年份不同：计划是%(year)d年的，%(reports)s。") % {"year": comparison.year, "reports": reports}


def swapped_words(comparison: Comparison) -> str:
    """Return that plan and reports were given the wrong way round; "" where they were not."""
    if not comparison.swapped:
        return ""
    return _("计划和总结可能放反了：当作计划的是总结，当作总结的%(reports)s是计划。") % {
        "reports": "、".join(comparison.swapped)
    }


def note_words(comparison: Comparison) -> tuple[str, ...]:
    """Return what is to be known of the files before the comparison is believed, a sentence each."""
    if comparison.swapped:
        return (swapped_words(comparison),)
    notes = (year_words(comparison), mute_words(comparison))
    return tuple(note for note in notes if note)
