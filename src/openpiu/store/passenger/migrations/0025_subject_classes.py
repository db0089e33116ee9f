"""Whom an alert is about, and on what its reason rests (RGT-8); of what is stored only documents can be told."""

from django.db import migrations, models

# An alert that names no person is about a document: the same rule as `duties.papers`. All others stay unsaid.
BACKFILL = """
UPDATE passenger_alert SET subject_class = 'document'
WHERE person ->> 'surname' = 'UNKNOWN' AND person -> 'documents' <> '[]'
    AND person ->> 'given_names' IS NULL AND person ->> 'birth_date' IS NULL AND person ->> 'sex' IS NULL
    AND person -> 'nationalities' = '[]' AND person -> 'aliases' = '[]'
    AND person -> 'other_birth_dates' IS NULL;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0024_criteria'),
    ]

    operations = [
        migrations.AddField(
            model_name='alert',
            name='reason_basis',
            field=models.CharField(default='unsaid', max_length=20),
        ),
        migrations.AddField(
            model_name='alert',
            name='subject_class',
            field=models.CharField(default='unsaid', max_length=20),
        ),
        migrations.AddField(
            model_name='alertlist',
            name='reason_basis',
            field=models.CharField(blank=True, db_default='', default='', max_length=20),
        ),
        migrations.AddField(
            model_name='alertlist',
            name='subject_class',
            field=models.CharField(blank=True, db_default='', default='', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('subject_class__in', ['suspect', 'convicted', 'victim', 'other', 'document', 'unsaid'])), name='alert_subject_class_known'),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('reason_basis__in', ['fact', 'assessment', 'unsaid'])), name='alert_reason_basis_known'),
        ),
        migrations.AddConstraint(
            model_name='alertlist',
            constraint=models.CheckConstraint(condition=models.Q(('subject_class__in', ['', 'suspect', 'convicted', 'victim', 'other', 'document', 'unsaid'])), name='list_subject_class_known'),
        ),
        migrations.AddConstraint(
            model_name='alertlist',
            constraint=models.CheckConstraint(condition=models.Q(('reason_basis__in', ['', 'fact', 'assessment', 'unsaid'])), name='list_reason_basis_known'),
        ),
        migrations.RunSQL(BACKFILL, reverse_sql=migrations.RunSQL.noop),
    ]
