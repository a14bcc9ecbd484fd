"""The ledger (台账): records, their append-only entries, and what can be rebuilt from those entries."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from halfsky.accounts import policy
from halfsky.accounts.models import Post
from halfsky.accounts.policy import Action, Reach, Sensitivity
from halfsky.network.models import Basis, Descent, Person, Unit

if TYPE_CHECKING:
    from halfsky.ledger.declaration import Programme


class RecordQuerySet(models.QuerySet["Record"]):
    def visible_to(self, post: Post | None, action: Action = Action.READ) -> RecordQuerySet:
        """Return the records on which this post may take that action: the start of every query on records."""
        if post is None:
            return self.none()
        allowed = Q(pk__in=[])
        for sensitivity in Sensitivity:
            extent = policy.reach(post, action, sensitivity)
            if extent is not Reach.NONE:
                allowed |= Q(sensitivity=sensitivity.value) & _extent(post, extent)
        found = self.filter(allowed).exclude(pk__in=Exclusion.objects.filter(user_id=post.user_id).values("record"))
        return found.filter(suite__in=post.suites) if post.suites else found


def _extent(post: Post, extent: Reach) -> Q:
    involved = Q(Exists(Involvement.objects.filter(record=OuterRef("pk"), unit_id=post.unit_id)))
    if extent is Reach.ALL:
        return Q()
    if extent is Reach.SUBTREE:
        below = Descent.objects.filter(basis=Basis.IS, ancestor_id=post.unit_id).values("descendant")
        return Q(owner__in=below) | involved
    if extent is Reach.OWN:
        return Q(owner_id=post.unit_id) | involved
    return involved


class Record(models.Model):
    """One matter (事项) of one programme. Everything but its number and key is what folding its entries gives."""

    programme = models.CharField(max_length=40, db_index=True)
    suite = models.CharField(max_length=20)
    number = models.CharField(max_length=40, unique=True)
    sensitivity = models.CharField(max_length=12)
    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="records")
    place = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    handler = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="handles")
    status = models.CharField(max_length=24)
    is_open = models.BooleanField(default=True)
    is_returned = models.BooleanField(default=False)
    title = models.CharField(max_length=120)
    opened_on = models.DateField()
    due_on = models.DateField(null=True)
    folded = models.JSONField(default=dict)
    entry_count = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "programme", "-id"], name="record_of_owner"),
            models.Index(fields=["owner", "is_open", "due_on"], name="record_due"),
            models.Index(fields=["programme", "-id"], name="record_newest"),
            models.Index(fields=["title", "-id"], name="record_title"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def declared(self) -> Programme:
        from halfsky.ledger import registry

        return registry.get(self.programme)


class RecordKey(models.Model):
    """The record's own key, wrapped by one kept outside the database; destroying it ends the personal part."""

    record = models.OneToOneField(Record, on_delete=models.CASCADE, related_name="key")
    wrapped = models.BinaryField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"key of {self.record_id}"


class Entry(models.Model):
    """One step taken (台账条目). Append-only: the database refuses UPDATE and DELETE."""

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField()
    step = models.CharField(max_length=24)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="entries")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="entries")
    entered_at = models.DateTimeField()
    happened_on = models.DateField()
    data = models.JSONField(default=dict)
    people = models.JSONField(default=list)
    resolved = models.JSONField(default=dict)
    sealed = models.BinaryField(default=b"")
    is_aggregate = models.BooleanField(default=False)
    reverses = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="reversed_by")
    key = models.CharField(max_length=64, unique=True)
    form_version = models.PositiveSmallIntegerField(default=1)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["record_id", "seq"]
        constraints = [models.UniqueConstraint(fields=["record", "seq"], name="entry_once_in_record")]
        indexes = [models.Index(fields=["unit", "-id"], name="entry_of_unit")]

    def __str__(self) -> str:
        return f"{self.record_id}#{self.seq} {self.step}"

    def dump(self) -> dict[str, Any]:
        """Return what the hash covers, as plain JSON values."""
        return {
            "record": self.record_id,
            "seq": self.seq,
            "step": self.step,
            "by": self.by_id,
            "unit": self.unit_id,
            "entered_at": self.entered_at.astimezone(UTC).isoformat(timespec="microseconds"),
            "happened_on": self.happened_on.isoformat(),
            "data": self.data,
            "people": self.people,
            "resolved": self.resolved,
            "sealed": bytes(self.sealed).hex(),
            "is_aggregate": self.is_aggregate,
            "reverses": self.reverses_id,
            "key": self.key,
            "form_version": self.form_version,
            "previous": self.previous,
        }


class Fact(models.Model):
    """What an entry counts for. Derived from entries: it can be rebuilt from them at any time, bit for bit."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="facts")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="facts")
    indicator = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    place = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    bearer = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    person = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    quantity = models.BigIntegerField()
    is_aggregate = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["indicator", "bearer", "day"], name="fact_is"),
            models.Index(fields=["indicator", "unit", "day"], name="fact_was"),
            models.Index(fields=["indicator", "day"], name="fact_of_days"),
            models.Index(fields=["record"], name="fact_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.unit_id} {self.day} {self.quantity:+d}"


class Deadline(models.Model):
    """A clock of a record, as its entries leave it: what the inbox is made of."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="deadlines")
    clock = models.CharField(max_length=24)
    serial = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    due_on = models.DateField()
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["record", "clock", "serial"], name="deadline_once")]
        indexes = [models.Index(fields=["done_on", "due_on"], name="deadline_open")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.clock} {self.due_on}"


class Participation(models.Model):
    """A person's part in a record: caller, woman concerned, trainee, applicant ..."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    part = models.CharField(max_length=24)
    place = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "person", "part"], name="participation_once")]

    def __str__(self) -> str:
        return f"{self.part} {self.person_id}"


class Involvement(models.Model):
    """Units that hold or held a record, or were asked to act on it: whose handling teams may open it."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="involvements")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "unit"], name="involved_once")]
        indexes = [models.Index(fields=["unit", "record"], name="involved_units")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.unit_id}"


class Exclusion(models.Model):
    """Somebody with an interest in a record (回避): she finds it in no list and no search."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="exclusions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "user"], name="excluded_once")]

    def __str__(self) -> str:
        return f"{self.record_id} {self.user_id}"


class BlindIndex(models.Model):
    """A keyed digest of a sealed value: equality search without the value."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12)
    digest = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["record", "kind", "digest"], name="blind_once")]
        indexes = [models.Index(fields=["kind", "digest"], name="blind_search")]

    def __str__(self) -> str:
        return f"{self.kind} of {self.record_id}"


class Claim(models.Model):
    """Something that may be held once only, over the whole tree: the database refuses the second."""

    kind = models.CharField(max_length=40)
    digest = models.BinaryField(max_length=32)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="claims")
    seq = models.PositiveIntegerField(default=1)
    """The entry that made it: reversing that entry gives the claim up."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "digest"], name="claim_once")]

    def __str__(self) -> str:
        return f"{self.kind} by {self.record_id}"


class NumberSeries(models.Model):
    """The last number given in a series (programme, unit, year)."""

    series = models.CharField(max_length=80, unique=True)
    last = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"
