"""Totals (汇总): what facts add up to by month for each province, city and county. Rebuilt from facts at any time.

Townships and villages are read from facts. A fact stands in the totals of every unit above its bearer in the tree of
today, so "as it is" figures of whole months are a few rows; "as it was" figures are read from facts.
"""

from __future__ import annotations

from django.db import models

from halfsky.network.models import Person, Unit


class MonthTotal(models.Model):
    """What the facts of one indicator below a unit add up to in a month; `shard` spreads the writers of hot rows."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    indicator = models.CharField(max_length=64)
    month = models.PositiveIntegerField(help_text="yyyymm")
    shard = models.PositiveSmallIntegerField(default=0)
    quantity = models.BigIntegerField()
    facts = models.BigIntegerField()
    aggregate_quantity = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "indicator", "month", "shard"], name="month_total_once")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.unit_id} {self.month} {self.quantity}"


class PersonMonth(models.Model):
    """How often a person was counted below a unit in a month: distinct people (人) are those with more than nothing."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    indicator = models.CharField(max_length=64)
    month = models.PositiveIntegerField(help_text="yyyymm")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+", db_index=False)
    quantity = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "indicator", "month", "person"], name="person_month_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.unit_id} {self.month} person {self.person_id}"
