"""Known-not-to-match: traces of travellers, suppressed repeats and what they rest on, partings; their guards."""

from pathlib import Path

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "repeats.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0005_lists_declared'),
    ]

    operations = [
        migrations.CreateModel(
            name='Parting',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('officer', models.CharField(max_length=150)),
                ('reason', models.CharField(max_length=4)),
                ('parted_at', models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='hit',
            name='hit_state_known',
        ),
        migrations.RemoveConstraint(
            model_name='review',
            name='review_decision_known',
        ),
        migrations.AddField(
            model_name='hit',
            name='alert_version',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='hit',
            name='rests_on',
            field=models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='repeats', to='passenger.review'),
        ),
        migrations.AddField(
            model_name='hit',
            name='rests_until',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='review',
            name='alert_version',
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='travellerrecord',
            name='document_traces',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name='travellerrecord',
            name='has_document',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='travellerrecord',
            name='identity',
            field=models.UUIDField(null=True),
        ),
        migrations.AddField(
            model_name='travellerrecord',
            name='name_traces',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddIndex(
            model_name='travellerrecord',
            index=models.Index(condition=models.Q(('identity__isnull', False)), fields=['identity'], name='traveller_identity'),
        ),
        migrations.AddIndex(
            model_name='travellerrecord',
            index=django.contrib.postgres.indexes.GinIndex(fields=['document_traces'], name='traveller_document_traces'),
        ),
        migrations.AddIndex(
            model_name='travellerrecord',
            index=django.contrib.postgres.indexes.GinIndex(fields=['name_traces'], name='traveller_name_traces'),
        ),
        migrations.AddConstraint(
            model_name='hit',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['raised', 'needs_information', 'awaiting_second', 'disputed', 'confirmed', 'rejected', 'released', 'lapsed', 'suppressed'])), name='hit_state_known'),
        ),
        migrations.AddConstraint(
            model_name='hit',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rests_on__isnull', False), ('rests_until__isnull', False), ('state', 'suppressed')), models.Q(models.Q(('state', 'suppressed'), _negated=True), ('rests_on__isnull', True), ('rests_until__isnull', True)), _connector='OR'), name='hit_rests_on_a_review'),
        ),
        migrations.AddConstraint(
            model_name='review',
            constraint=models.CheckConstraint(condition=models.Q(('decision__in', ['confirm', 'reject', 'needs_information', 'look_again', 'undo'])), name='review_decision_known'),
        ),
        migrations.AddField(
            model_name='parting',
            name='one',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='parted', to='passenger.travellerrecord'),
        ),
        migrations.AddField(
            model_name='parting',
            name='other',
            field=models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name='parted_from', to='passenger.travellerrecord'),
        ),
        migrations.AddConstraint(
            model_name='parting',
            constraint=models.CheckConstraint(condition=models.Q(('one', models.F('other')), _negated=True), name='parting_of_two'),
        ),
        migrations.AddConstraint(
            model_name='parting',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('officer', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='parting_has_officer_and_reason'),
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
