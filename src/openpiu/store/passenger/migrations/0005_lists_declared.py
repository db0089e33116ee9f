"""Lists that declare themselves; what is stored already is declared by its rows, its class follows from the action."""

from django.db import migrations, models

BACKFILL = """
UPDATE passenger_alert SET reason_class = CASE action WHEN 'arrest' THEN 'sought' ELSE 'document' END
WHERE action IN ('arrest', 'seize_document');
INSERT INTO passenger_alertlist
    (name, owner, legal_basis, reason_class, action, in_rows, declared_at, declared_by, edition, form, imported_at)
SELECT DISTINCT ON (list_name)
    list_name, owner, legal_basis, '', '', true, imported_at, imported_by, '', '', imported_at
FROM passenger_alert ORDER BY list_name, imported_at DESC;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0004_quality'),
    ]

    operations = [
        migrations.CreateModel(
            name='AlertList',
            fields=[
                ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('owner', models.CharField(max_length=120)),
                ('legal_basis', models.CharField(max_length=200)),
                ('reason_class', models.CharField(blank=True, max_length=20)),
                ('action', models.CharField(blank=True, max_length=20)),
                ('days', models.PositiveIntegerField(null=True)),
                ('in_rows', models.BooleanField(default=False)),
                ('declared_at', models.DateTimeField()),
                ('declared_by', models.CharField(max_length=150)),
                ('edition', models.CharField(blank=True, max_length=64)),
                ('form', models.CharField(blank=True, max_length=12)),
                ('imported_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.AddField(
            model_name='alert',
            name='reason_class',
            field=models.CharField(default='under_alert', max_length=20),
        ),
        migrations.AddConstraint(
            model_name='alert',
            constraint=models.CheckConstraint(condition=models.Q(('reason_class__in', ['sought', 'under_alert', 'sanctioned', 'document'])), name='alert_class_allowed'),
        ),
        migrations.AddConstraint(
            model_name='alertlist',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('owner', ''), _negated=True), models.Q(('legal_basis', ''), _negated=True)), name='list_has_owner_and_basis'),
        ),
        migrations.AddConstraint(
            model_name='alertlist',
            constraint=models.CheckConstraint(condition=models.Q(('reason_class__in', ['', 'sought', 'under_alert', 'sanctioned', 'document'])), name='list_class_allowed'),
        ),
        migrations.AddConstraint(
            model_name='alertlist',
            constraint=models.CheckConstraint(condition=models.Q(('action__in', ['', 'arrest', 'specific_check', 'seize_document', 'discreet_check', 'inform'])), name='list_action_known'),
        ),
        migrations.RunSQL(BACKFILL, reverse_sql=migrations.RunSQL.noop),
    ]
