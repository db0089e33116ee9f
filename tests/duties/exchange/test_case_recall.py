"""Recalls inside a case: hidden at once wherever it would be read, every copy found, the signed answer (EXC-11, 13)."""

import os
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connections

from openpiu.core.cases.contents import content_of
from openpiu.core.cases.events import JOINT, Draft, Event, seal
from openpiu.core.cases.state import is_readable
from openpiu.core.envelope.messages import Message
from openpiu.duties import cases
from openpiu.duties.exchange import casework, passing, recalling
from openpiu.duties.exchange.post import Arrival
from openpiu.duties.exchange.taking import take_in
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import CaseContent, ItemCopy, Recall, ReceivedMessage, SentMessage
from openpiu.store.sealed import CASE as CASE_KEYS
from tests.duties.exchange.casework import ARC, CASE, TERMS, UTO, Table, joined, pen, state_of
from tests.duties.exchange.conftest import Desk
from tests.duties.exchange.seeding import seed
from tests.duties.exchange.ways import first_left, release, third

DONE = {"mode": "erase", "reason": "wrong_person", "deadline": "2026-12-01"}


def answers(table: Table) -> list[Message]:
    """The signed lists that go back now."""
    return [one for one in table.fetch() if one.type == "recall.answer"]


def look_in(desk: Desk, look: Callable[[], None]) -> list[float]:
    """Look inside the transaction that takes a recall in; processor and wall seconds to hide."""
    hidden: list[float] = []

    def taken(arrival: Arrival) -> None:
        begun, spent = time.perf_counter(), processor_seconds()
        recalling.take_recall(arrival)
        hidden.extend((processor_seconds() - spent, time.perf_counter() - begun))
        look()

    desk.post = replace(desk.post, effects={**desk.post.effects, "recall": taken})
    return hidden


def processor_seconds() -> float:
    """Of this process and of the database's that works for it: what else the machine does is no part of it."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        process = cursor.fetchone()[0]
    ticks = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return time.process_time() + sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")


def test_it_is_hidden_at_once_in_the_case_and_then_destroyed_with_its_key(desk: Desk) -> None:
    """EXC-11: from the list, the thing and the message, when the recall is taken in; the state stays as it was."""
    table = joined(desk)
    kept, note = table.abroad("note", "stays"), table.abroad("note", "wrong person")
    state = table.shown().row.hash
    row = CaseContent.objects.using("passenger").get(hash=note.content)

    def look() -> None:
        with pytest.raises(OfficerError):
            table.open(note.id)
        _seen, view = cases.see(CASE, node=UTO, actor=desk.officer, at=table.now())
        assert [is_readable(view, one.id) for one in (kept, note)] == [True, False]
        row.refresh_from_db()
        assert row.erased_at is None  # hidden, not yet destroyed

    look_in(desk, look)
    table.recall([table.sent[1]])
    row.refresh_from_db()
    assert (bytes(row.sealed), row.erased_at is not None) == (b"", True)
    assert row.sealed_under not in desk.post.record_keys.names(CASE_KEYS)
    shown = table.shown()
    assert (shown.row.hash, shown.hidden) == (state, (note.id,))
    assert [step.content for step in shown.timeline if step.kind == "note"] == ["here", "gone"]
    assert state == state_of(table.events)
    assert table.open(kept.id) == "stays"
    (answer,) = answers(table)
    found = {one["kind"]: (one["reference"], one["done"]) for one in answer.body["targets"][0]["copies"]}
    assert found["case"] == (str(row.id), "erased")
    assert (found["item"][1], answer.body["complete"]) == ("erased", True)


def test_what_is_restricted_stays_and_is_shown_to_nobody(desk: Desk) -> None:
    """EXC-11: a court may want it; no officer and no visitor sees it, no bundle holds it."""
    table = joined(desk)
    note = table.abroad("note", "for the court alone", terms={"code": "H0", "grading": "B2"})
    table.recall(table.sent, mode="restrict")
    with pytest.raises(OfficerError):
        table.open(note.id)
    assert CaseContent.objects.using("passenger").get(hash=note.content).erased_at is None
    packed = casework.bundle(desk.post, CASE, "UTO-COURT", actor=desk.officer, at=table.now())
    assert b"for the court alone" not in packed
    (answer,) = answers(table)
    assert {one["done"] for one in answer.body["targets"][0]["copies"]} == {"restricted"}


def test_content_that_comes_after_its_recall_is_never_kept(desk: Desk) -> None:
    """EXC-11: the urgent lane overtakes the lane of cases; what happened is taken up, what it says is not."""
    table = joined(desk)
    note = table.abroad("note", "wrong person", is_sent=False)
    made = table.content_message(note)
    table.recall([made["id"]])
    desk.take(desk.abroad.envelope(made), at=table.now())
    assert not CaseContent.objects.using("passenger").filter(hash=note.content).exists()
    assert table.shown().row.hash == state_of(table.events)
    assert table.shown().timeline[-1].content == "gone"


def test_an_officer_takes_back_what_the_unit_wrote_from_everybody(desk: Desk) -> None:
    """EXC-11, EXC-13: the case says so, and a recall names the messages that carried it; nobody else's content."""
    table = joined(desk)
    note = table.write("note", "wrong person")
    table.abroad("note", "theirs")
    table.fetch()
    with pytest.raises(Refused):
        casework.take_back(desk.post, CASE, [f"{ARC}/2"], DONE, actor=desk.officer, at=table.now())
    wrote = casework.take_back(desk.post, CASE, [note.event], DONE, actor=desk.officer, at=table.now())
    got = table.fetch()
    carried = SentMessage.objects.using("passenger").get(type="case.content", recalled="asked")
    assert [one.type for one in got] == ["recall", "case.event"]
    assert got[0].body["targets"] == [str(carried.id)]
    assert wrote.recalls == (got[0].id,)
    with pytest.raises(OfficerError):
        table.open(note.event)


