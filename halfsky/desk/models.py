"""What the desk keeps for somebody while she works: forms begun and not yet sent, sealed."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """A form that one person has begun. `what` names the form; the typed words are sealed, only she gets them back."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    what = models.CharField(max_length=90)
    wrapped = models.BinaryField()
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "what"], name="draft_one_a_form")]
        indexes = [models.Index(fields=["user", "-saved_at"], name="draft_newest")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.what}"
