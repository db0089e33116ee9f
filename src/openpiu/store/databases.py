"""The three databases, their roles, and how a process reaches them. Pure: no connection is made here."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """One database with the role that the program uses in it; `owner` makes tables and is used by migrations only."""

    alias: str  # Django's name for the connection
    app: str  # Django app whose models live there
    suffix: str  # the database is called <base>_<suffix>, its role <base>_<suffix>_app

    def database(self, base: str) -> str:
        """Name of the database."""
        return f"{base}_{self.suffix}"

    def owner(self, base: str) -> str:
        """Role that owns the tables."""
        return f"{base}_{self.suffix}_owner"

    def role(self, base: str) -> str:
        """Role of the running program."""
        return f"{base}_{self.suffix}_app"


OFFICE = Store(alias="default", app="office", suffix="office")
PASSENGER = Store(alias="passenger", app="passenger", suffix="passenger")
BORDER = Store(alias="border", app="border", suffix="border")
STORES = (OFFICE, PASSENGER, BORDER)
BASE = "openpiu"


def connection_settings(
    store: Store, *, host: str, port: int, password: str, options: Mapping[str, str], base: str = BASE
) -> dict[str, object]:
    """Django's settings for one store, reached by its own role."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": store.database(base),
        "USER": store.role(base),
        "PASSWORD": password,
        "HOST": host,
        "PORT": str(port),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
        "OPTIONS": {"connect_timeout": 10, "application_name": "openpiu", **options},
        "TEST": {"NAME": store.database(base)},
    }
