"""What messages answer and say, when requests are due and were first read; lists whose owner is consulted (EXC-18)."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "owner.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0028_case_travel'),
    ]

    operations = [
        migrations.AddField(
            model_name='alertlist',
            name='consult',
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name='receivedmessage',
            name='about',
            field=models.UUIDField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name='receivedmessage',
            name='says',
            field=models.CharField(blank=True, db_default='', default='', max_length=16),
        ),
        migrations.AddField(
            model_name='request',
            name='read_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='sentmessage',
            name='due_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='sentmessage',
            name='says',
            field=models.CharField(blank=True, db_default='', default='', max_length=16),
        ),
        migrations.AlterField(
            model_name='sentmessage',
            name='about',
            field=models.UUIDField(db_index=True, null=True),
        ),
        migrations.CreateModel(
            name='OwnerWord',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('hit', models.UUIDField()),
                ('evidence', models.CharField(max_length=64)),
                ('number', models.PositiveSmallIntegerField()),
                ('word', models.CharField(max_length=10)),
                ('spoke', models.CharField(blank=True, max_length=120)),
                ('why', models.CharField(blank=True, max_length=400)),
                ('officer', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='passenger.partner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('hit', 'evidence', 'partner', 'number'), name='owner_word_numbered'), models.CheckConstraint(condition=models.Q(models.Q(('word__in', ['agrees', 'objects']), models.Q(('spoke', ''), _negated=True)), models.Q(('word', 'urgent'), models.Q(('why', ''), _negated=True)), _connector='OR'), name='owner_word_founded')],
            },
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
