"""From an address to what the PostgreSQL client library reads. Nothing else belongs here."""

from psycopg.conninfo import make_conninfo

from openpiu.adapters.postgres.base import Address


def conninfo(address: Address, **more: str) -> str:
    """The connection string of the administrative login, values quoted; `more` gives defaults for missing options."""
    words = {**more, **dict(address.options)}
    place = {"host": address.host, "port": str(address.port), "user": address.user, "dbname": address.database}
    return make_conninfo("", **words, **place, **({"password": address.password} if address.password else {}))
