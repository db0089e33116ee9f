"""Rectification and restriction: the record changes for good, is screened again, and whoever was given it is told."""

from collections.abc import Callable
from datetime import datetime

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.corrections import marks_of
from openpiu.core.law.roles import Actor
from openpiu.duties import disclose, line, review, rights, trace
from openpiu.duties.review.cards import InboxRow
from openpiu.duties.rights import Correction
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import (
    Disclosure,
    Hit,
    LedgerEntry,
    RecipientNotice,
    Report,
    Review,
    TravellerRecord,
)

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]
BORN = Correction(field="birth_date", value="1961-04-19")


@pytest.fixture
def correct(protector: Actor, at: datetime, keys: KeyStore) -> Callable[..., int]:
    """Correct the one traveller's record; returns how many notices were drafted."""

    def change(correction: Correction = BORN) -> int:
        notices, _ = line.rectify(record(), correction, actor=protector, at=at, keys=keys)
        return notices

    return change


Correct = Callable[..., int]


def record() -> str:
    """The id of the one record."""
    return str(TravellerRecord.objects.using("passenger").get(joined_into=None).id)


def content() -> dict[str, object]:
    """What the one record says."""
    return dict(TravellerRecord.objects.using("passenger").get(joined_into=None).content)


def release(hit: str, officers: list[Actor], *, at: datetime, keys: KeyStore) -> None:
    """Confirm a hit by all officers that it needs and release it."""
    for officer in officers:
        card = review.open_hit(hit, actor=officer, at=at)
        review.decide(
            hit, decision="confirm", reasons=["C1"], note="", evidence_version=card.evidence_version, actor=officer,
            at=at,
        )  # fmt: skip
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="T",
        evidence_version=Hit.objects.using("passenger").get(id=hit).evidence, link="target", gravity="serious",
    )  # fmt: skip
    disclose.release(hit, choice=choice, unit="Utopia PIU", actor=officers[0], at=at, keys=keys)


def test_a_corrected_birth_date_is_screened_again_and_the_hit_lapses(hit: InboxRow, correct: Correct) -> None:
    """RGT-6: what the machine claimed on the wrong value is claimed no more."""
    row = Hit.objects.using("passenger").get(id=hit.hit)
    assert row.state == "raised"
    correct()
    row.refresh_from_db()
    assert (row.state, content()["birth_date"]) == ("lapsed", "1961-04-19")
    assert LedgerEntry.objects.using("passenger").latest("sequence").act == "travellers.screened"


def test_a_correction_can_raise_a_hit_too(
    send: Send, api: Make, want: Want, correct: Correct, officer: Actor, at: datetime
) -> None:
    """RGT-6: screening looks again, whichever way it turns out; traces follow the new value."""
    send(api().replace(b"880419", b"610419").replace(b"ZZ0419773", b"ZZ7777001"))
    want()
    assert review.inbox(actor=officer, at=at).rows == ()
    before = TravellerRecord.objects.using("passenger").get().name_traces
    correct(Correction(field="birth_date", value="1988-04-19"))
    assert len(review.inbox(actor=officer, at=at).rows) == 1
    assert set(TravellerRecord.objects.using("passenger").get().name_traces).isdisjoint(before)


@pytest.mark.parametrize(
    "correction", [BORN, Correction(field="given_names", value="Mahmoud"), Correction(field="sex", value="x")]
)
def test_what_carriers_send_later_does_not_undo_a_correction(
    send: Send, api: Make, pnr: Make, correct: Correct, correction: Correction
) -> None:
    """PNR-13.1, RGT-6: rectification; neither the same message again nor another source; other values are taken in."""
    send(pnr())
    send(api())
    correct(correction)
    value = content()[correction.field]
    send(api().replace(b":0400+", b":0500+").replace(b"+A1'", b"+A2'").replace(b"12A", b"14C"))
    assert (content()[correction.field], content()["seats"]) == (value, ["14C"])
    assert marks_of(content()).corrected == ((correction.field, "2026-11-23"),)


def test_a_correction_goes_with_the_person_into_another_record(
    send: Send, api: Make, pnr: Make, correct: Correct
) -> None:
    """RGT-6: where the passenger list tells who a booked initial was, the records are joined."""
    send(pnr(given="M"))
    correct(Correction(field="sex", value="X"))
    send(api())
    assert content()["sex"] == "X"


