"""Selections of flights inside the Union, and the count of what is not kept. Guards: sql/selection.sql."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "selection.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0011_rights'),
    ]

    operations = [
        migrations.CreateModel(
            name='FlightTally',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('day', models.DateField()),
                ('carrier', models.CharField(blank=True, max_length=3)),
                ('departure_airport', models.CharField(max_length=3)),
                ('arrival_airport', models.CharField(max_length=3)),
                ('messages', models.PositiveIntegerField(default=0)),
                ('travellers', models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Selection',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('reach', models.CharField(max_length=8)),
                ('patterns', models.JSONField(default=list)),
                ('body', models.CharField(blank=True, max_length=200)),
                ('body_reference', models.CharField(blank=True, max_length=120)),
                ('grounds', models.CharField(max_length=2000)),
                ('evidence', models.CharField(max_length=200)),
                ('evidence_digest', models.CharField(max_length=64)),
                ('begins', models.DateField()),
                ('ends', models.DateField()),
                ('decided_by', models.CharField(max_length=150)),
                ('decided_at', models.DateTimeField()),
                ('profile', models.CharField(max_length=20)),
                ('profile_version', models.CharField(max_length=20)),
                ('article', models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='SelectionStep',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=10)),
                ('actor', models.CharField(max_length=150)),
                ('role', models.CharField(max_length=20)),
                ('authority', models.CharField(blank=True, max_length=120)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='transmission',
            name='transmission_state_known',
        ),
        migrations.AddConstraint(
            model_name='transmission',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['stored', 'quarantined', 'counted'])), name='transmission_state_known'),
        ),
        migrations.AddConstraint(
            model_name='flighttally',
            constraint=models.UniqueConstraint(fields=('day', 'carrier', 'departure_airport', 'arrival_airport'), name='tally_once'),
        ),
        migrations.AddConstraint(
            model_name='selection',
            constraint=models.CheckConstraint(condition=models.Q(('ends__gt', models.F('begins'))), name='selection_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='selection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('patterns', []), ('reach', 'all'), models.Q(('body', ''), _negated=True), models.Q(('body_reference', ''), _negated=True)), models.Q(('reach', 'routes'), models.Q(('patterns', []), _negated=True)), _connector='OR'), name='selection_names_flights_or_a_body'),
        ),
        migrations.AddConstraint(
            model_name='selection',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('grounds', ''), _negated=True), models.Q(('evidence', ''), _negated=True), models.Q(('decided_by', ''), _negated=True)), name='selection_is_reasoned'),
        ),
        migrations.AddConstraint(
            model_name='selection',
            constraint=models.CheckConstraint(condition=models.Q(('evidence_digest__regex', '^[0-9a-f]{64}$')), name='selection_evidence_hashed'),
        ),
        migrations.AddField(
            model_name='selectionstep',
            name='selection',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='passenger.selection'),
        ),
        migrations.AddConstraint(
            model_name='selectionstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('role', 'approver'), ('step__in', ('approved', 'refused'))), ('step', 'ended'), _connector='OR'), name='selection_step_known'),
        ),
        migrations.AddConstraint(
            model_name='selectionstep',
            constraint=models.CheckConstraint(condition=models.Q(('actor', ''), _negated=True), name='selection_step_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='selectionstep',
            constraint=models.UniqueConstraint(condition=models.Q(('step__in', ('approved', 'refused'))), fields=('selection',), name='selection_reviewed_once'),
        ),
        migrations.AddConstraint(
            model_name='selectionstep',
            constraint=models.UniqueConstraint(condition=models.Q(('step', 'ended')), fields=('selection',), name='selection_ended_once'),
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
