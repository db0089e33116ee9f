"""Grounds, vaults, erasures and manifests; deletion by functions of sql/retention.sql only."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "retention.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0017_nothing_readable'),
    ]

    operations = [
        migrations.CreateModel(
            name='DeletionManifest',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True)),
                ('profile', models.CharField(max_length=20)),
                ('profile_version', models.CharField(max_length=20)),
                ('deleted', models.PositiveIntegerField()),
                ('masked', models.PositiveIntegerField()),
                ('keys_destroyed', models.PositiveIntegerField()),
                ('signed', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Vault',
            fields=[
                ('sealed', models.BinaryField(default=b'')),
                ('sealed_under', models.CharField(blank=True, db_index=True, max_length=60)),
                ('traveller', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='vault', serialize=False, to='passenger.travellerrecord')),
                ('masked_at', models.DateTimeField()),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Erasure',
            fields=[
                ('traveller', models.UUIDField(primary_key=True, serialize=False)),
                ('reason', models.CharField(max_length=4)),
                ('decided_by', models.CharField(max_length=150)),
                ('decided_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('decided_by', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='erasure_decided_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Ground',
            fields=[
                ('sealed', models.BinaryField(default=b'')),
                ('sealed_under', models.CharField(blank=True, db_index=True, max_length=60)),
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('reference', models.CharField(max_length=60)),
                ('proposed_by', models.CharField(max_length=150)),
                ('proposed_at', models.DateTimeField()),
                ('confirmed_by', models.CharField(blank=True, max_length=150)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('review_due', models.DateTimeField(null=True)),
                ('reviewed_by', models.CharField(blank=True, max_length=150)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('ended_by', models.CharField(blank=True, max_length=150)),
                ('ended_at', models.DateTimeField(null=True)),
                ('traveller', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='grounds', to='passenger.travellerrecord')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['verified_match', 'case', 'request', 'other', 'hold'])), name='ground_kind_known'), models.CheckConstraint(condition=models.Q(('confirmed_by', models.F('proposed_by')), _negated=True), name='ground_by_two_people'), models.CheckConstraint(condition=models.Q(models.Q(('proposed_by', ''), _negated=True), models.Q(('reference', ''), _negated=True)), name='ground_proposed_with_reference'), models.CheckConstraint(condition=models.Q(models.Q(('confirmed_at__isnull', True), ('confirmed_by', ''), ('review_due__isnull', True)), models.Q(models.Q(('confirmed_by', ''), _negated=True), ('confirmed_at__isnull', False), ('review_due__isnull', False)), _connector='OR'), name='ground_confirmed_has_review_date'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by', '')), models.Q(models.Q(('ended_by', ''), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='ground_ended_by_somebody')],
            },
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
