"""Joint cases between nodes: what is written here is there, what comes is taken up, and who differs is named."""

from dataclasses import replace

import pytest

from openpiu.core.cases.contents import read_content
from openpiu.core.cases.events import JOINT, Draft, seal, write_event
from openpiu.core.cases.parcels import parcel_of
from openpiu.core.cases.refusals import Unaccepted
from openpiu.core.ledger.entries import GENESIS, canonical, read_canonical
from openpiu.duties.cases import Said
from openpiu.duties.cases.book import joint_events
from openpiu.duties.exchange import casework, letters, partners
from openpiu.duties.exchange.viewing import list_messages
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import CaseEvent, CaseWaiting, ItemCopy, LedgerEntry, Quarantined, SentMessage
from tests.duties.exchange.casework import ARC, CASE, OPENING, UTO, Table, joined, pen, state_of, wired
from tests.duties.exchange.conftest import Desk, acts
from tests.duties.exchange.ways import third


def alarms(desk: Desk) -> tuple[str, ...]:
    """What the list of partners says of the partner."""
    return next(row.alarms for row in partners.list_partners(actor=desk.officer) if row.code == ARC)


def test_an_event_goes_to_the_party_in_the_transaction_of_its_writing(desk: Desk) -> None:
    """EXC-13: facts as an event, content as a letter that its writer has read, with what this node sees."""
    table = joined(desk)
    wrote = table.write("note", "seen at the gate")
    got = table.fetch()
    assert [one.type for one in got] == ["case.event", "case.content"]
    assert all(one.fields["case"] == CASE for one in got)
    assert got[0].body["standing"]["state"] == wrote.state == state_of(table.events)
    assert read_content(canonical(got[1].body["content"])).values == {"text": "seen at the gate"}
    assert (got[1].fields["handling"], got[1].fields["grading"], got[1].fields["legal_basis"]) == ("H1", "B2", "9(2)")
    before = (CaseEvent.objects.using("passenger").count(), SentMessage.objects.using("passenger").count())
    with pytest.raises(Unaccepted):
        table.write("revised", "x", thing=f"{ARC}/1")
    with pytest.raises(Refused):  # above what was agreed with the partner: the act is taken back with its message
        table.write("note", "too secret", terms={"code": "H3", "grading": "B2", "restriction": "ask first"})
    assert (CaseEvent.objects.using("passenger").count(), SentMessage.objects.using("passenger").count()) == before


def test_what_a_unit_writes_for_itself_goes_nowhere(desk: Desk) -> None:
    """EXC-13: own thoughts never leave, not even as a number."""
    table = joined(desk)
    own = casework.write(
        desk.post, Said(kind="note", values={"text": "a thought"}, is_own=True), case=CASE,
        actor=desk.officer, at=table.now(),
    )  # fmt: skip
    assert own.event == f"{UTO}/own/1"
    assert table.fetch() == []


def test_the_first_content_for_a_partner_waits_for_a_second_reader_and_the_event_does_not(desk: Desk) -> None:
    """EXC-16, EXC-13: both sides see one state meanwhile; a letter whose content was taken back does not leave."""
    table = Table(wired(desk))
    opened = table.write("opened", "to find a traveller", **OPENING)
    assert [one.type for one in table.fetch()] == ["case.event"]
    assert state_of(table.events) == opened.state
    (letter,) = opened.waiting
    digest = letters.find_letter(letter).digest
    with pytest.raises(Refused, match="second person"):
        letters.release(desk.post, letter, digest, actor=desk.officer, at=desk.at)
    assert letters.release(desk.post, letter, digest, actor=desk.supervisor, at=desk.at)
    assert [one.type for one in table.fetch()] == ["case.content"]


def test_who_is_invited_sees_what_there_is_to_agree_to_and_content_once_it_joined(desk: Desk) -> None:
    """EXC-13: notes written before go when an officer names them; a stranger to the case is given nothing."""
    table = Table(wired(desk))
    (letter,) = table.write("opened", "to find a traveller", **OPENING).waiting
    letters.release(desk.post, letter, letters.find_letter(letter).digest, actor=desk.supervisor, at=desk.at)
    note = table.write("note", "seen at the gate").event
    assert [one.type for one in table.fetch()] == ["case.event", "case.content", "case.event"]
    with pytest.raises(OfficerError, match="joins first"):
        casework.give(desk.post, CASE, ARC, [note], actor=desk.officer, at=table.now())
    table.abroad("joined", agreed_to=f"{UTO}/1")
    with pytest.raises(OfficerError, match="name events"):
        casework.give(desk.post, CASE, ARC, [f"{ARC}/1"], actor=desk.officer, at=table.now())
    casework.give(desk.post, CASE, ARC, [note], actor=desk.officer, at=table.now())
    assert [one.type for one in table.fetch()] == ["case.content"]


