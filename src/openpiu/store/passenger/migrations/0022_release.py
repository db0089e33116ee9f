"""What stands around a disclosure: answers, negatives, proposals, the DPO's inbox. Guards: sql/release.sql."""

from pathlib import Path

import django.db.models.deletion
from django.db import migrations, models

SQL = Path(__file__).parent.parent / "sql" / "release.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0021_requests'),
    ]

    operations = [
        migrations.CreateModel(
            name='DpoEntry',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('subject', models.UUIDField(unique=True)),
                ('at', models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name='disclosure',
            name='gravity',
            field=models.CharField(default='not_asked', max_length=10),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='is_serious',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='link',
            field=models.CharField(default='not_asked', max_length=10),
        ),
        migrations.AddField(
            model_name='disclosure',
            name='recipient_class',
            field=models.CharField(default='competent-authority', max_length=20),
        ),
        migrations.CreateModel(
            name='Declined',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('hit', models.UUIDField()),
                ('evidence', models.CharField(max_length=64)),
                ('link', models.CharField(max_length=10)),
                ('gravity', models.CharField(max_length=10)),
                ('offence', models.CharField(max_length=10)),
                ('officer', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('hit', 'evidence'), name='declined_once'), models.CheckConstraint(condition=models.Q(('link', 'none'), ('gravity', 'ordinary'), _connector='OR'), name='declined_is_negative'), models.CheckConstraint(condition=models.Q(('officer', ''), _negated=True), name='declined_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='TransferProposal',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('hit', models.UUIDField()),
                ('evidence', models.CharField(max_length=64)),
                ('recipient', models.CharField(max_length=40)),
                ('offence', models.CharField(max_length=10)),
                ('basis', models.CharField(max_length=120)),
                ('proposed_by', models.CharField(max_length=150)),
                ('proposed_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('hit', 'evidence', 'recipient', 'offence'), name='transfer_proposed_once'), models.CheckConstraint(condition=models.Q(models.Q(('basis', ''), _negated=True), models.Q(('proposed_by', ''), _negated=True)), name='transfer_has_basis_and_author')],
            },
        ),
        migrations.AddField(
            model_name='disclosure',
            name='proposal',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='disclosure', to='passenger.transferproposal'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('gravity', 'not_asked'), ('link', 'not_asked')), models.Q(('gravity', 'serious'), ('is_serious', True), ('link__in', ['target', 'means', 'journey'])), _connector='OR'), name='disclosure_answers_known'),
        ),
        migrations.AddConstraint(
            model_name='disclosure',
            constraint=models.CheckConstraint(condition=models.Q(('recipient_class__in', ['competent-authority', 'eu-piu', 'europol']), models.Q(('proposal__isnull', False), ('recipient_class__in', ['agreement', 'third'])), _connector='OR'), name='disclosure_class_known'),
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
