"""Requests for passenger data, decisions on them, answers and openings; their guards."""

import datetime
from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "requests.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0020_applicants_sealed'),
    ]

    operations = [
        migrations.CreateModel(
            name='Request',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('unit', models.CharField(max_length=120)),
                ('requester', models.CharField(max_length=40)),
                ('requester_name', models.CharField(max_length=120)),
                ('person', models.CharField(max_length=120)),
                ('case_reference', models.CharField(max_length=80)),
                ('offence', models.CharField(max_length=10)),
                ('wanted', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=list, size=None)),
                ('elements', models.JSONField(default=dict)),
                ('circumstances', models.TextField(blank=True, default='')),
                ('material', models.TextField(blank=True, default='')),
                ('suspicion', models.TextField(blank=True, default='')),
                ('contribution', models.TextField(blank=True, default='')),
                ('air_link', models.TextField(blank=True, default='')),
                ('is_urgent', models.BooleanField(default=False)),
                ('urgent_reason', models.TextField(blank=True, default='')),
                ('state', models.CharField(db_index=True, default='open', max_length=20)),
                ('registered_by', models.CharField(max_length=150)),
                ('registrar_authority', models.CharField(blank=True, max_length=120)),
                ('registered_at', models.DateTimeField(db_index=True)),
                ('due_at', models.DateTimeField()),
                ('basis', models.JSONField(default=dict)),
                ('approval_months', models.PositiveSmallIntegerField(default=0)),
                ('found', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('found_count', models.PositiveIntegerField(default=0)),
                ('searched_at', models.DateTimeField(null=True)),
                ('submission', models.PositiveSmallIntegerField(default=0)),
                ('submitted_by', models.CharField(blank=True, max_length=150)),
                ('submitter_authority', models.CharField(blank=True, max_length=120)),
                ('refusal', models.CharField(blank=True, max_length=4)),
                ('ex_post_due', models.DateTimeField(null=True)),
                ('escalated_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(db_index=True, null=True)),
                ('closed_by', models.CharField(blank=True, max_length=150)),
                ('erased_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['open', 'awaiting_approval', 'approved', 'answered_at_once', 'answered', 'unlawful', 'recalled', 'turned_down', 'taken_back'])), name='request_state_known'), models.CheckConstraint(condition=models.Q(('state', 'turned_down'), models.Q(models.Q(('requester', ''), _negated=True), models.Q(('person', ''), _negated=True), models.Q(('case_reference', ''), _negated=True), models.Q(('offence', ''), _negated=True), models.Q(('wanted', []), _negated=True), models.Q(('erased_at__isnull', False), models.Q(models.Q(('elements', {}), _negated=True), models.Q(('circumstances', ''), _negated=True), models.Q(('material', ''), _negated=True), models.Q(models.Q(('offence', 'T'), models.Q(('contribution', ''), _negated=True)), models.Q(models.Q(('offence', 'T'), _negated=True), models.Q(('suspicion', ''), _negated=True)), _connector='OR'), models.Q(('is_urgent', False), models.Q(('urgent_reason', ''), _negated=True), _connector='OR')), _connector='OR')), _connector='OR'), name='request_complete'), models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', False), ('state__in', ['answered', 'recalled', 'taken_back', 'turned_down'])), models.Q(models.Q(('state__in', ['answered', 'recalled', 'taken_back', 'turned_down']), _negated=True), ('closed_at__isnull', True), ('erased_at__isnull', True)), _connector='OR'), name='request_closed_when_over'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'turned_down'), _negated=True), models.Q(('refusal', ''), _negated=True), _connector='OR'), name='request_refused_with_code'), models.CheckConstraint(condition=models.Q(('ex_post_due__isnull', True), ('is_urgent', True), _connector='OR'), name='request_ex_post_is_urgent'), models.CheckConstraint(condition=models.Q(('approval_months__lte', 6)), name='request_approval_after_six_months_at_the_latest')],
            },
        ),
        migrations.CreateModel(
            name='Opening',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('submission', models.PositiveSmallIntegerField()),
                ('officer', models.CharField(max_length=150)),
                ('travellers', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('masked', models.PositiveIntegerField(default=0)),
                ('opened_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('basis', models.JSONField(default=dict)),
                ('closed_at', models.DateTimeField(null=True)),
                ('reviewed_by', models.CharField(blank=True, max_length=150)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('verdict', models.CharField(blank=True, max_length=10)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openings', to='passenger.request')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'submission'), name='opened_once_a_submission'), models.CheckConstraint(condition=models.Q(('until__gt', models.F('opened_at'))), name='opening_ends'), models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at__isnull', True), ('reviewed_by', ''), ('verdict', '')), models.Q(models.Q(('reviewed_by', ''), _negated=True), models.Q(('reviewed_by', models.F('officer')), _negated=True), ('reviewed_at__isnull', False), ('verdict__in', ['lawful', 'doubtful'])), _connector='OR'), name='opening_reviewed_by_somebody_else')],
            },
        ),
        migrations.CreateModel(
            name='RequestAnswer',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('submission', models.PositiveSmallIntegerField()),
                ('recipient', models.CharField(max_length=40)),
                ('purpose', models.CharField(max_length=20)),
                ('offence', models.CharField(max_length=10)),
                ('handling', models.CharField(max_length=4)),
                ('travellers', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None)),
                ('signed', models.TextField(blank=True)),
                ('code', models.CharField(max_length=19)),
                ('ex_post_due', models.DateTimeField(null=True)),
                ('released_by', models.CharField(max_length=150)),
                ('released_at', models.DateTimeField(db_index=True)),
                ('request', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='answer', to='passenger.request')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('purpose', '6.2b'), models.Q(('recipient', ''), _negated=True), models.Q(('released_by', ''), _negated=True)), name='answer_has_purpose_and_recipient'), models.CheckConstraint(condition=models.Q(('ex_post_due__isnull', True), models.Q(('ex_post_due__gt', models.F('released_at')), ('ex_post_due__lte', django.db.models.expressions.CombinedExpression(models.F('released_at'), '+', models.Value(datetime.timedelta(days=3))))), _connector='OR'), name='answer_ex_post_soon')],
            },
        ),
        migrations.CreateModel(
            name='RequestDecision',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('submission', models.PositiveSmallIntegerField()),
                ('is_afterwards', models.BooleanField(default=False)),
                ('decision', models.CharField(max_length=10)),
                ('reason', models.CharField(max_length=4)),
                ('text', models.TextField(blank=True, default='')),
                ('decided_by', models.CharField(max_length=150)),
                ('role', models.CharField(max_length=20)),
                ('authority', models.CharField(max_length=120)),
                ('decided_at', models.DateTimeField(db_index=True)),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='passenger.request')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('request', 'submission', 'is_afterwards'), name='request_decided_once'), models.CheckConstraint(condition=models.Q(('role', 'approver')), name='request_decided_by_approver'), models.CheckConstraint(condition=models.Q(('decision__in', ['approve', 'refuse'])), name='request_decision_known'), models.CheckConstraint(condition=models.Q(models.Q(('decided_by', ''), _negated=True), models.Q(('authority', ''), _negated=True), models.Q(('reason', ''), _negated=True)), name='request_decision_names_whom_and_why')],
            },
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
