"""An index of the travellers that wait for screening, so that a transmission costs what it brings and not what is stored."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("passenger", "0006_known_not_to_match")]

    operations = [
        migrations.AddIndex(
            model_name="travellerrecord",
            index=models.Index(
                condition=~models.Q(screened_digest=models.F("digest")), fields=["id"], name="traveller_unscreened"
            ),
        ),
    ]
