"""Outside things, each behind a small `base.py`: where bytes arrive, where keys live, the database server."""
