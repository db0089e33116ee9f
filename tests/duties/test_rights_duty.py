"""Requests of persons about their data: what is found, how it is answered, and that the answer tells nothing more."""

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.adapters.keys.records import FileRecordKeys
from openpiu.core.law.letters import Desk
from openpiu.core.law.profiles import DEFAULT
from openpiu.core.law.roles import Actor
from openpiu.duties import retain, rights
from openpiu.duties.review.cards import InboxRow
from openpiu.duties.rights import Applicant, Decision, Told
from openpiu.duties.rights.searching import find_records
from openpiu.errors import KeyGone, OfficerError, Refused
from openpiu.store.passenger.models import LedgerEntry, RightsRequest, TravellerRecord

DESK = Desk(unit="Utopia PIU", contact="dpo@piu.example.org", authority="dpa.example.org")
RECEIVED = date(2026, 11, 20)
LATER = timedelta(days=30)
WANTED = Applicant(
    surname="Tsfarouni", given_names="Mahmud Abdulraheem", birth_date="1988-04-19", document="ZZ0419773", issuer="UTO"
)
NOBODY = Applicant(surname="Quarante", given_names="Joris", birth_date="1971-02-03", document="ZZ7770001", issuer="UTO")
WITHHELD = Decision(answer="restricted", ground="G2")
Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Ask = Callable[..., str]


@pytest.fixture
def ask(stores: None, protector: Actor, at: datetime, keys: KeyStore) -> Ask:
    """Register a request; returns its id."""

    def register(applicant: Applicant, right: str = "access", language: str = "en") -> str:
        told = Told(right=right, received_on=RECEIVED, language=language, applicant=applicant)
        return rights.register(told, actor=protector, at=at, keys=keys)

    return register


@pytest.fixture
def answer(protector: Actor, at: datetime) -> Callable[..., str]:
    """Decide a request and make its letter; without the reference, which is all that may differ."""

    def write(request: str, decision: Decision) -> str:
        rights.decide(request, decision, actor=protector, at=at)
        text = rights.letter(request, desk=DESK, actor=protector, at=at + LATER)
        reference = RightsRequest.objects.using("passenger").get(id=request).reference
        assert text.count(reference) == 1
        return text.replace(reference, "")

    return write


Write = Callable[..., str]


class Unreachable(FileRecordKeys):
    """Keys whose folder is away when one is to be destroyed."""

    def __init__(self) -> None:
        super().__init__(Path("/nonexistent"))


def acts(request: str) -> list[str]:
    """What the ledger says was done with a request."""
    entries = LedgerEntry.objects.using("passenger").filter(subject=f"rights:{request}").order_by("sequence")
    return list(entries.values_list("act", flat=True))


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
def test_a_withheld_answer_is_the_same_letter_for_everybody(
    hit: InboxRow, ask: Ask, answer: Write, language: str
) -> None:
    """RGT-5: for a person with data, an alert and a hit, and for one without anything, whatever the ground."""
    letters = [answer(ask(who, language=language), WITHHELD) for who in (WANTED, NOBODY)]
    letters.append(answer(ask(WANTED, language=language), Decision(answer="restricted", ground="G4")))
    assert letters[0].encode() == letters[1].encode() == letters[2].encode()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("a court", "compensation")),
        ("fr", ("un tribunal", "réparation")),
        ("nl", ("rechter", "schadevergoeding")),
    ],
)
@pytest.mark.parametrize("decision", [WITHHELD, Decision(answer="full")])
def test_every_letter_names_the_remedies(
    ask: Ask, answer: Write, language: str, words: tuple[str, str], decision: Decision
) -> None:
    """PNR-13.1: the supervisory authority, a court, and compensation (Directive (EU) 2016/680, Art. 17, 52, 54, 56)."""
    text = answer(ask(NOBODY, language=language), decision)
    for word in (DESK.authority, *words, "17, 52"):
        assert word in text


