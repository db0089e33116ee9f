"""The tally at work: exact through undo, renewal, lapse and joining; no person in it; it outlives what it counted."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connections, transaction

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.core.law.statistics.events import Event, Kind
from openpiu.duties import line, review, tallies
from openpiu.duties.review.cards import InboxRow
from openpiu.store.passenger import counting
from openpiu.store.passenger.models import GroupCount, Hit, TallyLine
from tests.duties.reconciling import tallied

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]


def decide(hit: Hit, actor: Actor, at: datetime, decision: str = "reject", reason: str = "R8") -> None:
    """One decision about the hit as it is now."""
    hit.refresh_from_db()
    review.decide(
        str(hit.id), decision=decision, reasons=[reason], note="", evidence_version=hit.evidence, actor=actor, at=at
    )


@pytest.fixture
def simple(send: Send, want: Want, api: Make) -> Hit:
    """A hit that one officer decides."""
    want(action="inform")
    send(api())
    return Hit.objects.using("passenger").get()


def states() -> dict[str, int]:
    """How many hits the tally has in each state."""
    return {code: number for (code, _, _), number in tallied(Kind.STATE).items()}


def test_an_undo_takes_back_what_the_decision_counted(simple: Hit, officer: Actor, at: datetime) -> None:
    """PNR-20.2: the state, the groups and the time; the two acts stay."""
    decide(simple, officer, at + timedelta(minutes=9))
    assert tallied(Kind.TIME) == {("9", "", ""): 1}
    review.undo(str(simple.id), actor=officer, at=at + timedelta(minutes=11))
    assert (states(), tallied(Kind.TIME)) == ({"raised": 1}, {})
    assert tallied(Kind.DECISION) == {("reject", "wanted", "inform"): 1, ("undo", "wanted", "inform"): 1}
    assert set(GroupCount.objects.using("passenger").filter(kind="rejected").values_list("number", flat=True)) == {0}


def test_a_traveller_is_identified_once(
    simple: Hit, want: Want, officer: Actor, at: datetime, send: Send, api: Make
) -> None:
    """PNR-20.1: two matches, one passenger; none when both are taken back."""
    want(id="BE-3000", action="inform")
    first, other = Hit.objects.using("passenger").order_by("alert__reference")
    for hit in (first, other):
        decide(hit, officer, at, "confirm", "C1")
    assert tallied(Kind.IDENTIFIED).total() == 1
    review.undo(str(first.id), actor=officer, at=at)
    assert tallied(Kind.IDENTIFIED).total() == 1
    review.undo(str(other.id), actor=officer, at=at)
    assert tallied(Kind.IDENTIFIED).total() == 0


def test_a_correction_in_the_next_year_leaves_the_old_year_alone(simple: Hit, officer: Actor, at: datetime) -> None:
    """PNR-20.2: a year that was reported does not change any more."""
    decide(simple, officer, at)
    before = list(counting.lines_of(at.year))
    review.undo(str(simple.id), actor=officer, at=at.replace(year=at.year + 1))
    assert list(counting.lines_of(at.year)) == before
    assert Event(Kind.STATE, "rejected", "wanted", "inform") in {
        line_.event for line_ in counting.lines_of(at.year + 1)
    }


def test_a_hit_from_before_counting_began_is_left_out(simple: Hit, officer: Actor, at: datetime) -> None:
    """An older installation starts at nought, and never falls below it."""
    heads = simple.heads
    Hit.objects.using("passenger").update(heads={})
    lines = TallyLine.objects.using("passenger").count()
    decide(simple, officer, at)
    assert TallyLine.objects.using("passenger").count() == lines
    review.undo(str(simple.id), actor=officer, at=at)
    assert TallyLine.objects.using("passenger").count() == lines
    Hit.objects.using("passenger").update(heads=heads)  # for the comparison at the end


def test_open_hits_that_are_deleted_wait_no_longer(stores: None, send: Send, simple: Hit, at: datetime) -> None:
    """What was decided stays counted, what nobody decided stops waiting."""
    with transaction.atomic(using="passenger"):
        tallies.count_deleted(Hit.objects.using("passenger").all(), at=at)
        assert states() == {"deleted": 1}
        transaction.set_rollback(True, using="passenger")
    assert states() == {"raised": 1}


def test_nothing_in_the_tally_leads_to_a_person(hit: InboxRow) -> None:
    """PNR-20.1: no key to a record, so that it stays when the record goes; no id of a traveller or a hit."""
    for model in (TallyLine, GroupCount):
        assert [field.name for field in model._meta.get_fields() if field.is_relation] == []
    stored = Hit.objects.using("passenger").get()
    text = str([*TallyLine.objects.using("passenger").values(), *GroupCount.objects.using("passenger").values()])
    for secret in ("TSFAROUNI", "1988-04-19", "ZZ0419", "K7MTRA", str(stored.id), str(stored.traveller_id), "ZQ"):
        assert secret not in text


def test_a_group_counter_knows_one_trait_only(hit: InboxRow) -> None:
    """PNR-20.1: one row for all hits of a year that share a trait, nothing that ties two traits together."""
    rows = GroupCount.objects.using("passenger").filter(kind="raised").values_list("dimension", "code", "number")
    assert set(rows) == {
        ("nationality", "unknown", 1), ("sex", "unknown", 1), ("age", "unknown", 1), ("facts", "name", 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE passenger_tallyline SET number = 7",
        "DELETE FROM passenger_tallyline",
        "DELETE FROM passenger_groupcount",
        "UPDATE passenger_outcome SET code = 'O1'",
    ],
)
def test_the_program_cannot_change_what_was_counted(hit: InboxRow, statement: str) -> None:
    """PNR-20.2: its role lacks the right; the tables' own triggers refuse it whoever asks."""
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(using="passenger"),
        connections["passenger"].cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_counter_is_counted_on_and_never_renamed(hit: InboxRow) -> None:
    """PNR-20.2: held by a trigger."""
    with pytest.raises(IntegrityError, match="only ever added"), transaction.atomic(using="passenger"):
        GroupCount.objects.using("passenger").filter(dimension="sex").update(code="F")


def test_what_is_received_is_counted(send: Send, pnr: Make, api: Make, at: datetime, keys: KeyStore) -> None:
    """PNR-20.1: a traveller once, however many messages tell of them; the same bytes not at all."""
    send(pnr())
    send(api())
    send(api())
    assert tallied(Kind.TRAVELLER) == {("extra", "", ""): 1}
    assert tallied(Kind.MESSAGE).total() == 2
    assert tallied(Kind.DROPPED)["sensitive", "", ""] == 1
    line.take_in(b"nothing that can be read", source="x", at=at, keys=keys)
    assert tallied(Kind.TRANSMISSION) == {("stored", "", ""): 2, ("quarantined", "", ""): 1}
