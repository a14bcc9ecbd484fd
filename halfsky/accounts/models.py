"""Who works here: people who sign in, and the posts they hold in units."""

from __future__ import annotations

from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from halfsky.network.models import FAR, Unit


class Role(models.TextChoices):
    VILLAGE = "village", _("村级")
    OFFICER = "officer", _("经办人")
    CHECKER = "checker", _("审核人")
    LEAD = "lead", _("负责人")
    PLANNER = "planner", _("综合计划")
    ORGANISER = "organiser", _("组织")
    AUDITOR = "auditor", _("审计")


class User(AbstractUser):
    """One account for one person. `full_name` is what pages show."""

    full_name = models.CharField(max_length=40)
    phone = models.CharField(max_length=20, blank=True)
    password_is_initial = models.BooleanField(default=False)
    """Somebody else made the password: she must choose her own before anything else."""

    first_name = None  # type: ignore[assignment]  # a Chinese name is one field
    last_name = None  # type: ignore[assignment]
    REQUIRED_FIELDS = ["full_name"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name[-2:]


class PostQuerySet(models.QuerySet["Post"]):
    def held_on(self, day: date) -> PostQuerySet:
        return self.filter(held_from__lte=day, held_to__gt=day)


class Post(models.Model):
    """A role that a person holds in a unit for a time, in some suites of programmes (none named: in all)."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=12, choices=Role)
    department = models.CharField(max_length=20, blank=True)
    suites = models.JSONField(default=list, blank=True)
    held_from = models.DateField(default=date(2000, 1, 1))
    held_to = models.DateField(default=FAR)

    objects = PostQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "unit", "role", "held_from"], name="post_once")]

    def __str__(self) -> str:
        return f"{self.user} {self.unit.short} {self.get_role_display()}"

    def covers(self, suite: str) -> bool:
        """Return whether the post works in that suite of programmes."""
        return not self.suites or suite in self.suites


class ReadingLine(models.Model):
    """One reading of what is sealed or of a list of persons, or one change of accounts and posts.

    Append-only, written in the transaction of the reading or the change.
    """

    class What(models.TextChoices):
        OPENED = "opened", _("打开封存内容")
        EXPORTED = "exported", _("导出")
        SEARCHED = "searched", _("按姓名电话检索")
        AUDITED = "audited", _("查看审计")
        ACCOUNT = "account", _("账号岗位")

    at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What)
    record_number = models.CharField(max_length=40, blank=True, db_index=True)
    detail = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.user} {self.what} {self.record_number}"