def test_the_time_a_withheld_letter_takes_tells_nothing(
    hit: InboxRow, ask: Ask, answer: Write, protector: Actor, at: datetime
) -> None:
    """RGT-5: of two letters the slower one is as often that of the one as of the other person."""
    requests = [ask(WANTED), ask(NOBODY)]
    for request in requests:
        answer(request, WITHHELD)
    times: list[list[float]] = [[], []]
    for turn in range(200):
        for which in (0, 1) if turn % 2 else (1, 0):
            start = time.perf_counter()
            rights.letter(requests[which], desk=DESK, actor=protector, at=at + LATER)
            times[which].append(time.perf_counter() - start)
    slower = sum((one > other) + (one == other) / 2 for one in times[0] for other in times[1])
    assert 0.35 < slower / 200**2 < 0.65  # five standard deviations of chance
    assert 0.8 < median(times[0]) / median(times[1]) < 1.25


def test_no_letter_leaves_before_its_day(ask: Ask, protector: Actor, at: datetime) -> None:
    """RGT-5: the day depends on the day of receipt alone, so that a quick answer tells nothing."""
    request = ask(NOBODY)
    rights.decide(request, WITHHELD, actor=protector, at=at)
    first = datetime.combine(RECEIVED + timedelta(days=21), at.timetz())
    with pytest.raises(Refused, match="no letter leaves before its day"):
        rights.letter(request, desk=DESK, actor=protector, at=first - timedelta(days=1))
    with pytest.raises(OfficerError, match="stays open until then"):
        rights.close(request, actor=protector, at=first - timedelta(days=1), record_keys=settings.RECORD_KEYS)
    assert rights.letter(request, desk=DESK, actor=protector, at=first)
    assert acts(request) == ["rights.registered", "rights.decided", "rights.answered"]


def found(request: str, actor: Actor, at: datetime, keys: KeyStore) -> tuple[str, ...]:
    """Records found for a request, best first."""
    return tuple(row.traveller for row in rights.open_request(request, actor=actor, at=at, keys=keys).found)


