"""Preparing the databases of this unit with the administrative login."""

from openpiu.conf import unit
from openpiu.store.provision import Login, provision


def prepare() -> None:
    """Databases, roles, tables and grants; the server must be running."""
    address = unit.server().address()
    login = Login(
        host=address.host, port=address.port, user=address.user, password=address.password, database=address.database
    )
    provision(login, password_for=unit.keys().secret_for)
