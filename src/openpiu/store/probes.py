"""Attempts that the database itself must refuse. The demo and the oversight page run them; nothing they try is kept."""

from datetime import UTC, datetime
from uuid import uuid4

import psycopg
from django.db import DatabaseError, connections, transaction

from openpiu.store.databases import BASE, PASSENGER
from openpiu.store.passenger.models import Disclosure, Hit


class _TakeBack(Exception):
    """Raised after an attempt that was not refused, so that nothing of it stays."""


def disclosure_past_the_duties(hit_id: str) -> str | None:
    """Write a disclosure as the program's own database role, past all duties; the refusal, or None."""
    hit = Hit.objects.using("passenger").get(id=hit_id)
    try:
        with transaction.atomic(using="passenger"):
            Disclosure.objects.using("passenger").create(
                id=uuid4(), hit=hit, evidence=hit.evidence, recipient="UTO-FED", purpose="6.2a", offence="T",
                code="probe", released_by="probe", released_at=datetime(2000, 1, 1, tzinfo=UTC),
            )  # fmt: skip
            raise _TakeBack
    except _TakeBack:
        return None
    except DatabaseError as error:
        return str(error).splitlines()[0]


def border_role_in_passenger_store() -> str | None:
    """Reach for the passenger database with the border's role (CJ-12, SBC-9); the refusal, or None."""
    settings = connections["border"].settings_dict
    try:
        with psycopg.connect(
            host=settings["HOST"], port=settings["PORT"], user=settings["USER"], password=settings["PASSWORD"],
            dbname=PASSENGER.database(BASE),
        ):  # fmt: skip
            return None
    except psycopg.OperationalError as error:
        lines = [line for line in str(error).splitlines() if "FATAL" in line]
        return lines[-1].partition("FATAL:")[2].strip() if lines else str(error)


def ledger_row_past_the_journal() -> str | None:
    """Write a row of the ledger as the program's own database role (PNR-13.9); the refusal, or None."""
    return _refusal_of(
        "INSERT INTO passenger_ledgerentry (sequence, at, act, actor, role, subject, detail, previous, hash)"
        " VALUES (0, '', 'probe', '', '', '', '{}', '', '')"
    )


def forged_ledger_entry() -> str | None:
    """Give the ledger's function an entry whose hash does not hold (PNR-13.9); the refusal, or None."""
    return _refusal_of(
        "SELECT ledger_append(ledger_canonical(jsonb_build_object('act', 'probe', 'actor', '', 'at',"
        " '2000-01-01T00:00:00.000000Z', 'detail', '{}'::jsonb, 'purpose', NULL, 'role', '', 'sequence',"
        " head.sequence + 1, 'subject', '')), head.hash, repeat('f', 64)) FROM ledger_head() head"
    )


def _refusal_of(statement: str) -> str | None:
    """The database's own words when it refuses a statement in the passenger store; None: it did not, and is undone."""
    try:
        with transaction.atomic(using="passenger"), connections["passenger"].cursor() as cursor:
            cursor.execute(statement)
            raise _TakeBack
    except _TakeBack:
        return None
    except DatabaseError as error:
        return str(error).splitlines()[0]
