"""The database itself refuses to change or delete what is append-only."""

from django.db import migrations

from halfsky.network.guards import backwards, forwards

TABLES = ("ledger_entry",)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_first")]
    operations = [migrations.RunPython(forwards(TABLES), backwards(TABLES))]
