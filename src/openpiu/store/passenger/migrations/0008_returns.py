"""Hits that return begin anew; alerts know which officer withdrew them. sql/returns.sql mends what is stored."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "returns.sql"


class Migration(migrations.Migration):

    dependencies = [("passenger", "0007_traveller_unscreened")]

    operations = [
        migrations.AddField(
            model_name="hit", name="renewals", field=models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AddField(
            model_name="alert", name="withdrawn_by", field=models.CharField(blank=True, default="", max_length=150),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="alert",
            constraint=models.CheckConstraint(
                name="alert_withdrawn_by_whom",
                condition=models.Q(("withdrawn", True), ("withdrawn_by", ""), _connector="OR"),
            ),
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
