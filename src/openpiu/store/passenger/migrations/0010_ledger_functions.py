"""The ledger's only door: functions of store/ledger.sql, which the program's role calls instead of writing rows."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[2] / "ledger.sql"


class Migration(migrations.Migration):
    dependencies = [("passenger", "0009_joined_again")]
    operations = [
        migrations.RunSQL(SQL.read_text().replace("@store", "passenger"), reverse_sql=migrations.RunSQL.noop)
    ]
