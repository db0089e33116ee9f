"""The readable columns go; what is kept longer says when it was masked."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0016_sealed_content'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='bookingrecord',
            name='content',
        ),
        migrations.RemoveField(
            model_name='disclosure',
            name='signed',
        ),
        migrations.RemoveField(
            model_name='hit',
            name='explanation',
        ),
        migrations.RemoveField(
            model_name='report',
            name='content',
        ),
        migrations.RemoveField(
            model_name='review',
            name='note',
        ),
        migrations.RemoveField(
            model_name='travellerrecord',
            name='content',
        ),
        migrations.AddField(
            model_name='travellerrecord',
            name='expires_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='travellerrecord',
            name='masked_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name='bookingrecord',
            name='sealed_under',
            field=models.CharField(blank=True, db_index=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='disclosure',
            name='hit',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disclosures', to='passenger.hit'),
        ),
        migrations.AlterField(
            model_name='disclosure',
            name='sealed_under',
            field=models.CharField(blank=True, db_index=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='hit',
            name='sealed_under',
            field=models.CharField(blank=True, db_index=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='report',
            name='sealed_under',
            field=models.CharField(blank=True, db_index=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='review',
            name='sealed_under',
            field=models.CharField(blank=True, db_index=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='transmission',
            name='sealed_under',
            field=models.CharField(blank=True, db_index=True, max_length=60),
        ),
        migrations.AlterField(
            model_name='travellerrecord',
            name='sealed_under',
            field=models.CharField(blank=True, db_index=True, max_length=60),
        ),
        migrations.AddIndex(
            model_name='bookingrecord',
            index=models.Index(fields=['received_at', 'id'], name='booking_by_receipt'),
        ),
        migrations.AddIndex(
            model_name='travellerrecord',
            index=models.Index(fields=['received_at', 'id'], name='traveller_by_receipt'),
        ),
    ]
