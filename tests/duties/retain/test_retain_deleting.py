"""After six months an ordinary record is gone with all that hangs on it, and nothing can bring it back."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.envelope import verify_package
from openpiu.core.law.clocks import add_months
from openpiu.core.law.profiles import DEFAULT, PROFILES
from openpiu.core.law.roles import Actor
from openpiu.duties import audit, disclose, line, retain, review
from openpiu.duties.line import Clocks
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import KeyGone, OfficerError, Refused
from openpiu.store.passenger.models import (
    BookingRecord,
    DeletionManifest,
    Disclosure,
    FlightRecord,
    Hit,
    LedgerEntry,
    MessageRecord,
    Report,
    Review,
    TravellerRecord,
)

Turn = Callable[..., retain.Run]
OF_A_PERSON = (TravellerRecord, Report, BookingRecord, Hit, Review)
MOMENT = timedelta(microseconds=1)


def left() -> dict[str, int]:
    """How many rows about persons there are."""
    return {model.__name__: model._default_manager.using("passenger").count() for model in OF_A_PERSON}


def test_an_ordinary_record_goes_with_all_that_hangs_on_it(
    hit: InboxRow, officer: Actor, at: datetime, turn: Turn
) -> None:
    """CJ-14, PNR-12.1: six months to the moment; the flight and its messages, which name nobody, stay."""
    card = review.open_hit(hit.hit, actor=officer, at=at)
    review.decide(
        hit.hit, decision="confirm", reasons=["C1"], note="SEEN AT THE GATE", evidence_version=card.evidence_version,
        actor=officer, at=at,
    )  # fmt: skip
    assert not turn(add_months(at, 6) - MOMENT).did_something
    assert all(left().values())
    done = turn(add_months(at, 6))
    assert (done.deleted, done.masked, done.bookings) == (1, 0, 1)
    assert not any(left().values())
    assert FlightRecord.objects.using("passenger").count() == 1
    assert MessageRecord.objects.using("passenger").count() == 2


def test_a_deletion_stands_in_the_ledger_with_profile_and_article(hit: InboxRow, at: datetime, turn: Turn) -> None:
    """PNR-13.5, PROF-1: which record, under which profile and article; no name."""
    traveller = TravellerRecord.objects.using("passenger").get()
    turn(add_months(at, 6))
    entry = LedgerEntry.objects.using("passenger").get(act="records.deleted")
    assert entry.detail["records"] == [str(traveller.id)]
    assert (entry.detail["profile"], entry.detail["profile_version"]) == (DEFAULT.id, DEFAULT.version)
    assert entry.detail["article"] == DEFAULT.ordinary_months.article
    assert entry.detail["category"] == "erasure"
    assert "TSFAROUNI" not in msgspec.json.encode(list(LedgerEntry.objects.using("passenger").values())).decode()


def test_an_older_copy_cannot_be_read_once_the_key_of_its_day_is_destroyed(
    hit: InboxRow, at: datetime, turn: Turn, record_keys: RecordKeys
) -> None:
    """PNR-12.4: a dump or a replica made before deletion holds bytes that nobody can open any more."""
    row = TravellerRecord.objects.using("passenger").get()
    copy = TravellerRecord(id=row.id, sealed=bytes(row.sealed), sealed_under=row.sealed_under)
    assert copy.content["surname"] == "TSFAROUNI"
    done = turn(add_months(at, 6))
    assert done.keys == [f"day/{at:%Y-%m-%d}"]
    assert row.sealed_under in done.keys
    again = TravellerRecord(id=row.id, sealed=bytes(row.sealed), sealed_under=row.sealed_under)
    with pytest.raises(KeyGone):
        _ = again.content
    with pytest.raises(KeyGone):
        record_keys.key(row.sealed_under)  # the name never gets another key


def test_a_run_that_was_done_is_not_done_again(hit: InboxRow, at: datetime, turn: Turn) -> None:
    """PNR-12.10: idempotent."""
    assert turn(add_months(at, 6)).did_something
    entries = LedgerEntry.objects.using("passenger").count()
    assert not turn(add_months(at, 6)).did_something
    assert LedgerEntry.objects.using("passenger").count() == entries
    assert DeletionManifest.objects.using("passenger").count() == 1


def test_a_run_signs_what_it_did(hit: InboxRow, at: datetime, turn: Turn) -> None:
    """PNR-12.10: counts, articles and the names of destroyed keys, signed; no personal data."""
    done = turn(add_months(at, 6))
    manifest = DeletionManifest.objects.using("passenger").get()
    told = verify_package(manifest.signed)
    assert (told["deleted"], told["keys_destroyed"]) == (1, done.keys)
    assert told["by_article"] == {f"deleted: {DEFAULT.ordinary_months.article}": 1}
    assert "TSFAROUNI" not in manifest.signed


def test_what_was_disclosed_stays_documented_and_its_package_ends_with_its_time(
    hit: InboxRow, officer: Actor, second: Actor, at: datetime, keys: KeyStore, turn: Turn
) -> None:
    """PNR-12.8: the package for as long as the profile says, the fact of the disclosure beyond the record."""
    card = review.open_hit(hit.hit, actor=officer, at=at)
    for who in (officer, second):
        review.decide(
            hit.hit,
            decision="confirm",
            reasons=["C1"],
            note="",
            evidence_version=card.evidence_version,
            actor=who,
            at=at,
        )
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=card.evidence_version, link="means",
        gravity="serious",
    )  # fmt: skip
    made = disclose.release(hit.hit, choice=choice, unit="Utopia PIU", actor=officer, at=at, keys=keys)
    assert "TSFAROUNI" in disclose.open_notice(made, actor=officer, at=at).signed
    end = at + timedelta(days=DEFAULT.result_days.value)
    assert not turn(end - MOMENT).keys
    assert turn(end).keys == [f"disclosed/{made}"]
    with pytest.raises(KeyGone):
        disclose.open_notice(made, actor=officer, at=end)
    assert turn(add_months(at, 6)).deleted == 1
    row = Disclosure.objects.using("passenger").get()
    assert (row.hit, row.recipient, row.offence, row.released_by) == (None, "UTO-FED", "1", officer.id)
    assert disclose.list_disclosures(actor=officer)[0].flight == ""


def test_a_later_push_does_not_give_a_booking_s_traveller_more_time(
    send: Callable[[bytes], None], pnr: Callable[..., bytes], keys: KeyStore, at: datetime, turn: Turn
) -> None:
    """PNR-12.3: several pushes of one booking: the first receipt counts, for whoever comes with a later one too."""
    send(pnr())
    other = pnr(surname="LATECOMER", given="INA", control="P2")
    line.take_in(other, source="b.edi", at=at + timedelta(days=2), keys=keys)
    assert set(TravellerRecord.objects.using("passenger").values_list("received_at", flat=True)) == {at}
    assert turn(add_months(at, 6)).deleted == 2


def test_the_sweep_runs_the_clocks(hit: InboxRow, at: datetime, keys: KeyStore, record_keys: RecordKeys) -> None:
    """CJ-14: nobody has to remember it."""
    line.sweep(at=add_months(at, 6), clocks=Clocks(profile=DEFAULT, keys=keys, record_keys=record_keys))
    assert not any(left().values())


def test_a_page_that_fails_is_not_half_done(
    hit: InboxRow, at: datetime, turn: Turn, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PNR-12.10: what was interrupted is done by the next run."""
    before = left()

    def fail(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr("openpiu.duties.retain.running.enter", fail)
        with pytest.raises(KeyboardInterrupt):
            turn(add_months(at, 6))
    assert left() == before
    assert turn(add_months(at, 6)).deleted == 1


def test_a_preview_says_what_a_run_then_does(hit: InboxRow, at: datetime, protector: Actor, turn: Turn) -> None:
    """PNR-12.10: by day and article, and nothing is changed by looking."""
    before = LedgerEntry.objects.using("passenger").count()
    told = retain.forecast(actor=protector, at=add_months(at, 6) - timedelta(days=3), profile=DEFAULT, days=7)
    assert [(row.day, row.step, row.records, row.article) for row in told] == [
        (add_months(at, 6).date(), "delete", 1, DEFAULT.ordinary_months.article)
    ]
    assert retain.forecast(actor=protector, at=at, profile=DEFAULT) == ()
    assert LedgerEntry.objects.using("passenger").count() == before
    assert turn(add_months(at, 6)).deleted == 1


def test_the_ledger_still_verifies_after_deletion(hit: InboxRow, at: datetime, turn: Turn) -> None:
    """PNR-13.8: it outlives the data and holds none of them."""
    turn(add_months(at, 6))
    assert audit.verify("passenger").ok


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_no_profile_keeps_an_ordinary_record_longer(hit: InboxRow, at: datetime, turn: Turn, profile: object) -> None:
    """CJ-14, PROF-1."""
    turn(add_months(at, 6), profile)
    assert not TravellerRecord.objects.using("passenger").exists()


def test_who_may_not_see_retention_gets_no_preview(second: Actor, at: datetime, stores: None) -> None:
    """PNR-13.9."""
    analyst = Actor(id="a.analyst", role=None)
    with pytest.raises(Refused):
        retain.forecast(actor=analyst, at=at, profile=DEFAULT)


def test_a_record_is_erased_before_its_time_by_a_decision(
    hit: InboxRow, protector: Actor, officer: Actor, at: datetime
) -> None:
    """RGT-6: by who answers rights, with a reason of the list; the decision and the entry stay."""
    traveller = TravellerRecord.objects.using("passenger").get()
    with pytest.raises(Refused):
        retain.erase(str(traveller.id), reason="E1", actor=officer, at=at)
    with pytest.raises(OfficerError, match="choose why"):
        retain.erase(str(traveller.id), reason="X", actor=protector, at=at)
    assert retain.erase(str(traveller.id), reason="E2", actor=protector, at=at) == 1
    assert {name for name, rows in left().items() if rows} == {"BookingRecord"}
    entry = LedgerEntry.objects.using("passenger").get(act="traveller.erased")
    assert (entry.actor, entry.detail["reason"]) == (protector.id, "E2")


@pytest.mark.parametrize("kind", ["disclosed", "asked"])
def test_a_key_of_something_that_is_being_stored_is_left_alone(
    hit: InboxRow, at: datetime, turn: Turn, record_keys: RecordKeys, kind: str
) -> None:
    """PNR-12.10: its row is in a transaction that nobody sees yet; without the key it would be lost."""
    name = f"{kind}/{TravellerRecord.objects.using('passenger').get().id}"
    record_keys.key(name)
    assert name not in turn(add_months(at, 6)).keys
    assert record_keys.existing(name)
