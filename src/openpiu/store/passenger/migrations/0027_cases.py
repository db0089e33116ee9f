"""Joint cases and liaison grants; their guards."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "cases.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0026_exchange'),
    ]

    operations = [
        migrations.CreateModel(
            name='LiaisonRevocation',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('reference', models.CharField(db_index=True, max_length=64)),
                ('line', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='CaseContent',
            fields=[
                ('sealed', models.BinaryField(default=b'')),
                ('sealed_under', models.CharField(blank=True, db_index=True, max_length=60)),
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('case', models.CharField(db_index=True, max_length=64)),
                ('hash', models.CharField(max_length=64)),
                ('erased_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('case', 'hash'), name='case_content_once'), models.CheckConstraint(condition=models.Q(('erased_at__isnull', True), ('sealed', b''), _connector='OR'), name='case_content_erased_is_empty')],
            },
        ),
        migrations.CreateModel(
            name='CaseEvent',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('case', models.CharField(max_length=64)),
                ('node', models.CharField(max_length=20)),
                ('lane', models.CharField(max_length=5)),
                ('sequence', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('hash', models.CharField(max_length=64)),
                ('previous', models.CharField(max_length=64)),
                ('content', models.CharField(blank=True, max_length=64)),
                ('line', models.BinaryField()),
                ('taken_at', models.DateTimeField()),
            ],
            options={
                'indexes': [models.Index(fields=['case', 'node', 'sequence'], name='case_event_in_order')],
                'constraints': [models.UniqueConstraint(fields=('case', 'node', 'lane', 'sequence'), name='case_event_once'), models.CheckConstraint(condition=models.Q(('lane__in', ['joint', 'own'])), name='case_event_lane_known')],
            },
        ),
        migrations.CreateModel(
            name='LiaisonGrant',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=64, unique=True)),
                ('officer', models.CharField(db_index=True, max_length=64)),
                ('first_approver', models.CharField(max_length=64)),
                ('second_approver', models.CharField(max_length=64)),
                ('since', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('line', models.BinaryField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('first_approver', models.F('second_approver')), _negated=True), models.Q(('first_approver', models.F('officer')), _negated=True), models.Q(('second_approver', models.F('officer')), _negated=True), models.Q(('first_approver', ''), _negated=True), models.Q(('second_approver', ''), _negated=True)), name='grant_approved_by_two_others'), models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='grant_ends')],
            },
        ),
        migrations.CreateModel(
            name='LiaisonProposal',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=64, unique=True)),
                ('proposed_by', models.CharField(max_length=64)),
                ('proposed_at', models.DateTimeField()),
                ('line', models.BinaryField()),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('proposed_by', ''), _negated=True), name='grant_by_somebody')],
            },
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
