"""Tracing a traveller over several flights: joined with reasons, kept apart with reasons, seen only by who may."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.conditions import purpose_of
from openpiu.core.law.roles import Actor, Role
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.plain import traveller_from_plain
from openpiu.core.terms.traces import traces_of
from openpiu.duties import trace
from openpiu.duties.trace.rows import TravellerPage
from openpiu.duties.trace.searching import MOST
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import FlightRecord, LedgerEntry, Parting, TravellerRecord

FORGES = True  # some tests join and copy records past the duties

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
BACK = {b"IST": b"BRU", b"BRU": b"IST"}


def on(flight: str, content: bytes, *, day: str = "30", swap: bool = False) -> bytes:
    """The same message about another flight, on another day of November; `swap` flies the other way."""
    moved = content.replace(b"ZQ214", flight.encode()).replace(b"ZQ+214", f"ZQ+{flight[2:]}".encode())
    moved = moved.replace(b"261123", f"2611{day}".encode()).replace(b"231126", f"{day}1126".encode())
    if swap:
        moved = moved.replace(b"+IST'", b"+???'").replace(b"+BRU'", b"+IST'").replace(b"+???'", b"+BRU'")
    return moved.replace(b"K7MTRA", flight.encode() + b"X").replace(b"+A1'", f"+{flight}'".encode())


def record(flight: str) -> str:
    """The id of the one record on a flight."""
    return str(TravellerRecord.objects.using("passenger").get(flight__number=flight[2:]).id)


@pytest.fixture
def look(officer: Actor, at: datetime) -> Callable[..., TravellerPage]:
    """The page of the record on a flight."""

    def open_page(flight: str, actor: Actor = officer, **options: str) -> TravellerPage:
        return trace.open_traveller(record(flight), actor=actor, at=at, **options)

    return open_page


def legs(page: TravellerPage) -> list[tuple[str, str | None]]:
    """Flights of the person, with what joins each."""
    return [(leg.designator, leg.kind) for leg in page.legs]


def kept(page: TravellerPage) -> dict[str, str]:
    """Flights of records that are kept apart, and why."""
    return {row.designator: row.why for row in page.kept}


Look = Callable[..., TravellerPage]


def test_one_document_on_two_flights_is_one_traveller(send: Send, api: Make, look: Look) -> None:
    """In time order, with what agrees; the name in another spelling is plausible."""
    send(on("ZQ215", api(given="MAHMOUD ABDULRAHIM"), swap=True))
    send(api())
    page = look("ZQ215")
    assert legs(page) == [("ZQ214", "document"), ("ZQ215", None)]
    first = page.legs[0]
    assert (first.to, dict(first.facts)["document"], dict(first.facts)["name"]) == ("ZQ215", "equal", "similar")
    assert (first.gap, page.legs[1].gap, page.kept) == (None, None, ())
    assert [leg.is_this for leg in page.legs] == [False, True]


def test_name_and_birth_date_join_without_a_document(send: Send, api: Make, look: Look) -> None:
    """A new passport: the strong band of the matcher, and the full birth date."""
    send(api())
    send(on("ZQ215", api(number="ZZ5550001"), swap=True))
    assert legs(look("ZQ214")) == [("ZQ214", None), ("ZQ215", "name")]


def test_another_birth_date_keeps_a_document_apart(send: Send, api: Make, look: Look) -> None:
    """Mother and child on one passport are two."""
    send(api())
    send(on("ZQ215", api().replace(b"880419", b"190419")))
    page = look("ZQ214")
    assert (legs(page), kept(page)) == ([("ZQ214", None)], {"ZQ215": "birth_date"})


def test_another_name_on_the_document_is_shown_apart(send: Send, api: Make, look: Look) -> None:
    """Worth an officer's eye, and no join."""
    send(api())
    send(on("ZQ215", api(surname="QUARANTE", given="JORIS")))
    assert kept(look("ZQ214")) == {"ZQ215": "name"}


def test_a_gap_says_where_a_journey_is_not_known(send: Send, api: Make, look: Look) -> None:
    """Arrived in Brussels, leaves from Istanbul a week later."""
    send(api())
    send(on("ZQ215", api()))
    gap = look("ZQ214").legs[1].gap
    assert gap is not None
    assert (gap.from_airport, gap.to_airport, gap.days, gap.elsewhere) == ("BRU", "IST", 6, True)