def test_what_a_partner_writes_is_taken_up_once_with_its_receipt(desk: Desk) -> None:
    """EXC-13, EXC-15: one state, its content a registered copy of the message; the same delivery changes nothing."""
    table = joined(desk)
    note = table.abroad("note", "seen in Arcadia", is_sent=False)
    table.send(note, standing=table.standing())
    assert table.open(note.id) == "seen in Arcadia"
    assert table.shown().row.hash == state_of(table.events)
    assert table.shown().row.alarms == ()
    (copy,) = ItemCopy.objects.using("passenger").filter(kind="case")
    assert copy.received.type == "case.content"
    assert [one.body["outcome"] for one in desk.abroad.receipts[-2:]] == ["applied", "applied"]
    taken = acts("case.received")
    table.send(note)  # as a new message with what is here already
    assert (acts("case.received"), table.shown().row.hash) == (taken, state_of(table.events))


def test_an_invitation_comes_and_is_accepted_here(desk: Desk) -> None:
    """EXC-13: the partner leads; joining here sends our lane to it."""
    table = Table(wired(desk))
    facts = {**OPENING, "invited": (UTO,)}
    table.abroad("opened", "to find a traveller", **facts)
    (row,) = casework.list_cases(desk.post, actor=desk.officer, at=table.now())
    assert (row.lead, row.standing, row.parties) == (ARC, "invited", (ARC,))
    casework.join(desk.post, CASE, actor=desk.officer, at=table.now())
    table.fetch()
    assert [event.kind for event in table.events] == ["opened", "joined"]
    assert table.shown().row.hash == state_of(table.events)


def test_an_event_behind_a_gap_is_kept_and_asked_for(desk: Desk) -> None:
    """EXC-13: a message that was refused leaves a gap in the lane of the case though none is in that of messages."""
    table = joined(desk)
    lost = table.abroad("note", "first", is_sent=False)
    broken = {"event": {**read_canonical(write_event(lost)), "facts": 7}}
    desk.take(desk.abroad.send("case.event", case=CASE, body=broken), at=table.now())
    assert desk.abroad.receipts[-1].body["code"] == "bad-body"
    second, third_ = table.abroad("note", "second"), table.abroad("decision", "third")
    assert table.shown().row.waiting == 4
    assert acts("case.waiting") == 4
    (asked,) = [one for one in table.fetch() if one.type == "case.ask"]
    assert asked.body == {"next": 2}
    table.send(lost)
    assert [table.open(one.id) for one in (lost, second, third_)] == ["first", "second", "third"]
    assert (table.shown().row.hash, table.shown().row.waiting) == (state_of(table.events), 0)
    assert ItemCopy.objects.using("passenger").filter(kind="case").count() == 3
    assert [one for one in table.fetch() if one.type == "case.ask"] == []


def test_the_first_event_of_a_node_that_nobody_named_waits(desk: Desk) -> None:
    """EXC-13: no partner brings itself into a case of others; named later, it is taken up."""
    table = Table(wired(desk))
    table.write("opened", "to find a traveller", **{**OPENING, "invited": ()})
    (opened,) = joint_events(CASE)
    draft = Draft(
        at="2026-11-23T06:00:00.000000Z", author="a.officer", role="officer", kind="joined",
        facts={"agreed_to": opened.id}, terms={},
    )  # fmt: skip
    stranger = seal(draft, case=CASE, pen=pen(ARC), lane=JOINT, after=(0, 9, GENESIS))
    table.send(stranger)
    assert table.shown().members == {UTO: "member"}
    assert CaseWaiting.objects.using("passenger").get().is_over is False
    table.write("invited", node=ARC)
    desk.take(desk.abroad.send("case.ask", case=CASE, body={"next": 1}), at=table.now())
    assert table.shown().members == {UTO: "member", ARC: "member"}
    assert CaseWaiting.objects.using("passenger").get().is_over is True


