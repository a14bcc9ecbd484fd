"""Records know whether the last move sent them back: the inbox groups them."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_append_only")]

    operations = [
        migrations.AddField(
            model_name="record",
            name="is_returned",
            field=models.BooleanField(default=False),
        ),
    ]
