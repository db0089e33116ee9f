"""Oversight: odd use is found in the ledger, a sample is drawn each month, and dossiers are signed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.db import IntegrityError as DatabaseRefusal
from django.db import transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope import verify_package
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import disclose, line, oversight, review, staff, trace
from openpiu.duties.oversight import Referral
from openpiu.duties.oversight.sampling import SAMPLE
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import IntegrityError, OfficerError, Refused
from openpiu.store.passenger.models import Hit, LedgerEntry, OversightFinding, TravellerRecord

REFERRAL = Referral(unit="Utopia PIU", authority="Data Protection Authority of Utopia", note="Asked; no answer.")
HOUR = timedelta(hours=1)


@pytest.fixture
def oversee(at: datetime, keys: KeyStore) -> Callable[..., list[str]]:
    """Look through the ledger; returns the patterns that are in the inbox."""

    def look(later: timedelta = HOUR) -> list[str]:
        line.oversee(at=at + later, keys=keys)
        return sorted(OversightFinding.objects.using("passenger").values_list("pattern", flat=True))

    return look


@pytest.fixture
def many(hit: InboxRow, at: datetime) -> str:
    """A traveller whom six officers open within an hour; returns the record's id."""
    record = str(TravellerRecord.objects.using("passenger").get().id)
    for number in range(6):
        actor = Actor(id=f"w{number}", role=Role.OFFICER)
        trace.open_traveller(record, actor=actor, at=at + timedelta(minutes=number))
    return record


Oversee = Callable[..., list[str]]


def finding() -> str:
    """The id of the one finding."""
    return str(OversightFinding.objects.using("passenger").get().id)


def test_a_traveller_opened_by_many_comes_into_the_inbox_once(many: str, oversee: Oversee, protector: Actor) -> None:
    """RGT-14: with the entries it rests on; the sweep may look as often as it likes."""
    assert (oversee(), oversee()) == (["O3"], ["O3"])
    (row,) = oversight.list_findings(actor=protector)
    assert (row.about, row.count, row.state) == (many, 6, "new")
    assert LedgerEntry.objects.using("passenger").filter(act="oversight.found").count() == 1


def test_a_finding_grows_until_somebody_has_looked_at_it(
    many: str, oversee: Oversee, at: datetime, protector: Actor
) -> None:
    """RGT-14."""
    oversee()
    for number, expected in ((6, 7), (7, 7)):
        trace.open_traveller(many, actor=Actor(id=f"x{number}", role=Role.OFFICER), at=at + timedelta(minutes=9))
        oversee()
        assert OversightFinding.objects.using("passenger").get().count == expected
        if number == 6:
            oversight.mark_seen(finding(), note="a drill", actor=protector, at=at)


def test_a_namesake_is_found_by_keyed_traces_only(
    hit: InboxRow, oversee: Oversee, officer: Actor, at: datetime
) -> None:
    """RGT-14, PNR-13.8: the officer's own name or a colleague's; neither the finding nor the ledger holds a name."""
    row = staff.StaffRow(id="m.ts", name="Mahmud Abdulraheem Tsfarouni", role="officer", authority="", active=True)
    staff.add_officer(row, password="a long specimen password", at=at)
    review.open_hit(hit.hit, actor=officer, at=at)
    assert oversee() == ["O5"]
    held = str(OversightFinding.objects.using("passenger").values()) + str(
        LedgerEntry.objects.using("passenger").values()
    )
    assert "TSFAROUNI" not in held.upper()


