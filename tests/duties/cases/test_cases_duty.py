"""Joint cases in the store: each act with its ledger entry or not at all, recalls to the end, visits on record."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.cases.events import Event, Fact
from openpiu.core.cases.folding import replay
from openpiu.core.cases.grants import Grant
from openpiu.core.cases.lanes import Outcome
from openpiu.core.cases.parcels import parcel_of
from openpiu.core.cases.refusals import Unaccepted
from openpiu.core.cases.visiting import NOT_THERE, name_of
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import cases
from openpiu.duties.cases import Said
from openpiu.errors import IntegrityError, OfficerError, OpenpiuError, Refused
from openpiu.store.passenger.models import CaseContent, CaseEvent, LedgerEntry, LiaisonGrant
from tests.core.cases.team import ARC, CASE, KEYS, LAP, OPENING, PENS, TERMS, UTO, Team, vouch_once

AT = datetime(2026, 2, 10, 12, 0, tzinfo=UTC)
NOTE = {"text": "seen at the gate", "name": "TSFAROUNI"}
RECALL: dict[str, Fact] = {"mode": "erase", "reason": "wrong_person", "deadline": "2026-03-01"}
LIAISON = Actor(id="l.liaison", role=Role.LIAISON, authority="Arcadia PIU", name="L. Liaison")
DRAFT = Grant(
    id="g1", host=UTO, officer="l.liaison", home=ARC, cases=(CASE,), classes=("note",), verbs=("read",), ceiling="H2",
    purpose="6.2b", legal_basis="PNR-9.2", since="2026-02-01T00:00:00.000000Z", until="2026-03-03T00:00:00.000000Z",
    approvers=(),
)  # fmt: skip

pytestmark = pytest.mark.usefixtures("stores")


class Unit:
    """Utopia's unit at work, and the others as far as their messages go."""

    def __init__(self, officer: Actor, keys: KeyStore) -> None:
        """The case is opened here; the others join by message."""
        self.officer, self.keys, self.team = officer, keys, Team(is_joined=False)
        self.vouch, self.hour = vouch_once(), 0
        self.team.events = [self.write("opened", OPENING, NOTE)]
        for node in (ARC, LAP):
            self.receive(self.team.write(node, "joined", agreed_to=f"{UTO}/1"))

    def write(
        self, kind: str, facts: Mapping[str, Fact], values: Mapping[str, Any] | None = None, **more: Any
    ) -> Event:
        """An act of the unit's officer."""
        said = Said(kind=kind, facts=facts, values=values, terms=TERMS if values else {}, **more)
        event = cases.write(said, case=CASE, pen=PENS[UTO], actor=self.officer, at=self.later(), keys=self.keys)
        if not said.is_own:
            self.team.events = [*getattr(self.team, "events", []), event] if len(self.team.events) else [event]
        return event

    def receive(self, event: Event) -> Outcome:
        """A message of another node, with its content where it has some."""
        parcel = parcel_of(event, self.team.contents.get(event.content))
        return cases.take_in(parcel, case=CASE, vouch=self.vouch, at=self.later(), keys=self.keys).outcome

    def later(self) -> datetime:
        """A second after the last act."""
        self.hour += 1
        return AT + timedelta(seconds=self.hour)

    def open(self, thing: str) -> Mapping[str, Any]:
        """What it says."""
        return cases.open_thing(CASE, thing, node=UTO, actor=self.officer, at=self.later(), wanted="6.2b").values

    def state_hash(self) -> str:
        """As the unit's officer sees it."""
        return cases.see(CASE, node=UTO, actor=self.officer, at=self.later())[0].hash


@pytest.fixture
def desk(officer: Actor, keys: KeyStore) -> Unit:
    """A case of three units."""
    return Unit(officer, keys)


def acts() -> list[str]:
    """What stands in the ledger, in order."""
    found = LedgerEntry.objects.using("passenger").order_by("sequence").values_list("act", flat=True)
    return [act for act in found if act.startswith(("case.", "liaison.", "access."))]