def test_when_a_party_leaves_each_takes_back_its_own(desk: Desk) -> None:
    """EXC-13: what we wrote is recalled from it without anybody's asking, once; its own goes when its recall comes."""
    table = joined(desk)
    ours, minutes = table.write("note", "ours"), table.write("decision", "minutes stay")
    theirs = table.abroad("note", "theirs")
    table.fetch()
    table.abroad("left", reason="over")
    (recall,) = [one for one in table.fetch() if one.type == "recall"]
    row = SentMessage.objects.using("passenger").get(id=recall.body["targets"][0])
    assert row.letter is not None
    assert len(recall.body["targets"]) == 1
    assert [table.open(one) for one in (ours.event, minutes.event, theirs.id)] == ["ours", "minutes stay", "theirs"]
    table.recall(table.sent)
    with pytest.raises(OfficerError):
        table.open(theirs.id)
    assert answers(table)[0].body["complete"]
    casework.follow_up(desk.post, table.now())
    assert Recall.objects.using("passenger").filter(ours=True).count() == 1
    table.write("note", "after they left")
    assert table.fetch() == []  # a party that left is told nothing more


def test_when_we_leave_or_the_case_is_closed_ours_goes_back(desk: Desk) -> None:
    """EXC-13: closing recalls what we wrote from all others; both closings stay in the minutes."""
    table = joined(desk)
    table.write("note", "ours")
    table.fetch()
    report = casework.Report(reason="solved", text="the traveller was found", terms=TERMS)
    wrote = casework.close(desk.post, CASE, report, actor=desk.officer, at=table.now())
    got = table.fetch()
    assert sorted(one.type for one in got) == ["case.content", "case.event", "recall"]
    assert len(wrote.recalls) == 1
    assert table.shown().row.state == "closed"


def test_a_party_that_is_withdrawn_is_told_so_and_nothing_after_it(desk: Desk) -> None:
    """EXC-13: with the recall of what it was given."""
    table = joined(desk)
    table.write("note", "ours")
    table.fetch()
    casework.withdraw(desk.post, CASE, ARC, "agreement_ended", actor=desk.officer, at=table.now())
    assert sorted(one.type for one in table.fetch()) == ["case.event", "recall"]
    table.write("note", "after")
    assert table.fetch() == []


def many(table: Table, count: int) -> list[Event]:
    """So many notes of the partner; the first ten may be shown in court."""
    last, made = table.events[-1], []
    for number in range(count):
        content = content_of({"text": f"note {number}"}, salt=number.to_bytes(16))
        terms = {**TERMS, "code": "H0" if number < 10 else "H1"}
        draft = Draft(
            at="2026-11-23T06:00:00.000000Z", author="a.officer", role="officer", kind="note", facts={}, terms=terms,
            content=content.hash,
        )  # fmt: skip
        after = (last.sequence, last.clock + 1, last.hash)
        last = seal(draft, case=CASE, pen=pen(ARC), lane=JOINT, after=after)
        table.contents[content.hash] = content
        made.append(last)
    table.events += made
    return made


