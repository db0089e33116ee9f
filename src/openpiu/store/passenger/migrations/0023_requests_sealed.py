"""Texts of requests are sealed; there were none before."""

import openpiu.store.sealed
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0022_release'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='request',
            name='request_complete',
        ),
        migrations.RemoveField(
            model_name='request',
            name='elements',
        ),
        migrations.AddField(
            model_name='request',
            name='sought',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='request',
            name='air_link',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='request',
            name='circumstances',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='request',
            name='contribution',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='request',
            name='material',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='request',
            name='suspicion',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='request',
            name='urgent_reason',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AlterField(
            model_name='requestanswer',
            name='signed',
            field=openpiu.store.sealed.SealedText(blank=True),
        ),
        migrations.AlterField(
            model_name='requestdecision',
            name='text',
            field=openpiu.store.sealed.SealedText(blank=True, default=''),
        ),
        migrations.AddConstraint(
            model_name='request',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'turned_down'), models.Q(models.Q(('requester', ''), _negated=True), models.Q(('person', ''), _negated=True), models.Q(('case_reference', ''), _negated=True), models.Q(('offence', ''), _negated=True), models.Q(('wanted', []), _negated=True), models.Q(('erased_at__isnull', False), models.Q(models.Q(('sought', ''), _negated=True), models.Q(('circumstances', ''), _negated=True), models.Q(('material', ''), _negated=True), models.Q(models.Q(('offence', 'T'), models.Q(('contribution', ''), _negated=True)), models.Q(models.Q(('offence', 'T'), _negated=True), models.Q(('suspicion', ''), _negated=True)), _connector='OR'), models.Q(('is_urgent', False), models.Q(('urgent_reason', ''), _negated=True), _connector='OR')), _connector='OR')), _connector='OR'), name='request_complete'),
        ),
    ]