def test_what_is_written_here_and_received_is_one_state(desk: Unit) -> None:
    """The store gives the fold that every other node has; each act is one ledger entry; a repeat is none."""
    mine = desk.write("note", {}, NOTE)
    theirs = desk.team.write(ARC, "note")
    assert desk.receive(theirs) == "next"
    before = acts()
    assert desk.receive(theirs) == "known"
    assert acts() == before == ["case.written", "case.received", "case.received", "case.written", "case.received"]
    assert desk.state_hash() == replay(desk.team.events).hash
    assert desk.open(mine.id) == NOTE
    assert desk.open(theirs.id) == desk.team.contents[theirs.content].values
    assert acts()[-2:] == ["case.viewed", "case.viewed"]


def test_an_act_that_does_not_count_leaves_nothing(desk: Unit, officer: Actor, keys: KeyStore) -> None:
    """Neither event nor content nor entry; nor does one of somebody who may not, nor one whose entry fails."""
    before = (CaseEvent.objects.using("passenger").count(), CaseContent.objects.using("passenger").count(), acts())
    with pytest.raises(Unaccepted):
        desk.write("revised", {"thing": f"{ARC}/1"}, NOTE)
    protector = Actor(id="t.dpo", role=Role.DATA_PROTECTION, name="T.")
    with pytest.raises(Refused):
        cases.write(Said(kind="note"), case=CASE, pen=PENS[UTO], actor=protector, at=AT, keys=keys)
    broken = replace(officer, authority="\ud800")  # no ledger entry can hold it
    said = Said(kind="note", values=NOTE, terms=TERMS)
    with pytest.raises((OpenpiuError, ValueError)):
        cases.write(said, case=CASE, pen=PENS[UTO], actor=broken, at=AT, keys=keys)
    after = (CaseEvent.objects.using("passenger").count(), CaseContent.objects.using("passenger").count(), acts())
    assert after == before


def test_a_gap_a_fork_and_a_forgery_change_no_state(desk: Unit) -> None:
    """The last two stand in the ledger, with the node's event and no content."""
    seen = desk.state_hash()
    first, second = desk.team.write(LAP, "note"), desk.team.write(LAP, "note")
    assert desk.receive(second) == "gap"
    other = Team(is_joined=False)
    other.events = [*desk.team.events[:3]]
    fork = other.write(LAP, "decision")
    assert desk.receive(replace(first, author="x.other")) == "forged"
    assert desk.state_hash() == seen
    assert desk.receive(first) == "next"
    desk.team.contents.update(other.contents)
    assert desk.receive(fork) == "fork"
    assert desk.receive(second) == "next"
    assert desk.state_hash() == replay(desk.team.events).hash
    assert acts().count("case.refused") == 2
    with pytest.raises(IntegrityError):
        cases.take_in({"event": {}}, case=CASE, vouch=desk.vouch, at=AT, keys=desk.keys)


def test_nothing_readable_of_what_was_said_lies_in_the_tables(desk: Unit) -> None:
    """Events hold ids and hashes; content is sealed, each under a key of its own."""
    desk.write("note", {}, NOTE)
    rows = list(CaseContent.objects.using("passenger").filter(case=CASE))
    assert len({row.sealed_under for row in rows}) == len(rows) == 2
    raw = b"".join(bytes(row.sealed) for row in rows)
    raw += b"".join(bytes(row.line) for row in CaseEvent.objects.using("passenger").all())
    assert b"TSFAROUNI" not in raw
    assert b"gate" not in raw


