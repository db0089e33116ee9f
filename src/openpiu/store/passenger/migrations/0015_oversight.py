"""What the data protection officer is shown: odd use and the monthly sample."""

import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0014_ledger_expiry'),
    ]

    operations = [
        migrations.CreateModel(
            name='OversightMark',
            fields=[
                ('id', models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('sequence', models.BigIntegerField(default=0)),
                ('month', models.CharField(blank=True, max_length=7)),
            ],
        ),
        migrations.CreateModel(
            name='OversightFinding',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('pattern', models.CharField(max_length=4)),
                ('officer', models.CharField(blank=True, max_length=150)),
                ('about', models.CharField(max_length=80)),
                ('first_at', models.DateTimeField()),
                ('found_at', models.DateTimeField()),
                ('entries', django.contrib.postgres.fields.ArrayField(base_field=models.BigIntegerField(), default=list, size=None)),
                ('count', models.PositiveIntegerField()),
                ('usual', models.PositiveIntegerField(default=0)),
                ('state', models.CharField(default='new', max_length=10)),
                ('note', models.CharField(blank=True, max_length=1000)),
                ('answered_by', models.CharField(blank=True, max_length=150)),
                ('answered_at', models.DateTimeField(null=True)),
                ('dossier', models.TextField(blank=True)),
            ],
            options={
                'indexes': [models.Index(fields=['state', '-found_at'], name='finding_by_state')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['new', 'seen', 'referred'])), name='finding_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at__isnull', True), ('answered_by', ''), ('state', 'new')), models.Q(models.Q(('state', 'new'), _negated=True), models.Q(('answered_by', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='finding_answered_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'referred'), models.Q(('dossier', ''), _negated=True)), models.Q(models.Q(('state', 'referred'), _negated=True), ('dossier', '')), _connector='OR'), name='finding_referred_with_dossier')],
            },
        ),
    ]
