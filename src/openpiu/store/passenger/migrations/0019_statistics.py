"""Statistics: the tally, counters of groups, outcomes of disclosures. Nothing is counted of what was there before."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "tally.sql"


def key() -> "models.BigAutoField[int, int]":
    """The row's own number."""
    return models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")


class Migration(migrations.Migration):

    dependencies = [("passenger", "0018_retention")]

    operations = [
        migrations.AddField(model_name="hit", name="heads", field=models.JSONField(default=dict)),
        migrations.AddField(
            model_name="travellerrecord", name="counted_as",
            field=models.CharField(blank=True, default="", max_length=8), preserve_default=False,
        ),
        migrations.CreateModel(
            name="TallyLine",
            fields=[
                ("id", key()),
                ("day", models.DateField(db_index=True)),
                ("kind", models.CharField(max_length=24)),
                ("code", models.CharField(blank=True, max_length=60)),
                ("list_name", models.CharField(blank=True, max_length=60)),
                ("action", models.CharField(blank=True, max_length=20)),
                ("number", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        name="tally_counts_something", condition=~models.Q(kind="") & ~models.Q(number=0)
                    )
                ],
                "indexes": [models.Index(fields=["kind", "day"], name="tally_by_kind")],
            },
        ),
        migrations.CreateModel(
            name="GroupCount",
            fields=[
                ("id", key()),
                ("year", models.PositiveSmallIntegerField()),
                ("kind", models.CharField(max_length=12)),
                ("dimension", models.CharField(max_length=12)),
                ("code", models.CharField(max_length=40)),
                ("number", models.IntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["year", "kind", "dimension", "code"], name="group_count_once")
                ]
            },
        ),
        migrations.CreateModel(
            name="Outcome",
            fields=[
                ("id", key()),
                ("number", models.PositiveSmallIntegerField()),
                ("code", models.CharField(max_length=4)),
                ("recorded_by", models.CharField(max_length=150)),
                ("recorded_at", models.DateTimeField()),
                (
                    "disclosure",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="outcomes", to="passenger.disclosure"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=["disclosure", "number"], name="outcome_numbered"),
                    models.CheckConstraint(
                        name="outcome_known", condition=models.Q(code__in=["O1", "O2", "O3", "O4", "O5"])
                    ),
                    models.CheckConstraint(name="outcome_has_officer", condition=~models.Q(recorded_by="")),
                ]
            },
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
