"""Pre-determined criteria: versions, what became of them, back-tests. Guards: sql/criteria.sql."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models


SQL = Path(__file__).parent.parent / "sql" / "criteria.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0023_requests_sealed'),
    ]

    operations = [
        migrations.CreateModel(
            name='CriterionRecord',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=20)),
                ('version', models.PositiveIntegerField()),
                ('text', models.TextField()),
                ('digest', models.CharField(max_length=64)),
                ('expires_on', models.DateField()),
                ('review_on', models.DateField()),
                ('proposed_by', models.CharField(max_length=150)),
                ('proposed_at', models.DateTimeField()),
                ('profile', models.CharField(max_length=20)),
                ('profile_version', models.CharField(max_length=20)),
                ('article', models.CharField(max_length=120)),
            ],
        ),
        migrations.CreateModel(
            name='CriterionStep',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('step', models.CharField(max_length=10)),
                ('actor', models.CharField(max_length=150)),
                ('role', models.CharField(max_length=20)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='CriterionBacktest',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=20)),
                ('digest', models.CharField(max_length=64)),
                ('made_by', models.CharField(max_length=150)),
                ('made_at', models.DateTimeField(db_index=True)),
                ('figures', models.JSONField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='alert',
            name='alert_class_allowed',
        ),
        migrations.RemoveConstraint(
            model_name='alertlist',
            name='list_class_allowed',
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('reason_class__in', ['sought', 'under_alert', 'sanctioned', 'document', 'criterion'])), name='alert_class_allowed'),
        ),
        migrations.AddConstraint(
            model_name='alertlist',
            constraint=models.CheckConstraint(condition=models.Q(('reason_class__in', ['', 'sought', 'under_alert', 'sanctioned', 'document', 'criterion'])), name='list_class_allowed'),
        ),
        migrations.AddConstraint(
            model_name='criterionrecord',
            constraint=models.UniqueConstraint(fields=('reference', 'version'), name='criterion_version_once'),
        ),
        migrations.AddConstraint(
            model_name='criterionrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('proposed_by', ''), _negated=True), models.Q(('text', ''), _negated=True)), name='criterion_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='criterionrecord',
            constraint=models.CheckConstraint(condition=models.Q(('review_on__lte', models.F('expires_on'))), name='criterion_reviewed_before_it_expires'),
        ),
        migrations.AddField(
            model_name='criterionstep',
            name='criterion',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='passenger.criterionrecord'),
        ),
        migrations.AddConstraint(
            model_name='criterionstep',
            constraint=models.CheckConstraint(condition=models.Q(('step__in', ['approved', 'refused', 'ended', 'suspended', 'replaced'])), name='criterion_step_known'),
        ),
        migrations.AddConstraint(
            model_name='criterionstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor', 'machine'), _negated=True), ('step__in', ['suspended']), _connector='OR'), name='criterion_machine_only_stops'),
        ),
        migrations.AddConstraint(
            model_name='criterionstep',
            constraint=models.CheckConstraint(condition=models.Q(('actor', ''), _negated=True), name='criterion_step_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='criterionstep',
            constraint=models.UniqueConstraint(condition=models.Q(('step__in', ('approved', 'refused'))), fields=('criterion',), name='criterion_decided_once'),
        ),
        migrations.AddConstraint(
            model_name='criterionstep',
            constraint=models.UniqueConstraint(condition=models.Q(('step__in', ('ended', 'suspended', 'replaced'))), fields=('criterion',), name='criterion_stopped_once'),
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
