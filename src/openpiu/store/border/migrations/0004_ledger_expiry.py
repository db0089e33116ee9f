"""Entries of the ledger go when they are five years old, through a function of store/ledger_expiry.sql."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parents[2] / "ledger_expiry.sql"


class Migration(migrations.Migration):
    dependencies = [("border", "0003_ledger_functions")]
    operations = [
        migrations.RunSQL(SQL.read_text().replace("@store", "border"), reverse_sql=migrations.RunSQL.noop)
    ]
