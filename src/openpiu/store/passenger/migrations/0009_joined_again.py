"""Officers can take a parting back: a later row about the same two records."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("passenger", "0008_returns")]

    operations = [
        migrations.AddField(
            model_name="parting", name="number", field=models.PositiveSmallIntegerField(default=1)
        ),
        migrations.AddField(
            model_name="parting", name="is_joined_again", field=models.BooleanField(default=False)
        ),
    ]
