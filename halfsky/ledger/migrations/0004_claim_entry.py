"""A claim knows the entry that made it, so that reversing the entry gives it up."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_returned")]

    operations = [
        migrations.AddField(
            model_name="claim",
            name="seq",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
