"""The year itself: made-up lives of records, lived day by day through the one door."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from random import Random
from time import monotonic

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from halfsky.accounts.session import Actor
from halfsky.desk.demo.moments import at
from halfsky.desk.demo.people import Staff
from halfsky.desk.demo.places import ONLY_ZERO, villages_of
from halfsky.ledger import registry
from halfsky.ledger.actions import perform, reverse
from halfsky.ledger.errors import LedgerError
from halfsky.ledger.lives import PLACE, Act, Life, placed
from halfsky.ledger.models import Record
from halfsky.network.models import Level, Unit

Say = Callable[[str], None]
A_COUNTY = {"case": 36, "application": 12, "activity": 3}
OTHERWISE = 6
"""Records of all programmes of one shape in one county and year, give or take: an activity holds many people."""
MISTAKES = 0.015
"""The share of lives whose last step is taken back (冲正) on the next day."""
OPENS_AT = time(8, 30)


@dataclass
class Story:
    """A life at its place, with the units above it by level, and the record once it is opened."""

    programme: str
    life: Life
    above: dict[int, Unit]
    is_mistaken: bool = False
    record: Record | None = None
    is_over: bool = False

    def unit(self, level: Level) -> Unit:
        return self.above[level]


@dataclass
class Lived:
    """What came of it: steps by programme, and refusals with their sentence."""

    steps: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)


def stories(counties: Sequence[Unit], first: date, last: date, share: float) -> Iterator[Story]:
    """Yield lives of every programme from that time in these counties, a like number of each of a shape."""
    told = [(one, module) for one in registry.all_programmes() if (module := registry.module_of(one.slug, "demo"))]
    alike = Counter(programme.shape for programme, _module in told)
    for programme, module in told:
        usual = share * A_COUNTY.get(programme.shape, OTHERWISE) / alike[programme.shape]
        for serial, county in enumerate(counties, start=1):
            luck = Random(f"{programme.slug}-{county.code}")  # noqa: S311  (made-up data)
            villages = villages_of(county)
            lives = list(module.lives(first, last, seed=serial))
            for life in luck.sample(lives, min(len(lives), round(usual * luck.uniform(0.6, 1.4)))):
                yield _story(programme.slug, life, luck.choice(villages), luck)


def summed_up(counties: Sequence[Unit], first: date, last: date) -> Iterator[Story]:
    """Yield what counties file that cannot enter each case, where a programme knows of such totals."""
    for programme in registry.all_programmes():
        totals = getattr(registry.module_of(programme.slug, "demo"), "totals", None)
        if totals is None:
            continue
        for serial, county in enumerate(counties, start=1):
            for life in totals(first, last, seed=serial):
                yield Story(programme.slug, life, _by_level(county))


def _story(programme: str, life: Life, village: Unit, luck: Random) -> Story:
    above = _by_level(village)
    if above[Level.CITY].code == ONLY_ZERO:
        life = replace(life, acts=life.acts[:1])
    return Story(programme, life, above, luck.random() < MISTAKES)


def _by_level(unit: Unit | None) -> dict[int, Unit]:
    """Return the unit and those above it by level."""
    found: dict[int, Unit] = {}
    while unit is not None:
        found[unit.level] = unit
        unit = unit.parent
    return found


def live(told: Sequence[Story], last: date, staff: Staff, say: Say) -> Lived:
    """Live all stories side by side, day by day, so that the ledger grows as it would have."""
    lived = Lived()
    days = sorted(_calendar(told, last), key=lambda line: line[0])
    progress = Progress(len(days), say)
    for number, (day, story, act) in enumerate(days):
        with at(_moment(day, number)):
            if act is None:
                _take_back(story, staff, lived)
            elif not story.is_over:
                _take(story, act, day, f"demo-{number}", staff, lived)
        progress.done(number + 1)
    return lived


def _calendar(told: Sequence[Story], last: date) -> Iterator[tuple[date, Story, Act | None]]:
    """Yield every step with its day; None stands for taking the last one back."""
    for story in told:
        day = story.life.starts
        for act, day in story.life.until(last):
            yield day, story, act
        if story.is_mistaken and day < last:
            yield day + timedelta(days=1), story, None


def _moment(day: date, number: int) -> datetime:
    """Return a minute within the office hours of the day."""
    opened = timezone.make_aware(datetime.combine(day, OPENS_AT))
    return opened + timedelta(minutes=number % 480, seconds=number % 60)


def _take(story: Story, act: Act, day: date, key: str, staff: Staff, lived: Lived) -> None:
    filled = placed(act.data, story.unit(story.life.place).pk) if PLACE in repr(act.data) else act.data
    data = filled | {"happened_on": day.isoformat()}
    actor = staff.actor(story.unit(act.level), act.role, act.who)
    programme = story.programme if story.record is None else None
    files = {name: SimpleUploadedFile(f"{name}.txt", text.encode()) for name, text in act.files.items()}
    try:
        entry = perform(
            story.record, act.step, actor, data, key,
            programme=programme, files=files, is_aggregate=act.is_aggregate,
        )  # fmt: skip
    except LedgerError as refused:
        story.is_over = True
        lived.refused[f"{story.programme}.{act.step}：{refused.sentence}"] += 1
        return
    story.record = entry.record
    lived.steps[story.programme] += 1


def _take_back(story: Story, staff: Staff, lived: Lived) -> None:
    """Reverse the newest entry, in the name of whoever wrote it."""
    entry = story.record.entries.order_by("-seq").select_related("by", "unit").first() if story.record else None
    if entry is None or entry.seq == 1:
        return
    post = entry.by.posts.filter(unit=entry.unit).select_related("unit", "user").first()
    if post is not None:
        reverse(entry, Actor(entry.by, post), "录入时点错了步骤", f"demo-back-{entry.pk}")
        lived.steps[story.programme] += 1


class Progress:
    """Says how far it is and how long it will take, every few seconds."""

    def __init__(self, total: int, say: Say) -> None:
        self._total, self._say = total, say
        self._began = self._told = monotonic()

    def done(self, number: int) -> None:
        now = monotonic()
        if now - self._told < 3 and number < self._total:
            return
        self._told = now
        left = (now - self._began) / number * (self._total - number)
        self._say(f"  台账 {number}/{self._total} 步，还需约 {left:.0f} 秒")