def test_a_recall_hides_at_once_and_then_destroys_the_key(desk: Unit) -> None:
    """Hidden from the event on; erased with its key; the chain and the state's hash hold; it does not come back."""
    note = desk.team.write(ARC, "note")
    desk.receive(note)
    (row,) = CaseContent.objects.using("passenger").filter(hash=note.content)
    name, kept = row.sealed_under, bytes(row.sealed)
    assert desk.open(note.id)
    desk.receive(desk.team.write(ARC, "recalled", events=(note.id,), **RECALL))
    with pytest.raises(OfficerError):
        desk.open(note.id)
    keys = settings.RECORD_KEYS
    assert cases.erase_gone(CASE, at=desk.later(), keys=keys) == 1
    assert cases.erase_gone(CASE, at=desk.later(), keys=keys) == 0
    row.refresh_from_db()
    assert (bytes(row.sealed), row.erased_at is not None) == (b"", True)
    assert name not in keys.names("case")
    row.sealed = kept  # an old copy of the database
    with pytest.raises(OpenpiuError):
        _ = row.content
    assert desk.receive(note) == "known"
    assert not CaseContent.objects.using("passenger").filter(hash=note.content, erased_at=None).exists()
    assert desk.state_hash() == replay(desk.team.events).hash
    assert acts().count("case.erased") == 1


def test_content_that_comes_after_its_recall_is_not_kept(desk: Unit) -> None:
    """A node that was away gets both at once, in the order of the lane."""
    note, recall = desk.team.write(ARC, "note"), None
    recall = desk.team.write(ARC, "recalled", events=(f"{ARC}/2",), **RECALL)
    desk.receive(note)
    desk.receive(recall)
    cases.erase_gone(CASE, at=desk.later(), keys=settings.RECORD_KEYS)
    assert not CaseContent.objects.using("passenger").filter(hash=note.content, erased_at=None).exists()


def test_what_is_over_by_its_terms_is_erased_and_not_taken_in(desk: Unit) -> None:
    """The originator's last day holds here: readable on it, neither readable nor kept after it, nor taken in late."""
    terms = {**TERMS, "delete_by": "2026-02-10"}
    note, late = desk.team.write(ARC, "note", terms), desk.team.write(ARC, "note", terms)
    desk.receive(note)
    assert desk.open(note.id)
    keys = settings.RECORD_KEYS
    assert cases.erase_gone(CASE, at=desk.later(), keys=keys) == 0
    next_day = AT + timedelta(days=1)
    with pytest.raises(OfficerError):
        cases.open_thing(CASE, note.id, node=UTO, actor=desk.officer, at=next_day)
    assert cases.erase_gone(CASE, at=next_day, keys=keys) == 1
    parcel = parcel_of(late, desk.team.contents[late.content])
    assert cases.take_in(parcel, case=CASE, vouch=desk.vouch, at=next_day, keys=desk.keys).outcome == "next"
    assert not CaseContent.objects.using("passenger").filter(hash=late.content).exists()


def test_what_the_unit_writes_for_itself_is_seen_here_only(desk: Unit) -> None:
    """Over the joint state; the joint events are those that they would be without it."""
    note = desk.write("note", {}, NOTE)
    before = desk.state_hash()
    thought = desk.write("annotated", {"thing": note.id}, NOTE, is_own=True)
    _seen, own_view = cases.see(CASE, node=UTO, actor=desk.officer, at=desk.later())
    assert thought.id in own_view.things
    assert desk.state_hash() == before
    assert desk.open(thought.id) == NOTE


def granted(desk: Unit, supervisor: Actor, **changes: Any) -> None:
    """Proposed by one, approved by another."""
    cases.propose_grant(replace(DRAFT, **changes), actor=supervisor, at=desk.later(), keys=desk.keys)
    second = replace(supervisor, id="o.super")
    cases.approve_grant(DRAFT.id, pen=PENS[UTO], actor=second, at=desk.later(), keys=desk.keys)


def visit_open(desk: Unit, thing: str, actor: Actor = LIAISON) -> Any:
    """The liaison officer's question."""
    where: dict[str, Any] = {"host": UTO, "host_keys": KEYS[UTO], "actor": actor, "at": desk.later()}
    return cases.open_in_visit(thing, "V1", **where)


