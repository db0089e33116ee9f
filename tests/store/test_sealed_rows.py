"""Rows with sealed content: what names a person is in no column, and no row can be passed off as another."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connections

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.duties import line, rights
from openpiu.duties.rights import Applicant, Told
from openpiu.errors import IntegrityError, KeyGone
from openpiu.store.passenger.models import BookingRecord, Report, Request, RightsRequest, TravellerRecord
from tests.duties.conftest import pnrgov

Take = Callable[[bytes], None]


@pytest.fixture
def row(stores: None, keys: KeyStore, at: datetime) -> TravellerRecord:
    """A stored traveller, with another one on the same flight."""
    line.take_in(pnrgov(), source="a", at=at, keys=keys)
    line.take_in(pnrgov(surname="OTHERONE", given="ADA", control="P2"), source="b", at=at, keys=keys)
    return next(row for row in TravellerRecord.objects.using("passenger") if row.content["surname"] == "TSFAROUNI")


def test_no_column_of_any_table_holds_a_name(row: TravellerRecord) -> None:
    """PNR-12.4, PNR-13.9: read as text and as bytes, in every table."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'passenger\\_%'")
        tables = [name for (name,) in cursor.fetchall()]
        for table in tables:
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE to_jsonb(t)::text ILIKE '%tsfarouni%'")
            assert cursor.fetchone() == (0,), table
    assert len(tables) > 15
    for model in (TravellerRecord, BookingRecord, Report):
        for stored in model._default_manager.using("passenger"):
            assert b"TSFAROUNI" not in bytes(stored.sealed)
            assert stored.content


def test_no_column_holds_the_name_of_who_asks(
    row: TravellerRecord, protector: Actor, keys: KeyStore, at: datetime
) -> None:
    """PNR-13.9: while a request about one's data is open; read as text and as bytes, in every table."""
    applicant = Applicant(surname="Quarante", given_names="Joris", birth_date="1971-02-03", document="ZZ7770001")
    told = Told(right="access", received_on=at.date(), language="en", applicant=applicant)
    rights.register(told, actor=protector, at=at, keys=keys)
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relname LIKE 'passenger\\_%'")
        for table in [name for (name,) in cursor.fetchall()]:
            cursor.execute(f"SELECT count(*) FROM {table} t WHERE to_jsonb(t)::text ~* 'quarante|zz7770001|1971-02-03'")
            assert cursor.fetchone() == (0,), table
    request = RightsRequest.objects.using("passenger").get()
    assert b"QUARANTE" not in bytes(request.sealed)
    assert request.content["surname"] == "QUARANTE"


def test_content_in_another_s_row_is_refused(row: TravellerRecord) -> None:
    """PNR-13.9: whoever can write SQL cannot make one person look like another."""
    other = TravellerRecord.objects.using("passenger").exclude(id=row.id).get()
    TravellerRecord.objects.using("passenger").filter(id=other.id).update(sealed=row.sealed)
    with pytest.raises(IntegrityError, match="was changed") as error:
        _ = TravellerRecord.objects.using("passenger").get(id=other.id).content
    assert "TSFAROUNI" not in str(error.value)


def test_a_request_s_texts_are_sealed_and_go_with_its_key(stores: None, at: datetime) -> None:
    """PNR-12.4: what an authority writes of a person names that person as well."""
    texts = {"circumstances": "TSFAROUNI WAS SEEN", "material": "TSFAROUNI", "suspicion": "TSFAROUNI"}
    row = Request(
        id=uuid4(), unit="Utopia PIU", requester="UTO-FED", requester_name="Police", person="A", case_reference="C-1",
        offence="4", wanted=["travel"], registered_by="w.officer", registered_at=at,
        due_at=at, **texts,
    )  # fmt: skip
    row.elements = {"name": "TSFAROUNI"}
    row.save(using="passenger", force_insert=True)
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM passenger_request t WHERE to_jsonb(t)::text ILIKE '%tsfarouni%'")
        assert cursor.fetchone() == (0,)
    stored = Request.objects.using("passenger").get()
    assert stored.elements == {"name": "TSFAROUNI"}
    assert {name: getattr(stored, name) for name in texts} == texts
    settings.RECORD_KEYS.destroy(f"asked/{row.id}")
    gone = Request.objects.using("passenger").get()
    assert (gone.elements, gone.circumstances, gone.material) == ({}, "", "")


@pytest.mark.parametrize("place", [0, 11, 12, -1])
def test_a_flipped_bit_is_noticed(row: TravellerRecord, place: int) -> None:
    """PNR-13.9: nonce, ciphertext or tag."""
    sealed = bytearray(row.sealed)
    sealed[place] ^= 1
    row.sealed = bytes(sealed)
    with pytest.raises(IntegrityError):
        _ = row.content


def test_without_its_key_a_row_is_unreadable(row: TravellerRecord) -> None:
    """PNR-12.4."""
    settings.RECORD_KEYS.destroy(row.sealed_under)
    with pytest.raises(KeyGone):
        _ = TravellerRecord.objects.using("passenger").get(id=row.id).content
