"""What the border program may do to each table of the border store."""

GRANTS: dict[str, str] = {
    "border_ledgerentry": "SELECT",
    "border_ledgerhead": "SELECT",
    "django_migrations": "SELECT",
}
