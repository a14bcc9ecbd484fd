"""Monthly bulletins (通报): drafts that are read anew, and what was issued, which never changes."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from halfsky.network.models import Basis, Unit


class Draft(models.Model):
    """A bulletin in the making: its figures as they were read at a watermark."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bulletin_drafts")
    month = models.PositiveIntegerField(help_text="yyyymm")
    basis = models.CharField(max_length=3, choices=Basis, default=Basis.IS)
    corrects = models.ForeignKey("Bulletin", null=True, on_delete=models.PROTECT, related_name="correcting")
    watermark = models.BigIntegerField()
    rows = models.JSONField(default=dict)
    is_open = models.BooleanField(default=True)
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-month", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], condition=Q(is_open=True), name="bulletin_draft_one_open")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} {self.month}"


class Bulletin(models.Model):
    """A bulletin that was issued: append-only, the database refuses UPDATE and DELETE. A mistake needs a new one."""

    draft = models.OneToOneField(Draft, on_delete=models.PROTECT, related_name="issued")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="bulletins")
    month = models.PositiveIntegerField(help_text="yyyymm")
    number = models.CharField(max_length=40, unique=True)
    basis = models.CharField(max_length=3, choices=Basis)
    corrects = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="corrected_by")
    watermark = models.BigIntegerField()
    as_of = models.DateField()
    rows = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    issued_on = models.DateField()
    issued_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-month", "-id"]
        indexes = [models.Index(fields=["unit", "-month"], name="bulletin_of_unit")]

    def __str__(self) -> str:
        return self.number


class BulletinLine(models.Model):
    """What was done to a draft, by whom: append-only."""

    class What(models.TextChoices):
        DRAFTED = "drafted", _("拟稿")
        READ = "read", _("重新取数")
        RETURNED = "returned", _("退回")
        ISSUED = "issued", _("签发")

    draft = models.ForeignKey(Draft, on_delete=models.PROTECT, related_name="lines")
    what = models.CharField(max_length=10, choices=What)
    words = models.CharField(max_length=200, blank=True)
    data = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.what}"
