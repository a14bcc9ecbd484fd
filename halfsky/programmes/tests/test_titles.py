"""Titles of figures stand in lists with those of every programme: each is understood alone."""

from __future__ import annotations

from collections import Counter

from halfsky.indicators import registry
from halfsky.indicators.declaration import Indicator
from halfsky.ledger import registry as programmes
from halfsky.ledger.declaration import Programme


def standing() -> list[Programme]:
    """Return the programmes of the folders, without those that tests declare."""
    own = "halfsky.programmes."
    return [one for one in programmes.all_programmes() if programmes.package_of(one.slug).startswith(own)]


def declared() -> dict[str, registry.Declared]:
    slugs = {one.slug for one in standing()}
    return {code: one for code, one in registry.declared().items() if registry.programme_of(code) in slugs}


def titles() -> dict[str, str]:
    return {code: str(one.title) for code, one in declared().items()}


def test_no_two_figures_have_one_title() -> None:
    twice = [title for title, times in Counter(titles().values()).items() if times > 1]
    assert not twice


def test_no_title_is_the_mere_label_of_a_group() -> None:
    labels = {
        str(label) for one in declared().values() if isinstance(one, Indicator) for label in one.breakdowns.values()
    }
    assert "支持" in labels
    assert not labels & set(titles().values())


def test_each_title_names_what_it_is_about() -> None:
    """A title has a word of its programme, or words that only this programme has."""
    own = {
        "petition": ("信访", "12338", "督促处理", "初信初访"),
        "relief": ("两癌",),
        "rights_post": ("维权阵地",),
        "training": ("培训",),
        "zero_report": ("零报告",),
    }
    silent = [
        title
        for code, title in titles().items()
        if not any(word in title for word in own.get(registry.programme_of(code), (title,)))
    ]
    assert not silent


def test_what_the_engine_counts_carries_its_programme() -> None:
    for programme in standing():
        for name in ("entries", "zero_reports"):
            assert str(programme.short) in titles()[f"{programme.slug}.{name}"]
