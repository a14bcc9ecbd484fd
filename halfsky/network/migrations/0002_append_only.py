"""The database itself refuses to change or delete what is append-only."""

from django.db import migrations

from halfsky.network.guards import backwards, forwards

TABLES = ("network_unitchange",)


class Migration(migrations.Migration):
    dependencies = [("network", "0001_first")]
    operations = [migrations.RunPython(forwards(TABLES), backwards(TABLES))]
