"""Which app's rows live in which database. Anything not named belongs to the office (accounts, sessions, lockout)."""

from typing import Any

from openpiu.store.databases import STORES

_ALIAS_OF = {store.app: store.alias for store in STORES}


class StoreRouter:
    """Django's router: one app, one database, no relation across."""

    def db_for_read(self, model: Any, **hints: Any) -> str:
        """The database of the model's app."""
        return _ALIAS_OF.get(model._meta.app_label, "default")

    db_for_write = db_for_read

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        """Only within one database."""
        return self.db_for_read(one) == self.db_for_read(other)

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        """Each app's tables are made in its own database only."""
        return _ALIAS_OF.get(app_label, "default") == db