def test_two_pasts_of_one_node_are_an_alarm_that_stops_its_lane(desk: Desk) -> None:
    """EXC-13, EXC-15: refused, kept with its reason, named in the ledger and among the partners; others go on."""
    table = joined(desk)
    seen = table.abroad("decision", "the one that came", is_sent=False)
    table.events.pop()
    other = table.abroad("decision", "the other past", is_sent=False)
    table.events.pop()
    table.send(seen)
    state = table.shown().row.hash
    table.send(other)
    assert desk.abroad.receipts[-1].body["code"] == "case-fork"
    assert alarms(desk) == ("cases: case-fork",)
    assert Quarantined.objects.using("passenger").get().code == "case-fork"
    refused = LedgerEntry.objects.using("passenger").get(act="case.refused")
    assert (refused.detail["event"], refused.detail["outcome"]) == (f"{ARC}/2", "fork")
    table.events.append(seen)
    table.abroad("note", "behind the alarm")
    assert table.shown().row.hash == state  # nothing more is applied until somebody has looked
    desk.take(desk.abroad.send())
    assert desk.abroad.receipts[-1].body["outcome"] == "applied"  # on another lane
    partners.clear_alarm(ARC, "cases", actor=desk.supervisor, at=desk.at)
    assert alarms(desk) == ()


def test_an_event_that_is_not_the_senders_own_or_was_changed_is_an_alarm(desk: Desk) -> None:
    """EXC-13: nobody passes on, or writes, what another node is to have said."""
    table = joined(desk)
    before = table.shown().row.hash
    for event in (replace(table.abroad("note", "x", is_sent=False), author="x.other"), joint_events(CASE)[1]):
        desk.take(desk.abroad.send("case.event", case=CASE, body=parcel_of(event, None)), at=table.now())
        assert desk.abroad.receipts[-1].body["code"] == "case-forged"
        assert alarms(desk) == ("cases: case-forged",)
        partners.clear_alarm(ARC, "cases", actor=desk.supervisor, at=desk.at)
    assert table.shown().row.hash == before
    assert acts("case.refused") == 2


def test_a_partner_that_sees_another_state_is_named_until_it_sees_the_same(desk: Desk) -> None:
    """EXC-13: in the ledger once, with the partners and at the case; its lane goes on; a forged standing is refused."""
    table = joined(desk)
    for text in ("first", "second"):
        note = table.abroad("note", text, is_sent=False)
        table.send(note, standing=table.standing(state="f" * 64))
        assert table.shown().row.alarms == (f"{ARC}: state {ARC}",)
    assert alarms(desk) == (f"{CASE}: state {ARC}",)
    assert acts("case.diverged") == 1
    table.send(table.abroad("note", "third", is_sent=False), standing=table.standing())
    assert (table.shown().row.alarms, alarms(desk)) == ((), ())
    note = table.abroad("note", "fourth", is_sent=False)
    forged = {**table.standing(), "state": "e" * 64}
    table.send(note, standing=forged)
    assert "bad-body" in {one.body["code"] for one in desk.abroad.receipts}


def test_a_partner_that_has_events_of_ours_which_we_do_not_have_is_named(desk: Desk) -> None:
    """EXC-13: a store that was put back to yesterday shows itself at the partner's next message."""
    table = joined(desk)
    heads = {**table.standing()["heads"], UTO: f"9:{'d' * 64}"}
    table.send(table.abroad("note", "x", is_sent=False), standing=table.standing(heads=heads))
    assert table.shown().row.alarms == (f"{ARC}: ahead {UTO}/2",)


def test_a_partner_that_asks_gets_our_events_again_and_a_stranger_does_not(desk: Desk) -> None:
    """EXC-13: from where it asks, without content; what it has is known to it."""
    table = joined(desk)
    table.write("note", "seen at the gate")
    table.fetch()
    beyond = third(desk)
    desk.take(beyond.send("case.ask", case=CASE, body={"next": 1}), at=table.now())
    desk.take(desk.abroad.send("case.ask", case=CASE, body={"next": 2}), at=table.now())
    assert [one.type for one in table.fetch()] == ["case.event"]
    rows = list_messages("sent", actor=desk.officer)
    assert not [row for row in rows if row.partner == "LAP-PIU" and row.type.startswith("case.")]


def test_a_letter_whose_content_was_taken_back_does_not_leave(desk: Desk) -> None:
    """EXC-11: what waits to be read by a second person is stopped by the recall as well."""
    table = Table(wired(desk))
    table.write("opened", "to find a traveller", **OPENING)
    table.fetch()
    table.abroad("joined", agreed_to=f"{UTO}/1")
    note = table.write("note", "a wrong person")
    facts = {"mode": "erase", "reason": "wrong_person", "deadline": "2026-12-01"}
    casework.take_back(desk.post, CASE, [note.event], facts, actor=desk.officer, at=table.now())
    (letter,) = note.waiting
    with pytest.raises(Refused, match="taken back"):
        letters.release(desk.post, letter, letters.find_letter(letter).digest, actor=desk.supervisor, at=desk.at)
