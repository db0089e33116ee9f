"""Requests of persons about their data."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0010_ledger_functions'),
    ]

    operations = [
        migrations.CreateModel(
            name='RightsRequest',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('reference', models.CharField(max_length=20, unique=True)),
                ('right', models.CharField(max_length=14)),
                ('channel', models.CharField(default='person', max_length=10)),
                ('language', models.CharField(default='en', max_length=2)),
                ('received_on', models.DateField()),
                ('registered_by', models.CharField(max_length=150)),
                ('registered_at', models.DateTimeField()),
                ('applicant', models.JSONField(null=True)),
                ('trace', models.UUIDField()),
                ('records', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('answer', models.CharField(blank=True, max_length=10)),
                ('ground', models.CharField(blank=True, max_length=4)),
                ('decided_by', models.CharField(blank=True, max_length=150)),
                ('decided_at', models.DateTimeField(null=True)),
                ('closed_at', models.DateTimeField(null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('answer__in', ['', 'full', 'done', 'restricted']), ('channel__in', ['person', 'authority']), ('right__in', ['access', 'rectification', 'erasure', 'restriction'])), name='request_words_known'), models.CheckConstraint(condition=models.Q(('closed_at__isnull', True), models.Q(('applicant__isnull', True), ('decided_at__isnull', False), ('records', [])), _connector='OR'), name='request_closed_names_nobody'), models.CheckConstraint(condition=models.Q(models.Q(('answer', 'restricted'), ('records', []), models.Q(('ground', ''), _negated=True)), models.Q(models.Q(('answer', 'restricted'), _negated=True), ('ground', '')), _connector='OR'), name='request_withheld_has_ground')],
            },
        ),
    ]
