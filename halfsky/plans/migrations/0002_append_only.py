"""The database itself refuses to change or delete the log of plans."""

from django.db import migrations

from halfsky.network.guards import backwards, forwards

TABLES = ("plans_planline",)


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_first")]
    operations = [migrations.RunPython(forwards(TABLES), backwards(TABLES))]