def test_the_mark_is_on_the_pages_that_show_the_data(
    hit: InboxRow, correct: Correct, officer: Actor, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-13.1, RGT-6: restriction; corrected and contested data are known as such to every officer who sees them."""
    correct(Correction(field="given_names", value="MAHMUD ABDULRAHIM"))
    rights.contest(record(), is_contested=True, actor=protector, at=at, keys=keys)
    marks = (
        review.open_hit(hit.hit, actor=officer, at=at).marks,
        trace.open_traveller(record(), actor=officer, at=at).marks,
    )
    assert {one.contested_on for one in marks} == {"2026-11-23"}
    assert {one.corrected for one in marks} == {(("given_names", "2026-11-23"),)}
    rights.contest(record(), is_contested=False, actor=protector, at=at, keys=keys)
    assert review.open_hit(hit.hit, actor=officer, at=at).marks.contested_on is None


def test_every_recipient_of_a_disclosure_gets_a_notice(
    hit: InboxRow, correct: Correct, officer: Actor, second: Actor, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """RGT-6 (LED Art. 16(6)): listed with the package's code and the right value until it was sent."""
    release(hit.hit, [officer, second], at=at, keys=keys)
    given = Disclosure.objects.using("passenger").get()
    assert correct() == 1
    (row,) = rights.list_notices(actor=protector, at=at)
    assert (row.recipient, row.code, row.field, row.value) == ("UTO-FED", given.code, "birth_date", "1961-04-19")
    rights.mark_sent(row.notice, actor=protector, at=at)
    (row,) = rights.list_notices(actor=protector, at=at)
    assert (row.sent_by, row.sent_at) == ("t.dpo", at)
    with pytest.raises(OfficerError, match="sent already"):
        rights.mark_sent(row.notice, actor=protector, at=at)
    assert rights.contest(record(), is_contested=True, actor=protector, at=at, keys=keys) == 1


def test_an_erasure_tells_the_recipients_and_leaves_nothing_of_the_record(
    hit: InboxRow, officer: Actor, second: Actor, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-13.1, RGT-6: erasure; the notice is listed with the package's code when record, hit and reviews are gone."""
    release(hit.hit, [officer, second], at=at, keys=keys)
    code, erased = Disclosure.objects.using("passenger").get().code, record()
    assert line.erase(erased, reason="E1", actor=protector, at=at, keys=keys) == 1
    for model in (TravellerRecord, Report, Hit, Review):
        assert not model._default_manager.using("passenger").exists()
    (row,) = rights.list_notices(actor=protector, at=at)
    assert (row.recipient, row.code, row.kind, row.value, row.sent_at) == ("UTO-FED", code, "erased", "", None)
    entry = LedgerEntry.objects.using("passenger").get(act="traveller.erased")
    assert (entry.actor, entry.subject, entry.detail["notices"]) == ("t.dpo", f"traveller:{erased}", 1)
    assert "TSFAROUNI" not in str(list(LedgerEntry.objects.using("passenger").values()))
    rights.mark_sent(row.notice, actor=protector, at=at)


@pytest.mark.parametrize("reason", ["", "R1", "E9"])
def test_an_erasure_without_its_reason_drafts_nothing_either(
    hit: InboxRow, officer: Actor, second: Actor, protector: Actor, at: datetime, keys: KeyStore, reason: str
) -> None:
    """RGT-6: notices and erasure are one act."""
    release(hit.hit, [officer, second], at=at, keys=keys)
    with pytest.raises(OfficerError, match="choose why"):
        line.erase(record(), reason=reason, actor=protector, at=at, keys=keys)
    assert Hit.objects.using("passenger").exists()
    assert not RecipientNotice.objects.using("passenger").exists()


def test_nobody_is_told_where_nothing_left(hit: InboxRow, correct: Correct) -> None:
    """RGT-6."""
    assert correct() == 0
    assert not RecipientNotice.objects.using("passenger").exists()


def test_the_ledger_says_which_field_and_never_the_value(hit: InboxRow, correct: Correct) -> None:
    """PNR-13.8, RGT-6."""
    correct()
    entry = LedgerEntry.objects.using("passenger").get(act="traveller.rectified")
    assert (entry.actor, entry.detail["field"], "1961" in str(entry.detail)) == ("t.dpo", "birth_date", False)


@pytest.mark.parametrize(
    "correction",
    [
        Correction(field="birth_date", value="19.4.1988"), Correction(field="sex", value="male"),
        Correction(field="seats", value="1A"), Correction(field="surname", value=""),
        Correction(field="nationality", value="Utopia"), Correction(field="surname", value="TSFAROUNI"),
    ],
)  # fmt: skip
def test_a_value_that_no_record_could_have_is_refused(hit: InboxRow, correct: Correct, correction: Correction) -> None:
    """RGT-6: nothing changes, and nothing is entered."""
    before = content()
    with pytest.raises(OfficerError):
        correct(correction)
    assert content() == before
    assert not LedgerEntry.objects.using("passenger").filter(act="traveller.rectified").exists()


def test_who_reviews_corrects_nothing(
    hit: InboxRow, officer: Actor, supervisor: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-5.1."""
    for actor in (officer, supervisor):
        with pytest.raises(Refused):
            rights.rectify(record(), BORN, actor=actor, at=at, keys=keys)
        with pytest.raises(Refused):
            rights.contest(record(), is_contested=True, actor=actor, at=at, keys=keys)
        with pytest.raises(Refused):
            line.erase(record(), reason="E1", actor=actor, at=at, keys=keys)
        with pytest.raises(Refused):
            rights.list_notices(actor=actor, at=at)
