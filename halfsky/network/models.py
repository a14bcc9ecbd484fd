"""The federation's tree over time: units, their dated versions, what follows what, and the people they serve.

A unit keeps its identity through renaming, a new code and a move to another parent; each of these opens a new dated
version. Merging and splitting close units and name successors. `Descent` is the closure of the tree in both readings:
"was" (who stood below whom on a day) and "is" (the tree of today, where a closed unit's past hangs under its bearer).
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Level(models.IntegerChoices):
    PROVINCE = 1, _("省")
    CITY = 2, _("市州")
    COUNTY = 3, _("县市区")
    TOWNSHIP = 4, _("乡镇街道")
    VILLAGE = 5, _("村社区")


class Kind(models.TextChoices):
    FEDERATION = "federation", _("妇联")
    ZONE = "zone", _("园区妇联")
    COMMITTEE = "committee", _("妇工委")


class Basis(models.TextChoices):
    IS = "is", _("按现行区划")
    WAS = "was", _("按当时区划")


FAR = date(9999, 12, 31)
"""The end of what has no end yet (exclusive)."""


class Unit(models.Model):
    """A federation. Its columns are those of its newest version; the past stands in `versions`."""

    code = models.CharField(max_length=12, blank=True, db_index=True)
    name = models.CharField(max_length=60)
    short = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.FEDERATION)
    level = models.PositiveSmallIntegerField(choices=Level)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    founded_on = models.DateField(default=date(1949, 10, 1))
    closed_on = models.DateField(default=FAR)
    bearer = models.ForeignKey(
        "self",
        null=True,
        on_delete=models.PROTECT,
        related_name="carries",
        help_text="the unit that carries this unit's past today; itself while it stands or once it was split",
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(founded_on__lt=F("closed_on")), name="unit_founded_before_closed"),
            models.UniqueConstraint(
                fields=["code"], condition=Q(closed_on=FAR) & ~Q(code=""), name="unit_code_unique_while_standing"
            ),
        ]
        indexes = [models.Index(fields=["level", "code"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_standing(self) -> bool:
        return self.closed_on == FAR


class UnitVersion(models.Model):
    """How a unit was named, coded and placed from one day (inclusive) to another (exclusive)."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="versions")
    valid_from = models.DateField()
    valid_to = models.DateField(default=FAR)
    code = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=60)
    short = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=Kind)
    level = models.PositiveSmallIntegerField(choices=Level)
    parent = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["unit_id", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "valid_from"], name="version_one_a_day"),
            models.CheckConstraint(condition=Q(valid_from__lt=F("valid_to")), name="version_from_before_to"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.valid_from}–{self.valid_to}"


class Succession(models.Model):
    """One unit's past goes on in another from a day: merging has one successor, splitting several."""

    predecessor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="successions")
    successor = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inherited")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["predecessor", "successor"], name="succession_once")]

    def __str__(self) -> str:
        return f"{self.predecessor_id} -> {self.successor_id} {self.day}"


class UnitChange(models.Model):
    """What was done to the tree, when, with which paper: written by the actions only, never edited."""

    class What(models.TextChoices):
        FOUND = "found", _("设立")
        RENAME = "rename", _("改名改码")
        MOVE = "move", _("划转")
        MERGE = "merge", _("合并")
        SPLIT = "split", _("拆分")
        CLOSE = "close", _("撤销")

    what = models.CharField(max_length=8, choices=What)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="changes")
    day = models.DateField()
    paper = models.CharField(max_length=120, blank=True)
    data = models.JSONField(default=dict)
    by = models.CharField(max_length=80)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["day", "id"]

    def __str__(self) -> str:
        return f"{self.what} {self.unit_id} {self.day}"


class Descent(models.Model):
    """The closure of the tree: `descendant` stands `depth` below `ancestor` within the days, in one reading."""

    basis = models.CharField(max_length=3, choices=Basis)
    ancestor = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="below")
    descendant = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="above")
    depth = models.PositiveSmallIntegerField()
    valid_from = models.DateField()
    valid_to = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["basis", "ancestor", "depth", "descendant"], name="descent_down"),
            models.Index(fields=["basis", "descendant", "depth", "ancestor"], name="descent_up"),
        ]

    def __str__(self) -> str:
        return f"{self.basis} {self.ancestor_id}>{self.descendant_id}"


class Person(models.Model):
    """Somebody counted: never a name, only the strength of what identifies her and a blind digest of it.

    `scope` keeps a sealed programme's people to itself: the same woman in two scopes is two rows that nothing links.
    """

    class Strength(models.IntegerChoices):
        ANONYMOUS = 0, _("未留身份")
        CONTACT = 1, _("姓名加电话")
        IDENTIFIED = 2, _("证件核对")

    scope = models.CharField(max_length=40, blank=True)
    strength = models.PositiveSmallIntegerField(choices=Strength)
    digest = models.BinaryField(max_length=32, null=True)
    same_as = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined")
    place = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["scope", "strength", "digest"], name="person_once_in_scope"),
            models.CheckConstraint(condition=Q(strength=0) | Q(digest__isnull=False), name="person_digest_if_known"),
        ]

    def __str__(self) -> str:
        return f"person {self.pk}"
