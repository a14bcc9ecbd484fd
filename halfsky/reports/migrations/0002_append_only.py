"""The database itself refuses to change or delete issued bulletins and their log."""

from django.db import migrations

from halfsky.network.guards import backwards, forwards

TABLES = ("reports_bulletin", "reports_bulletinline")


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_first")]
    operations = [migrations.RunPython(forwards(TABLES), backwards(TABLES))]
