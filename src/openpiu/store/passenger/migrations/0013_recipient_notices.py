"""Notices to recipients of data that changed since."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0012_selection'),
    ]

    operations = [
        migrations.CreateModel(
            name='RecipientNotice',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=12)),
                ('field', models.CharField(blank=True, max_length=20)),
                ('drafted_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(null=True)),
                ('sent_by', models.CharField(blank=True, max_length=150)),
                ('disclosure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='passenger.disclosure')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['rectified', 'contested', 'upheld', 'erased'])), name='recipient_notice_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('sent_at__isnull', True), ('sent_by', '')), models.Q(('sent_at__isnull', False), models.Q(('sent_by', ''), _negated=True)), _connector='OR'), name='recipient_notice_sent_by_somebody')],
            },
        ),
    ]
