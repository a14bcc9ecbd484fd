"""Plans: a document that was read, its items and targets as a person reviewed them, and their parts down the tree."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.network.models import Unit

RATE_UNITS = frozenset({"%", "％", "‰", "百分点"})
"""Units of targets whose parts are all the same and do not add up."""


class Plan(models.Model):
    """One work plan of one federation and year. A reissue is a new plan that replaces the old one."""

    class State(models.TextChoices):
        REVIEW = "review", _("审读中")
        PUBLISHED = "published", _("已发布")
        REPLACED = "replaced", _("已被新件替换")
        DROPPED = "dropped", _("已作废")

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    doc_number = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.REVIEW)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    text = models.TextField()
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-year", "-id"]
        indexes = [models.Index(fields=["unit", "year", "state"], name="plan_of_unit")]

    def __str__(self) -> str:
        return self.title


class PlanItem(models.Model):
    """An item of the plan's outline, with its place in the text."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    marker = models.CharField(max_length=24, blank=True)
    title = models.CharField(max_length=300)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="below")

    class Meta:
        ordering = ["plan_id", "order"]
        constraints = [models.UniqueConstraint(fields=["plan", "order"], name="plan_item_order")]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """Return the item as lists name it: its number and title, without the marks of a Markdown heading."""
        return f"{self.shown_marker}{self.title.lstrip('#＃ ')}"

    @property
    def shown_marker(self) -> str:
        return self.marker.lstrip("#＃ ")


class Bound(models.TextChoices):
    EXACT = "exact", _("正好")
    AT_LEAST = "at_least", _("不少于")
    AT_MOST = "at_most", _("不超过")
    ABOUT = "about", _("左右")


class Target(models.Model):
    """One number of a plan as a person reviewed it: what it asks for, and the figure that reports it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("待确认")
        CONFIRMED = "confirmed", _("已确认")
        DROPPED = "dropped", _("不是指标")

    class Role(models.TextChoices):
        TARGET = "target", _("目标")
        ACHIEVED = "achieved", _("已完成")
        CONTEXT = "context", _("背景")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="targets")
    item = models.ForeignKey(PlanItem, null=True, on_delete=models.SET_NULL, related_name="targets")
    order = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.CharField(max_length=200)
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    what = models.CharField(max_length=120)
    value = models.DecimalField(max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=20, blank=True)
    bound = models.CharField(max_length=10, choices=Bound, default=Bound.EXACT)
    each = models.BooleanField(default=False)
    role = models.CharField(max_length=10, choices=Role, default=Role.TARGET)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    is_added = models.BooleanField(default=False)
    confidence = models.FloatField(default=1.0)
    doubts = models.JSONField(default=list)
    indicator = models.CharField(max_length=64, blank=True)
    because = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)
    due_text = models.CharField(max_length=40, blank=True)
    responsible = models.CharField(max_length=80, blank=True)

    class Meta:
        ordering = ["plan_id", "start", "order"]

    def __str__(self) -> str:
        return f"{self.what} {self.value.normalize():f}{self.unit}"

    @property
    def is_doubtful(self) -> bool:
        return self.state == self.State.WAITING and bool(self.doubts)

    @property
    def last_day(self) -> date:
        """Return the day by which it is to be done: the plan's own, else the end of its year."""
        return self.due_on or date(self.plan.year, 12, 31)


class Allotment(models.Model):
    """A unit's part of a target. Parts are issued only when they make the whole."""

    class How(models.TextChoices):
        EQUAL = "equal", _("平均")
        POPULATION = "population", _("按妇女人口")
        HAND = "hand", _("手工")

    target = models.ForeignKey(Target, on_delete=models.CASCADE, related_name="parts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="allotments")
    value = models.DecimalField(max_digits=18, decimal_places=4, default=Decimal(0))
    how = models.CharField(max_length=10, choices=How, default=How.EQUAL)
    is_locked = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    issued_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["target", "unit"], name="allotment_once")]

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.value.normalize():f}"

    @property
    def how_words(self) -> str:
        """Return how the part came about; a rate, or what each unit must reach, is the same for all."""
        if self.how == self.How.HAND:
            return str(self.get_how_display())
        if self.target.each or self.target.unit in RATE_UNITS:
            return str(_("各单位相同"))
        return str(self.get_how_display())


class PlanLine(models.Model):
    """What was done to a plan, by whom: append-only."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="lines")
    what = models.CharField(max_length=16)
    target_order = models.PositiveIntegerField(null=True)
    data = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.what}"