def test_taken_apart_it_stays_apart_from_both_sides(
    send: Send, api: Make, look: Look, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """With a reason, in the ledger, also when the records change afterwards."""
    for flight in ("ZQ215", "ZQ216", "ZQ217"):
        send(on(flight, api(), day=flight[-2:]))
    assert trace.part(record("ZQ215"), record("ZQ217"), reason="A1", actor=officer, at=at) == 2
    send(on("ZQ217", api(given="MAHMUD"), day="17").replace(b":0400+", b":0500+"))
    assert legs(look("ZQ216")) == [("ZQ215", "document"), ("ZQ216", None)]
    assert kept(look("ZQ216")) == {"ZQ217": "parted"}
    assert kept(look("ZQ217")) == {"ZQ215": "parted", "ZQ216": "parted"}
    entry = LedgerEntry.objects.using("passenger").get(act="traveller.parted")
    assert (entry.subject, entry.detail["reason"]) == (f"traveller:{record('ZQ217')}", "A1")
    assert entry.detail["records"] == sorted([record("ZQ215"), record("ZQ216")])


def test_what_was_taken_apart_can_be_joined_again_and_taken_apart_again(
    send: Send, api: Make, look: Look, officer: Actor, second: Actor, at: datetime
) -> None:
    """PNR-13.5: from either side, for every record of both persons, with a reason, in the ledger; nothing is lost."""
    for flight in ("ZQ215", "ZQ216", "ZQ217"):
        send(on(flight, api(), day=flight[-2:]))
    together = legs(look("ZQ217"))
    for times in (1, 2):
        assert trace.part(record("ZQ215"), record("ZQ217"), reason="A1", actor=officer, at=at) == 2
        assert kept(look("ZQ217")) == {"ZQ215": "parted", "ZQ216": "parted"}
        assert trace.rejoin(record("ZQ217"), record("ZQ216"), reason="T1", actor=second, at=at) == 2
        assert (legs(look("ZQ217")), kept(look("ZQ217"))) == (together, {})
        entry = LedgerEntry.objects.using("passenger").filter(act="traveller.rejoined").order_by("sequence").last()
        assert entry is not None
        assert (entry.actor, entry.detail["reason"], len(entry.detail["records"])) == (second.id, "T1", 3)
        assert Parting.objects.using("passenger").count() == 4 * times


@pytest.mark.parametrize(
    ("reason", "says"), [("", "choose why"), ("A1", "choose why"), ("T1", "no officer keeps these two records apart")]
)
def test_joining_again_needs_a_reason_and_a_parting(
    send: Send, api: Make, officer: Actor, at: datetime, reason: str, says: str
) -> None:
    """No officer joins what the facts do not."""
    send(api())
    send(on("ZQ215", api(surname="QUARANTE", given="JORIS", number="ZZ5550001")))
    with pytest.raises(OfficerError, match=says):
        trace.rejoin(record("ZQ214"), record("ZQ215"), reason=reason, actor=officer, at=at)
    assert not Parting.objects.using("passenger").exists()


def test_a_parting_follows_a_record_that_becomes_part_of_another(
    send: Send, api: Make, look: Look, officer: Actor, at: datetime
) -> None:
    """PNR-8.4: late messages join records of one flight; what an officer said stays true."""
    send(api())
    send(on("ZQ215", api()))
    trace.part(record("ZQ214"), record("ZQ215"), reason="A2", actor=officer, at=at)
    old = TravellerRecord.objects.using("passenger").get(id=record("ZQ215"))
    new = TravellerRecord.objects.using("passenger").get(id=old.id)
    new.pk = uuid4()
    new.seal(old.content, under=old.sealed_under)
    new.save(using="passenger", force_insert=True)
    TravellerRecord.objects.using("passenger").filter(id=old.id).update(joined_into=new)
    page = look("ZQ214")
    assert (legs(page), kept(page)) == ([("ZQ214", None)], {"ZQ215": "parted"})


@pytest.mark.parametrize(("reason", "says"), [("", "choose why"), ("R1", "choose why"), ("A1", "not joined")])
def test_a_parting_needs_a_reason_and_a_join(
    send: Send, api: Make, officer: Actor, at: datetime, reason: str, says: str
) -> None:
    """Nothing is taken apart that was not together."""
    send(api())
    send(on("ZQ215", api(surname="QUARANTE", given="JORIS", number="ZZ5550001")))
    with pytest.raises(OfficerError, match=says):
        trace.part(record("ZQ214"), record("ZQ215"), reason=reason, actor=officer, at=at)
    assert not Parting.objects.using("passenger").exists()


def test_seeing_a_traveller_is_a_consultation_of_every_record(
    send: Send, api: Make, look: Look, officer: Actor
) -> None:
    """PNR-13.5, PNR-13.6: who, when, why, and whose records."""
    send(api())
    send(on("ZQ215", api()))
    look("ZQ214")
    entry = LedgerEntry.objects.using("passenger").get(act="traveller.viewed")
    assert (entry.actor, entry.purpose, entry.subject) == (officer.id, "6.2a", f"traveller:{record('ZQ214')}")
    assert entry.detail["records"] == [record("ZQ215")]
    assert "TSFAROUNI" not in str(entry.detail)


def test_without_a_purpose_nothing_is_shown(send: Send, api: Make, look: Look) -> None:
    """PNR-1.1, PNR-13.6: refused, and the refusal is in the ledger."""
    send(api())
    with pytest.raises(Refused, match="purpose"):
        look("ZQ214", purpose="curiosity")
    entry = LedgerEntry.objects.using("passenger").get(act="access.refused")
    assert (entry.subject, entry.detail["rule"]) == ("traveller", "PNR-13.6")
    assert not LedgerEntry.objects.using("passenger").filter(act="traveller.viewed").exists()


@pytest.mark.parametrize(
    ("role", "opens", "parts"),
    [
        (Role.OFFICER, True, True),
        (Role.SUPERVISOR, True, True),
        (Role.DATA_PROTECTION, True, False),
        (Role.ANALYST, False, False),
        (Role.ADMINISTRATOR, False, False),
    ],
)
def test_who_may_see_and_who_may_take_apart(
    send: Send, api: Make, look: Look, at: datetime, role: Role, opens: bool, parts: bool
) -> None:
    """PNR-5.1, PNR-13.9."""
    send(api())
    send(on("ZQ215", api()))
    actor = Actor(id="x", role=role)
    if opens:
        assert look("ZQ214", actor, purpose=purpose_of(actor)).may_part is parts
    else:
        with pytest.raises(Refused):
            look("ZQ214", actor)
    if parts:
        assert trace.part(record("ZQ214"), record("ZQ215"), reason="A1", actor=actor, at=at) == 1
        assert trace.rejoin(record("ZQ214"), record("ZQ215"), reason="T2", actor=actor, at=at) == 1
    else:
        with pytest.raises(Refused):
            trace.part(record("ZQ214"), record("ZQ215"), reason="A1", actor=actor, at=at)
        with pytest.raises(Refused):
            trace.rejoin(record("ZQ214"), record("ZQ215"), reason="T2", actor=actor, at=at)


@pytest.mark.usefixtures("stores")
@pytest.mark.parametrize("id_", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_wrong_address_is_answered_in_words(officer: Actor, at: datetime, id_: str) -> None:
    """No traceback for a typing error."""
    with pytest.raises(OfficerError, match="no such traveller"):
        trace.open_traveller(id_, actor=officer, at=at)


def test_without_its_traces_a_record_is_not_found(send: Send, api: Make, look: Look) -> None:
    """PNR-12.5: when masking takes the traces away, nothing leads to the record by its masked elements."""
    send(api())
    send(on("ZQ215", api()))
    hidden = TravellerRecord.objects.using("passenger").filter(flight__number="215")
    hidden.update(identity=None, document_traces=[], name_traces=[])
    page = look("ZQ214")
    assert (legs(page), page.kept, page.is_cut) == ([("ZQ214", None)], (), False)


def test_a_record_that_became_part_of_another_has_no_traces(send: Send, pnr: Make, api: Make) -> None:
    """PNR-12.5: a trace says what the record says, or is not there."""
    send(api(surname="TSFAROUNISON"))
    send(pnr())
    rows = TravellerRecord.objects.using("passenger").all()
    assert sorted((row.joined_into_id is None, len(row.document_traces), row.identity is None) for row in rows) == [
        (False, 0, True),
        (True, 1, False),
    ]


def test_traces_are_those_of_the_content(send: Send, pnr: Make, api: Make, keys: KeyStore) -> None:
    """PNR-12.5: in the same transaction; a booking without a birth date has no identity, a manifest gives it one."""
    ids = IdMaker(keys.identity_key())
    for content in (pnr(), api()):
        send(content)
        [row] = TravellerRecord.objects.using("passenger").all()
        others = [(name["surname"], name["given_names"]) for name in row.content["other_names"]]
        wanted = traces_of(traveller_from_plain(row.content), others, ids)
        assert (row.identity, tuple(row.document_traces), tuple(row.name_traces)) == (
            wanted.identity, wanted.documents, wanted.names,
        )  # fmt: skip
    assert row.identity is not None


def test_a_page_looks_at_so_many_records_and_says_so(send: Send, api: Make, look: Look) -> None:
    """A courier of ten years would otherwise take a minute."""
    send(api())
    [row] = TravellerRecord.objects.using("passenger").all()
    flights = [FlightRecord(id=uuid4(), carrier="QX", number=str(number)) for number in range(MOST + 5)]
    FlightRecord.objects.using("passenger").bulk_create(flights)
    copies = []
    for flight in flights:
        copy = TravellerRecord.objects.using("passenger").get(id=row.id)
        copy.pk, copy.flight = uuid4(), flight
        copy.seal(row.content, under=row.sealed_under)
        copies.append(copy)
    TravellerRecord.objects.using("passenger").bulk_create(copies)
    page = look("ZQ214")
    assert (page.is_cut, len(page.legs)) == (True, MOST)
