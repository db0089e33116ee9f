"""What the border program may do to each table of the border store."""

GRANTS: dict[str, str] = {
    "border_ledgerentry": "SELECT, INSERT",
    "border_ledgerhead": "SELECT, UPDATE",
    "django_migrations": "SELECT",
}
