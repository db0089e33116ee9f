"""Exchange between units: partners, letters, messages, recalls. Guards: sql/exchange.sql."""

from pathlib import Path

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


SQL = Path(__file__).parent.parent / "sql" / "exchange.sql"


class Migration(migrations.Migration):

    dependencies = [
        ('passenger', '0025_subject_classes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Quarantined',
            fields=[
                ('sealed', models.BinaryField(default=b'')),
                ('sealed_under', models.CharField(blank=True, db_index=True, max_length=60)),
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('sender', models.CharField(blank=True, max_length=40)),
                ('lane', models.CharField(blank=True, max_length=10)),
                ('seq', models.BigIntegerField(default=0)),
                ('code', models.CharField(max_length=20)),
                ('digest', models.CharField(max_length=64)),
                ('size', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('times', models.PositiveIntegerField(default=1)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='NodeCardText',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('node', models.CharField(max_length=40)),
                ('version', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('text', models.TextField()),
                ('taken_by', models.CharField(max_length=150)),
                ('taken_at', models.DateTimeField()),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('node', 'version'), name='card_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('code', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('state', models.CharField(max_length=3)),
                ('kind', models.CharField(max_length=20)),
                ('standing', models.CharField(default='proposed', max_length=10)),
                ('version', models.PositiveIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('ceiling', models.CharField(max_length=2)),
                ('bases', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=6), size=None)),
                ('tls', models.CharField(blank=True, max_length=64)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('home', models.CharField(blank=True, max_length=40)),
                ('first_by', models.CharField(blank=True, max_length=150)),
                ('first_at', models.DateTimeField(null=True)),
                ('second_by', models.CharField(blank=True, max_length=150)),
                ('second_at', models.DateTimeField(null=True)),
                ('revoked_by', models.CharField(blank=True, max_length=150)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('seen_entries', models.BigIntegerField(default=0)),
                ('seen_hash', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('standing', 'active'), _negated=True), models.Q(models.Q(('first_by', ''), _negated=True), models.Q(('second_by', ''), _negated=True), models.Q(('first_by', models.F('second_by')), _negated=True), ('first_at__isnull', False), ('second_at__isnull', False)), _connector='OR'), name='partner_active_by_two'), models.CheckConstraint(condition=models.Q(('standing__in', ['proposed', 'active', 'revoked'])), name='partner_standing_known')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('sealed', models.BinaryField(default=b'')),
                ('sealed_under', models.CharField(blank=True, db_index=True, max_length=60)),
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('type', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=64)),
                ('source', models.CharField(max_length=20)),
                ('reference', models.UUIDField(null=True)),
                ('persons', models.BooleanField()),
                ('drafted_by', models.CharField(max_length=150)),
                ('drafted_at', models.DateTimeField()),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='letters', to='passenger.partner')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Recall',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('ours', models.BooleanField()),
                ('targets', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('mode', models.CharField(max_length=8)),
                ('begun_at', models.DateTimeField()),
                ('deadline', models.DateTimeField()),
                ('answered_at', models.DateTimeField(null=True)),
                ('complete', models.BooleanField(default=False)),
                ('overdue_at', models.DateTimeField(null=True)),
                ('because_of', models.UUIDField(null=True)),
                ('answer', models.UUIDField(null=True)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='passenger.partner')),
            ],
        ),
        migrations.CreateModel(
            name='ReceivedMessage',
            fields=[
                ('sealed', models.BinaryField(default=b'')),
                ('sealed_under', models.CharField(blank=True, db_index=True, max_length=60)),
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('message', models.UUIDField()),
                ('lane', models.CharField(max_length=10)),
                ('seq', models.BigIntegerField()),
                ('prev', models.CharField(max_length=64)),
                ('type', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=64)),
                ('persons', models.BooleanField()),
                ('handling', models.CharField(max_length=2)),
                ('originator', models.CharField(max_length=40)),
                ('expires_at', models.DateTimeField(null=True)),
                ('received_at', models.DateTimeField()),
                ('standing', models.CharField(db_index=True, max_length=10)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('dealt_at', models.DateTimeField(null=True)),
                ('receipt', models.TextField(blank=True)),
                ('receipt_due', models.BooleanField(default=False)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='received', to='passenger.partner')),
            ],
        ),
        migrations.CreateModel(
            name='Passing',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('recipient', models.CharField(max_length=40)),
                ('kind', models.CharField(max_length=10)),
                ('consent', models.UUIDField(null=True)),
                ('by', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('review_due', models.DateTimeField(null=True)),
                ('reviewed_by', models.CharField(blank=True, max_length=150)),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('verdict', models.CharField(blank=True, max_length=10)),
                ('received', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='passings', to='passenger.receivedmessage')),
            ],
        ),
        migrations.CreateModel(
            name='ItemCopy',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20)),
                ('reference', models.CharField(max_length=80)),
                ('partner', models.CharField(blank=True, max_length=40)),
                ('made_at', models.DateTimeField()),
                ('done', models.CharField(blank=True, max_length=10)),
                ('why', models.CharField(blank=True, max_length=80)),
                ('done_at', models.DateTimeField(null=True)),
                ('received', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='copies', to='passenger.receivedmessage')),
            ],
        ),
        migrations.CreateModel(
            name='SentMessage',
            fields=[
                ('sealed', models.BinaryField(default=b'')),
                ('sealed_under', models.CharField(blank=True, db_index=True, max_length=60)),
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('lane', models.CharField(max_length=10)),
                ('seq', models.BigIntegerField()),
                ('type', models.CharField(max_length=80)),
                ('digest', models.CharField(max_length=64)),
                ('persons', models.BooleanField()),
                ('handling', models.CharField(max_length=2)),
                ('originator', models.CharField(max_length=40)),
                ('about', models.UUIDField(null=True)),
                ('of_received', models.UUIDField(null=True)),
                ('created_by', models.CharField(max_length=150)),
                ('created_at', models.DateTimeField()),
                ('standing', models.CharField(default='queued', max_length=10)),
                ('recalled', models.CharField(blank=True, max_length=10)),
                ('tries', models.PositiveIntegerField(default=0)),
                ('tried_at', models.DateTimeField(null=True)),
                ('code', models.CharField(blank=True, max_length=20)),
                ('receipt', models.TextField(blank=True)),
                ('receipt_at', models.DateTimeField(null=True)),
                ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='passenger.letter')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sent', to='passenger.partner')),
            ],
        ),
        migrations.CreateModel(
            name='ShareDecision',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('hit', models.UUIDField()),
                ('evidence', models.CharField(max_length=64)),
                ('shared', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=4)),
                ('officer', models.CharField(max_length=150)),
                ('at', models.DateTimeField()),
                ('letter', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to='passenger.letter')),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to='passenger.partner')),
            ],
        ),
        migrations.CreateModel(
            name='LetterReview',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('digest', models.CharField(max_length=64)),
                ('reviewed_by', models.CharField(max_length=150)),
                ('reviewed_at', models.DateTimeField()),
                ('letter', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='passenger.letter')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('letter', 'reviewed_by'), name='letter_reviewed_once_a_person'), models.CheckConstraint(condition=models.Q(('reviewed_by', ''), _negated=True), name='letter_reviewed_by_somebody')],
            },
        ),
        migrations.CreateModel(
            name='PostLane',
            fields=[
                ('id', models.UUIDField(primary_key=True, serialize=False)),
                ('lane', models.CharField(max_length=10)),
                ('out_seq', models.BigIntegerField(default=0)),
                ('out_digest', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('in_seq', models.BigIntegerField(default=0)),
                ('in_digest', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('alarm', models.CharField(blank=True, max_length=20)),
                ('alarm_at', models.DateTimeField(null=True)),
                ('partner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lanes', to='passenger.partner')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('partner', 'lane'), name='post_lane_once')],
            },
        ),
        migrations.AddIndex(
            model_name='receivedmessage',
            index=models.Index(condition=models.Q(('receipt_due', True)), fields=['partner'], name='receipts_due'),
        ),
        migrations.AddConstraint(
            model_name='receivedmessage',
            constraint=models.UniqueConstraint(fields=('partner', 'lane', 'seq'), name='received_number_once'),
        ),
        migrations.AddConstraint(
            model_name='receivedmessage',
            constraint=models.UniqueConstraint(fields=('partner', 'message'), name='received_id_once'),
        ),
        migrations.AddConstraint(
            model_name='receivedmessage',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('dealt_at__isnull', True), ('receipt', ''), ('standing', 'held')), models.Q(models.Q(('standing', 'held'), _negated=True), models.Q(('receipt', ''), _negated=True), ('dealt_at__isnull', False)), _connector='OR'), name='received_dealt_with_receipt'),
        ),
        migrations.AddConstraint(
            model_name='passing',
            constraint=models.UniqueConstraint(fields=('received', 'recipient', 'kind'), name='passing_once'),
        ),
        migrations.AddConstraint(
            model_name='passing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('consent__isnull', False), ('kind', 'consent')), models.Q(('kind', 'emergency'), ('review_due__isnull', False)), _connector='OR'), name='passing_has_consent_or_review'),
        ),
        migrations.AddConstraint(
            model_name='passing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at__isnull', True), ('reviewed_by', ''), ('verdict', '')), models.Q(models.Q(('reviewed_by', ''), _negated=True), models.Q(('reviewed_by', models.F('by')), _negated=True), ('reviewed_at__isnull', False), ('verdict__in', ['lawful', 'doubtful'])), _connector='OR'), name='passing_reviewed_by_another'),
        ),
        migrations.AddConstraint(
            model_name='itemcopy',
            constraint=models.UniqueConstraint(fields=('received', 'kind', 'reference'), name='copy_once'),
        ),
        migrations.AddIndex(
            model_name='sentmessage',
            index=models.Index(fields=['partner', 'standing'], name='sent_waiting'),
        ),
        migrations.AddConstraint(
            model_name='sentmessage',
            constraint=models.UniqueConstraint(fields=('partner', 'lane', 'seq'), name='sent_number_once'),
        ),
        migrations.AddConstraint(
            model_name='sharedecision',
            constraint=models.UniqueConstraint(fields=('hit', 'evidence', 'partner'), name='share_decided_once'),
        ),
        migrations.AddConstraint(
            model_name='sharedecision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('letter__isnull', False), ('shared', True)), models.Q(('shared', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='not_shared_with_reason'),
        ),
        migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop),
    ]