def test_repeated_refusals_are_found(
    hit: InboxRow, oversee: Oversee, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """RGT-14: the ledger keeps refusals too."""
    evidence = Hit.objects.using("passenger").get().evidence
    choice = disclose.Choice(recipient="UTO-FED", purpose="6.2a", offence="T", evidence_version=evidence)
    for number in range(5):
        with pytest.raises(Refused):
            disclose.release(
                hit.hit, choice=choice, unit="U", actor=officer, at=at + timedelta(minutes=number), keys=keys
            )
    assert oversee() == ["O6"]


def test_an_ordinary_review_is_not_odd(
    hit: InboxRow, oversee: Oversee, officer: Actor, second: Actor, at: datetime
) -> None:
    """RGT-14."""
    for actor in (officer, second):
        review.open_hit(hit.hit, actor=actor, at=at)
    assert oversee() == []


def test_a_dossier_is_signed_and_verifies_offline(
    many: str, oversee: Oversee, protector: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-5.2: with the entries as they stand in the ledger, hashes included; a changed one does not verify."""
    oversee()
    signed = oversight.refer(finding(), REFERRAL, actor=protector, at=at, keys=keys)
    dossier = verify_package(signed)
    entries = LedgerEntry.objects.using("passenger").filter(act="traveller.viewed")
    assert [one["hash"] for one in dossier["entries"]] == list(
        entries.order_by("sequence").values_list("hash", flat=True)
    )
    assert (dossier["referred_by"], dossier["pattern"]) == ("t.dpo", "O3")
    changed = msgspec.json.decode(signed)
    changed["package"]["entries"].pop()
    with pytest.raises(IntegrityError):
        verify_package(msgspec.json.encode(changed))
    assert oversight.read_dossier(finding(), actor=protector, at=at) == signed
    with pytest.raises(OfficerError, match="referred already"):
        oversight.mark_seen(finding(), note="never mind", actor=protector, at=at)


def test_a_seen_finding_says_who_saw_it_and_why(many: str, oversee: Oversee, protector: Actor, at: datetime) -> None:
    """RGT-14: and can still be referred."""
    oversee()
    with pytest.raises(OfficerError, match="write a note"):
        oversight.mark_seen(finding(), note=" ", actor=protector, at=at)
    oversight.mark_seen(finding(), note="a drill, told beforehand", actor=protector, at=at)
    card = oversight.open_finding(finding(), actor=protector, at=at)
    assert (card.row.state, card.note, card.answered_by) == ("seen", "a drill, told beforehand", "t.dpo")
    assert {entry.act for entry in card.entries} == {"traveller.viewed"}


def test_the_database_keeps_no_answer_without_who_gave_it(many: str, oversee: Oversee) -> None:
    """PNR-5.2: nor a referral without its dossier."""
    oversee()
    for changes in ({"state": "seen"}, {"state": "referred", "answered_by": "x"}, {"dossier": "x"}):
        with pytest.raises(DatabaseRefusal), transaction.atomic(using="passenger"):
            OversightFinding.objects.using("passenger").update(**changes)


def test_the_inspector_reads_and_changes_nothing(
    many: str, oversee: Oversee, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """PNR-15.1: and officers of the watch do not even read."""
    oversee()
    inspector = Actor(id="v.inspector", role=Role.INSPECTOR)
    assert oversight.open_finding(finding(), actor=inspector, at=at).may_answer is False
    with pytest.raises(Refused):
        oversight.mark_seen(finding(), note="x", actor=inspector, at=at)
    with pytest.raises(Refused):
        oversight.refer(finding(), REFERRAL, actor=inspector, at=at, keys=keys)
    with pytest.raises(Refused):
        oversight.list_findings(actor=officer)
    with pytest.raises(Refused):
        oversight.open_finding(finding(), actor=officer, at=at)


def test_a_month_s_sample_is_drawn_once_and_the_same(
    hit: InboxRow, officer: Actor, at: datetime, keys: KeyStore, oversee: Oversee, protector: Actor
) -> None:
    """CJ-16: reviewed hits of the month before; in the month itself nothing is drawn."""
    card = review.open_hit(hit.hit, actor=officer, at=at)
    said: dict[str, Any] = {
        "decision": "reject",
        "reasons": ["R1"],
        "note": "",
        "evidence_version": card.evidence_version,
    }
    review.decide(hit.hit, **said, actor=officer, at=at)
    assert oversee() == []
    assert (oversee(timedelta(days=20)), oversee(timedelta(days=21))) == (["S1"], ["S1"])
    (row,) = oversight.list_findings(actor=protector)
    sampled = oversight.open_finding(row.finding, actor=protector, at=at)
    assert (sampled.hit, [entry.act for entry in sampled.entries]) == (hit.hit, ["hit.decided"])


def test_no_more_than_the_sample_is_drawn(
    hit: InboxRow, officer: Actor, at: datetime, keys: KeyStore, oversee: Oversee, monkeypatch: pytest.MonkeyPatch
) -> None:
    """CJ-16: the number is a constant of the duty."""
    assert SAMPLE == 20
    monkeypatch.setattr("openpiu.duties.oversight.sampling.SAMPLE", 0)
    card = review.open_hit(hit.hit, actor=officer, at=at)
    said: dict[str, Any] = {
        "decision": "reject",
        "reasons": ["R1"],
        "note": "",
        "evidence_version": card.evidence_version,
    }
    review.decide(hit.hit, **said, actor=officer, at=at)
    assert oversee(timedelta(days=20)) == []
