"""What a carrier's quality is counted from: columns of messages, repetitions, schedules."""

import django.db.models.deletion
from django.db import migrations, models


BACKFILL = """
UPDATE passenger_messagerecord AS message SET carrier = flight.carrier
FROM passenger_flightrecord AS flight WHERE flight.id = message.flight_id;
UPDATE passenger_messagerecord SET covers = 'API' WHERE kind = 'PAXLST';
"""


class Migration(migrations.Migration):

    dependencies = [
        ("passenger", "0003_parts_and_standing"),
    ]

    operations = [
        migrations.CreateModel(
            name='Repetition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=255)),
                ('received_at', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='ScheduledFlight',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('carrier', models.CharField(max_length=3)),
                ('number', models.CharField(max_length=6)),
                ('departure_airport', models.CharField(max_length=4)),
                ('arrival_airport', models.CharField(max_length=4)),
                ('first_day', models.DateField()),
                ('last_day', models.DateField()),
                ('weekdays', models.CharField(max_length=7)),
                ('departure_time', models.TimeField()),
                ('arrival_time', models.TimeField(null=True)),
                ('cancelled', models.BooleanField(default=False)),
                ('imported_at', models.DateTimeField()),
                ('imported_by', models.CharField(max_length=150)),
            ],
        ),
        migrations.AddField(
            model_name='messagerecord',
            name='carrier',
            field=models.CharField(blank=True, default='', max_length=3),
        ),
        migrations.AddField(
            model_name='messagerecord',
            name='completeness',
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name='messagerecord',
            name='covers',
            field=models.CharField(default='PNR', max_length=4),
        ),
        migrations.AddField(
            model_name='messagerecord',
            name='fingerprint',
            field=models.UUIDField(db_index=True, null=True),
        ),
        migrations.AddField(
            model_name='messagerecord',
            name='is_repeat',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='messagerecord',
            name='series',
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name='messagerecord',
            index=models.Index(fields=['carrier', 'received_at'], name='message_by_carrier'),
        ),
        migrations.AddField(
            model_name='repetition',
            name='transmission',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='repetitions', to='passenger.transmission'),
        ),
        migrations.AddIndex(
            model_name='scheduledflight',
            index=models.Index(fields=['carrier', 'last_day'], name='scheduled_by_carrier'),
        ),
        migrations.AddConstraint(
            model_name='scheduledflight',
            constraint=models.CheckConstraint(condition=models.Q(('last_day__gte', models.F('first_day'))), name='scheduled_days_in_order'),
        ),
        migrations.AddConstraint(
            model_name='repetition',
            constraint=models.UniqueConstraint(fields=('transmission', 'source'), name='repetition_once_a_source'),
        ),
        migrations.RunSQL(BACKFILL, reverse_sql=migrations.RunSQL.noop),
    ]