def deliver(table: Table, events: list[Event]) -> None:
    """As they come while a case grows: bundles of 200."""
    for start in range(0, len(events), 200):
        made = [table.content_message(event) for event in events[start : start + 200]]
        take_in([table.desk.abroad.envelope(one) for one in made], post=table.desk.post, at=table.now())


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("count", [60, pytest.param(10_000, marks=pytest.mark.prove)])
def test_every_copy_in_a_case_is_found_hidden_at_once_and_answered(desk: Desk, count: int) -> None:
    """EXC-11: contents of the case, an item passed on, a court bundle; one signed list of all of them."""
    table = joined(desk)
    events = many(table, count)
    deliver(table, events[:60])
    if count > 60:
        seed(table, events[60:])
    assert table.shown().row.hash == state_of(table.events)
    beyond = third(desk)
    first_left(desk, "LAP-PIU")
    item = ReceivedMessage.objects.using("passenger").filter(type="case.content").latest("seq")
    letter = passing.pass_on(
        desk.post, str(item.id), "LAP-PIU", emergency="a bomb on a flight at noon", actor=desk.officer, at=desk.at
    )
    release(desk, letter, desk.officer)
    packed = casework.bundle(desk.post, CASE, "UTO-COURT", actor=desk.officer, at=table.now())
    assert b"note 3" in packed
    hidden = look_in(desk, lambda: _nothing_is_readable(table, events))
    begun = time.perf_counter()
    table.recall(table.sent)
    settled = time.perf_counter() - begun
    assert hidden[0] < 1
    assert answers(table) == []  # the bundle waits for a person, the third unit has not answered
    ours = Recall.objects.using("passenger").get(ours=True)
    done = {"recall": str(ours.id), "targets": [{"id": str(ours.targets[0]), "copies": []}], "complete": True}
    desk.take(beyond.send("recall.answer", body=done), at=table.now())
    waiting = ItemCopy.objects.using("passenger").filter(kind="export", done="")
    assert waiting.count() == min(count, 10)
    cannot = {"done": "cannot", "why": "court file 7/26"}
    assert recalling.settle_copy(desk.post, str(waiting[0].id), **cannot, actor=desk.officer, at=table.now())
    (answer,) = answers(table)
    kinds = [one["kind"] for target in answer.body["targets"] for one in target["copies"]]
    found = {kind: kinds.count(kind) for kind in sorted(set(kinds))}
    assert found == {"case": count, "export": 10, "item": count, "onward": 1}
    assert answer.body["complete"] is False
    assert not CaseContent.objects.using("passenger").filter(hash__in=table.contents, erased_at=None).exists()
    sys.stdout.write(
        f"\n{count} items in a case: hidden in {hidden[0]:.2f} s of processors "
        f"({hidden[1]:.2f} s by the clock), {len(kinds)} copies found {found}; "
        f"all that a machine can take away gone in {settled:.1f} s; one signed answer\n"
    )


def _nothing_is_readable(table: Table, events: list[Event]) -> None:
    _seen, view = cases.see(CASE, node=UTO, actor=table.desk.officer, at=table.now())
    assert not any(is_readable(view, event.id) for event in events)
    with pytest.raises(OfficerError):
        table.open(events[0].id)


def test_a_partner_that_was_away_is_recalled_on_its_return(desk: Desk) -> None:
    """EXC-11: the recall waits as any message does, overdue meanwhile, and is answered when it comes back."""
    table = joined(desk)
    table.write("note", "ours")
    table.fetch()
    casework.withdraw(desk.post, CASE, ARC, "agreement_ended", actor=desk.officer, at=table.now())
    late = desk.at + timedelta(days=8)
    assert recalling.escalate(at=late) == 1
    got = desk.deliver(at=late)
    (recall,) = [one for one in got if one.type == "recall"]
    copies = [{"kind": "item", "reference": "x", "done": "erased", "why": ""}]
    body = {
        "recall": recall.id, "targets": [{"id": recall.body["targets"][0], "copies": copies}], "complete": True
    }  # fmt: skip
    desk.take(desk.abroad.send("recall.answer", body=body), at=late)
    assert Recall.objects.using("passenger").get(ours=True).complete
