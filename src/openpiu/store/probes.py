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
                signed="{}", code="probe", released_by="probe", released_at=datetime(2000, 1, 1, tzinfo=UTC),
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
