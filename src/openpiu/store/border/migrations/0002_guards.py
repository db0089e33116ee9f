"""The guards of sql/guards.sql: triggers and the ledger's head."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent.parent / "sql" / "guards.sql"


class Migration(migrations.Migration):
    dependencies = [("border", "0001_initial")]
    operations = [migrations.RunSQL(SQL.read_text(), reverse_sql=migrations.RunSQL.noop)]