def test_a_grant_needs_two_persons_and_neither_is_the_officer(desk: Unit, supervisor: Actor, officer: Actor) -> None:
    """Until the second has spoken, and where the limits are broken, nothing is open."""
    note = name_of(CASE, desk.write("note", {}, NOTE).id)
    with pytest.raises(Refused):
        cases.propose_grant(DRAFT, actor=officer, at=AT, keys=desk.keys)
    with pytest.raises(Refused):
        cases.propose_grant(
            replace(DRAFT, until="2026-09-01T00:00:00.000000Z"), actor=supervisor, at=AT, keys=desk.keys
        )
    with pytest.raises(Refused):
        cases.propose_grant(replace(DRAFT, officer=supervisor.id), actor=supervisor, at=AT, keys=desk.keys)
    cases.propose_grant(DRAFT, actor=supervisor, at=desk.later(), keys=desk.keys)
    assert visit_open(desk, note) is NOT_THERE
    for same in (supervisor, replace(supervisor, id="l.liaison")):
        with pytest.raises(Refused):
            cases.approve_grant(DRAFT.id, pen=PENS[UTO], actor=same, at=desk.later(), keys=desk.keys)
    assert not LiaisonGrant.objects.using("passenger").exists()
    cases.approve_grant(
        DRAFT.id, pen=PENS[UTO], actor=replace(supervisor, id="o.super"), at=desk.later(), keys=desk.keys
    )
    assert visit_open(desk, note).is_there


def test_every_view_of_a_visit_is_on_record_and_a_revocation_counts_at_once(desk: Unit, supervisor: Actor) -> None:
    """What is shown names the version; what is not there, or not allowed, is one answer and one refusal."""
    note = desk.write("note", {}, NOTE)
    secret = desk.write("statement", {"given": "2026-01-01T00:00:00.000000Z"}, NOTE)
    granted(desk, supervisor)
    assert "seen at the gate" in visit_open(desk, name_of(CASE, note.id)).thing.words
    entry = LedgerEntry.objects.using("passenger").order_by("-sequence").first()
    assert entry is not None
    assert (entry.act, entry.actor, entry.detail["thing"], entry.detail["version"]) == (
        "liaison.viewed", "l.liaison", name_of(CASE, note.id), note.content,
    )  # fmt: skip
    assert "TSFAROUNI" not in str(entry.detail)
    for hidden in (name_of(CASE, secret.id), "case-8:UTO-PIU/1", ""):
        assert visit_open(desk, hidden) is NOT_THERE
    assert acts()[-3:] == ["access.refused"] * 3
    with pytest.raises(Refused):
        visit_open(desk, name_of(CASE, note.id), actor=desk.officer)
    cases.revoke_grant(DRAFT.id, pen=PENS[UTO], actor=supervisor, at=desk.later(), keys=desk.keys)
    assert visit_open(desk, name_of(CASE, note.id)) is NOT_THERE
    with pytest.raises(OfficerError):
        cases.revoke_grant("g9", pen=PENS[UTO], actor=supervisor, at=desk.later(), keys=desk.keys)


def test_a_visit_does_not_show_what_was_taken_back_or_is_the_unit_s_own(desk: Unit, supervisor: Actor) -> None:
    """The same state, the same filter."""
    granted(desk, supervisor)
    note = desk.write("note", {}, NOTE)
    desk.write("note", {}, NOTE, is_own=True)
    where: dict[str, Any] = {"host": UTO, "host_keys": KEYS[UTO], "actor": LIAISON}
    assert cases.visit_cases(at=desk.later(), **where).ids() == (name_of(CASE, note.id),)
    desk.write("recalled", {"events": (note.id,), **RECALL})
    assert cases.visit_cases(at=desk.later(), **where).ids() == ()