def test_the_search_finds_by_document_and_by_name_with_birth_date(
    send: Send, api: Make, ask: Ask, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-13.1: and its result is a consultation of these records; who has no record finds none."""
    send(api())
    record = str(TravellerRecord.objects.using("passenger").get().id)
    by_name = Applicant(surname="TSFAROUNI", given_names="MAHMUD", birth_date="1988-04-19")
    by_document = Applicant(surname="Ni", given_names="", birth_date="1950-01-01", document="zz 0419773", issuer="UTO")
    other_day = Applicant(surname="TSFAROUNI", given_names="MAHMUD", birth_date="1988-04-18")
    expected = [(WANTED, (record,)), (by_name, (record,)), (by_document, (record,)), (other_day, ()), (NOBODY, ())]
    for applicant, records in expected:
        request = ask(applicant)
        assert found(request, protector, at, keys) == records
        assert LedgerEntry.objects.using("passenger").latest("sequence").detail["records"] == list(records)


def test_the_search_asks_the_same_questions_whatever_it_finds(
    hit: InboxRow, keys: KeyStore, django_assert_num_queries: Callable[..., Any]
) -> None:
    """RGT-5: as many queries for nobody as for somebody."""
    without = Applicant(surname="Quarante", given_names="Joris", birth_date="1971-02-03")
    for applicant, records in ((WANTED, 1), (NOBODY, 0), (without, 0)):
        with django_assert_num_queries(2, using="passenger"):
            assert len(find_records(applicant, keys)) == records


def test_a_full_answer_lists_the_data_and_never_alerts_or_hits(
    hit: InboxRow, ask: Ask, answer: Write, send: Send, api: Make
) -> None:
    """PNR-13.1: by the items of Annex I, in the person's language."""
    record = str(TravellerRecord.objects.using("passenger").get().id)
    text = answer(ask(WANTED, language="nl"), Decision(answer="full", records=(record,)))
    for line in ("ZQ214 IST-BRU", "  4. Naam: TSFAROUNI; MAHMUD ABDULRAHEEM", "  14. Zitplaats: 12A", "1988-04-19"):
        assert line in text
    for word in ("BE-2291", "arrest", "specimen", "wanted", hit.hit, str(hit.score)):
        assert word not in text.replace("1988-04-19", "")


def test_an_alert_changes_no_letter_of_a_full_answer(
    send: Send, api: Make, want: Callable[..., None], ask: Ask, answer: Write
) -> None:
    """RGT-5: the same bytes before and after the person is sought and a hit is raised."""
    send(api())
    record = str(TravellerRecord.objects.using("passenger").get().id)
    before = answer(ask(WANTED), Decision(answer="full", records=(record,)))
    want()
    assert answer(ask(WANTED), Decision(answer="full", records=(record,))) == before


@pytest.mark.parametrize("companion", ["", "TIF+QUARANTE:A+JORIS:A:2'\n"])
def test_contacts_of_a_booking_with_others_are_not_listed(
    send: Send, pnr: Make, ask: Ask, answer: Write, companion: str
) -> None:
    """PNR-13.1: they may be the others' (LED Art. 15(1)(e)); who is booked alone is told."""
    content = pnr(docs=companion).replace(b"SSR+MOML:HK:1:ZQ'", b"SSR+CTCM:HK:1:ZQ:::::3225550123'")
    send(content)
    rows = TravellerRecord.objects.using("passenger").all()
    record = next(str(row.id) for row in rows if row.content["surname"] == "TSFAROUNI")
    text = answer(ask(WANTED), Decision(answer="full", records=(record,)))
    assert ("3225550123" in text, "K7MTRA" in text) == (not companion, True)


def test_closing_erases_who_asked_and_what_was_found(
    send: Send, api: Make, ask: Ask, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """RGT-5, PNR-13.8: a keyed digest says that the same person asks again, and holds no fact."""
    send(api())
    request = ask(WANTED)
    records = found(request, protector, at, keys)
    rights.decide(request, Decision(answer="full", records=records), actor=protector, at=at)
    rights.close(request, actor=protector, at=at + LATER, record_keys=settings.RECORD_KEYS)
    row = RightsRequest.objects.using("passenger").get(id=request)
    assert (bytes(row.sealed), row.sealed_under, row.records, row.answer) == (b"", "", [], "full")
    assert row.trace == RightsRequest.objects.using("passenger").get(id=ask(WANTED)).trace
    assert "TSFAROUNI" not in str(LedgerEntry.objects.using("passenger").filter(subject=f"rights:{request}").values())
    assert found(request, protector, at, keys) == ()
    with pytest.raises(OfficerError, match="erased"):
        rights.letter(request, desk=DESK, actor=protector, at=at + LATER)


def test_an_older_copy_of_a_closed_request_names_nobody(
    ask: Ask, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """RGT-5: the key of the request goes with its closing; while it is open, the clocks leave the key alone."""
    request = ask(WANTED)
    row = RightsRequest.objects.using("passenger").get(id=request)
    retain.run(at=at + LATER, profile=DEFAULT, keys=keys, record_keys=settings.RECORD_KEYS)
    copy = RightsRequest(id=row.id, sealed=bytes(row.sealed), sealed_under=row.sealed_under)
    assert copy.content["surname"] == "TSFAROUNI"
    rights.decide(request, WITHHELD, actor=protector, at=at)
    rights.close(request, actor=protector, at=at + LATER, record_keys=settings.RECORD_KEYS)
    with pytest.raises(KeyGone):
        _ = RightsRequest(id=row.id, sealed=bytes(row.sealed), sealed_under=row.sealed_under).content


def test_a_key_that_closing_left_behind_goes_with_the_clocks(
    ask: Ask, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """RGT-5: closing was cut short after its commit."""
    request = ask(NOBODY)
    rights.decide(request, WITHHELD, actor=protector, at=at)
    rights.close(request, actor=protector, at=at + LATER, record_keys=Unreachable())
    assert settings.RECORD_KEYS.names("asked") == [f"asked/{request}"]
    retain.run(at=at + LATER, profile=DEFAULT, keys=keys, record_keys=settings.RECORD_KEYS)
    assert settings.RECORD_KEYS.names("asked") == []


def test_the_database_keeps_no_name_of_a_closed_request(ask: Ask, protector: Actor, at: datetime) -> None:
    """RGT-5: nor a withheld answer without its ground, whoever writes."""
    request = RightsRequest.objects.using("passenger").get(id=ask(NOBODY))
    for changes in (
        {"closed_at": at, "decided_at": at, "answer": "full"},
        {"answer": "restricted", "decided_at": at},
        {"answer": "full", "ground": "G1", "decided_at": at},
    ):
        with pytest.raises(IntegrityError), transaction.atomic(using="passenger"):
            RightsRequest.objects.using("passenger").filter(id=request.id).update(**changes)


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (Decision(answer="restricted"), "choose the ground"),
        (Decision(answer="restricted", ground="G9"), "choose the ground"),
        (Decision(answer="full", ground="G1"), "withheld answer only"),
        (Decision(answer="done"), "one of the answers"),
        (Decision(answer=""), "one of the answers"),
        (Decision(answer="full", records=("nobody",)), "no such traveller"),
        (Decision(answer="restricted", ground="G1", records=("x",)), "lists no records"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused(
    ask: Ask, protector: Actor, at: datetime, decision: Decision, says: str
) -> None:
    """Nothing of it stays."""
    request = ask(NOBODY)
    with pytest.raises(OfficerError, match=says):
        rights.decide(request, decision, actor=protector, at=at)
    assert RightsRequest.objects.using("passenger").get(id=request).decided_at is None
    assert acts(request) == ["rights.registered"]


@pytest.mark.parametrize(
    "changes",
    [{"birth_date": "1988"}, {"birth_date": "19.4.1988"}, {"surname": " "}, {"given_names": "A" * 101}],
)
def test_nobody_is_sought_by_a_name_alone(ask: Ask, changes: dict[str, str]) -> None:
    """A request needs the particulars by which somebody is found."""
    particulars = {"surname": "Quarante", "given_names": "Joris", "birth_date": "1971-02-03", **changes}
    with pytest.raises(OfficerError):
        ask(Applicant(**particulars))


def test_only_the_data_protection_officer_sees_requests(
    ask: Ask, officer: Actor, supervisor: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-5.1: who reviews hits does not learn who asked."""
    request = ask(NOBODY)
    for actor in (officer, supervisor):
        with pytest.raises(Refused):
            rights.list_requests(actor=actor, at=at)
        with pytest.raises(Refused):
            rights.open_request(request, actor=actor, at=at, keys=keys)
        with pytest.raises(Refused):
            rights.decide(request, WITHHELD, actor=actor, at=at)
        with pytest.raises(Refused):
            rights.letter(request, desk=DESK, actor=actor, at=at + LATER)
        with pytest.raises(Refused):
            rights.close(request, actor=actor, at=at + LATER, record_keys=settings.RECORD_KEYS)


def test_the_list_shows_what_is_due_first_and_no_name(ask: Ask, protector: Actor, at: datetime) -> None:
    """30 days from receipt."""
    first, second = ask(NOBODY), ask(WANTED)
    rights.decide(first, WITHHELD, actor=protector, at=at)
    rights.close(first, actor=protector, at=at + LATER, record_keys=settings.RECORD_KEYS)
    rows = rights.list_requests(actor=protector, at=at)
    assert [(row.request, row.state, row.days_left) for row in rows] == [(second, "open", 27), (first, "closed", 27)]
    assert "TSFAROUNI" not in str(rows)
