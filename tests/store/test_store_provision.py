"""The databases, their roles and grants, on a real server."""

import psycopg
import pytest
from django.apps import apps
from django.db import connections

from openpiu.store.border import grants as border_grants
from openpiu.store.databases import BASE, BORDER, PASSENGER
from openpiu.store.passenger import grants as passenger_grants


def connect(alias: str, database: str) -> psycopg.Connection:
    """As the role of one store, to any database."""
    settings = connections[alias].settings_dict
    return psycopg.connect(
        host=settings["HOST"],
        port=settings["PORT"],
        user=settings["USER"],
        password=settings["PASSWORD"],
        dbname=database,
    )


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize("alias", ["border", "default"])
def test_other_roles_cannot_reach_passenger_data(alias: str) -> None:
    """CJ-12, SBC-9: the border's role and the office's role have no way into the passenger database."""
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        connect(alias, PASSENGER.database(BASE))


@pytest.mark.usefixtures("stores")
def test_the_passenger_role_cannot_reach_border_data() -> None:
    """CJ-12: nor the other way round."""
    with pytest.raises(psycopg.OperationalError, match="permission denied"):
        connect("passenger", BORDER.database(BASE))


@pytest.mark.usefixtures("stores")
def test_nobody_connects_without_the_password() -> None:
    """PNR-13.9: the role's name alone opens nothing."""
    settings = connections["passenger"].settings_dict
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(
            host=settings["HOST"], port=settings["PORT"], user=settings["USER"], password="", dbname=settings["NAME"]
        )


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize(
    ("alias", "grants"), [("passenger", passenger_grants.GRANTS), ("border", border_grants.GRANTS)]
)
def test_every_table_has_a_row_in_the_table_of_grants(alias: str, grants: dict[str, str]) -> None:
    """A table that nobody thought about would be unusable; a row without a table is a leftover."""
    tables = set(connections[alias].introspection.table_names())
    assert tables == set(grants)


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize("table", ["passenger_ledgerentry", "passenger_review", "passenger_disclosure"])
@pytest.mark.parametrize("statement", ["DELETE FROM {}", "UPDATE {} SET id = id", "TRUNCATE {}"])
def test_the_program_cannot_alter_what_is_only_added_to(table: str, statement: str) -> None:
    """PNR-13.9: reviews, disclosures and the ledger can only be added to."""
    column = "sequence" if table.endswith("ledgerentry") else "id"
    with (
        connect("passenger", PASSENGER.database(BASE)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege, match="permission denied"),
    ):
        connection.execute(statement.format(table).replace("id = id", f"{column} = {column}"))


def test_every_model_lives_in_the_store_of_its_app() -> None:
    """One app, one database."""
    assert {model._meta.app_label for model in apps.get_models() if model.__module__.startswith("openpiu.store")} == {
        "office", "passenger", "border",
    }  # fmt: skip
