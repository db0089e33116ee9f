"""Who may write what in a joint case: the owner writes, others propose or annotate; the rest counts for nothing."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from openpiu.core.cases.contents import first_changed, keep_only
from openpiu.core.cases.events import Fact, write_event
from openpiu.core.cases.folding import replay, with_own
from openpiu.core.cases.kinds import KINDS
from openpiu.core.cases.lanes import first_fault, vouched_by
from openpiu.core.cases.refusals import Unaccepted
from openpiu.core.cases.rules import EFFECTS
from openpiu.core.cases.state import is_readable, marked, permissions_of, state_hash
from openpiu.core.cases.thing_rules import THING_EFFECTS
from openpiu.core.cases.writing import leaving
from tests.core.cases.team import ARC, CASE, FILE, KEYS, LAP, OTHER_FILE, UTO, Team, forced

EVIDENCE: Mapping[str, Fact] = {"sha256": FILE, "size": 10, "media": "image/png"}
PERMIT: Mapping[str, Fact] = {
    "verb": "forward", "recipient": "EUROPOL", "since": "2026-02-01", "until": "2026-02-28",
}  # fmt: skip
RECALL: Mapping[str, Fact] = {"mode": "erase", "reason": "wrong_person", "deadline": "2026-02-10"}


def refused(team: Team, node: str, kind: str, terms: Mapping[str, str] | None = None, /, **facts: Fact) -> str:
    """The code of the refusal: the writer is stopped; from one that does not ask it changes nothing anywhere."""
    before = state_hash(team.state)
    with pytest.raises(Unaccepted) as stopped:
        team.write(node, kind, terms, **facts)
    event = team.write_anyway(node, kind, terms, **facts)
    seen = replay(team.events)
    assert seen.hash == before
    assert [(step.event, step.refusal) for step in seen.refused] == [(event.id, stopped.value.code)]
    assert node in str(stopped.value)
    assert stopped.value.rule == "EXC-13"
    team.events.remove(event)
    return stopped.value.code


def test_every_kind_has_an_effect_and_every_effect_a_kind() -> None:
    """One table, nothing beside it."""
    assert set(KINDS) == {*EFFECTS, *THING_EFFECTS}
    assert not EFFECTS.keys() & THING_EFFECTS.keys()


def test_a_case_has_parties_a_purpose_an_offence_and_an_end_to_which_all_agreed() -> None:
    """Joining agrees to what stands; a change asks everybody anew."""
    team = Team(is_joined=False)
    assert (team.state.lead, team.state.parties()) == (UTO, (UTO,))
    assert refused(team, ARC, "note") == "not-member"
    assert refused(team, ARC, "joined", agreed_to=f"{UTO}/9") == "old-terms"
    team.write(ARC, "joined", agreed_to=team.opening.id)
    assert refused(team, ARC, "joined", agreed_to=team.opening.id) == "not-invited"
    assert refused(team, ARC, "purpose", offence="murder", legal_basis="PNR-9.2", until="2026-12-31") == "not-lead"
    changed = team.write(UTO, "purpose", offence="trafficking", legal_basis="PNR-9.2", until="2026-11-30")
    case = team.state.case["case"]
    assert (case["offence"], case["since"], case["until"], case["terms"]) == (
        "trafficking", "2026-01-05", "2026-11-30", changed.id,
    )  # fmt: skip
    assert team.state.members[ARC]["agreed"] == ""
    assert refused(team, ARC, "agreed", agreed_to=team.opening.id) == "old-terms"
    team.write(ARC, "agreed", agreed_to=changed.id)
    assert team.state.members[ARC]["agreed"] == team.events[-1].id
    assert refused(team, UTO, "invited", node=ARC) == "known-node"


def test_the_first_event_opens_the_case_and_no_other_does() -> None:
    """Nothing counts before, and nobody opens it again."""
    team = Team()
    again: dict[str, Fact] = {
        "offence": "murder",
        "legal_basis": "PNR-9.2",
        "since": "2026-01-05",
        "until": "2026-12-31",
        "invited": (),
    }
    assert refused(team, ARC, "opened", **again) == "opened-twice"
    early = forced(team.draft(ARC, "note", {}), ARC, [])
    assert [step.refusal for step in replay([early]).steps] == ["not-opened"]


@pytest.mark.parametrize(
    ("kind", "facts"),
    [("revised", {}), ("withdrawn", {"reason": "mistake"})],
)
def test_only_the_owner_changes_a_thing(kind: str, facts: dict[str, Fact]) -> None:
    """A wrong writer is named and changes nothing; the owner may."""
    team = Team()
    note = team.write(UTO, "note")
    for node in (ARC, LAP):
        assert refused(team, node, kind, thing=note.id, **facts) == "not-owner"
    team.write(UTO, kind, thing=note.id, **facts)
    record = team.state.things[note.id]
    assert (record["version"], record["state"]) == ((2, "open") if kind == "revised" else (1, "withdrawn"))
    assert is_readable(team.state, note.id) is (kind == "revised")


def test_others_propose_and_the_owner_takes_over_or_declines() -> None:
    """What is taken over keeps its author as an originator, under the stricter terms of both."""
    team = Team()
    note = team.write(UTO, "note", {"code": "H1", "grading": "A1"})
    assert refused(team, UTO, "proposed", thing=note.id) == "is-owner"
    offer = team.write(ARC, "proposed", {"code": "H3", "grading": "B3", "restriction": "not to customs"}, thing=note.id)
    assert team.state.things[note.id]["content"] == note.id
    assert refused(team, ARC, "accepted", proposal=offer.id) == "not-owner"
    assert refused(team, LAP, "declined", proposal=offer.id, reason="wrong") == "not-owner"
    team.write(UTO, "accepted", proposal=offer.id)
    record, thing = team.state.things[note.id], marked(team.state, note.id)
    assert (record["content"], record["owner"], record["version"]) == (offer.id, UTO, 2)
    assert thing.originators == {UTO, ARC}
    assert (thing.terms.code, str(thing.terms.grading), thing.terms.restriction) == ("H3", "B3", "not to customs")
    assert refused(team, UTO, "declined", proposal=offer.id, reason="late") == "settled"
    other = team.write(LAP, "proposed", thing=note.id)
    team.write(UTO, "declined", proposal=other.id, reason="wrong")
    assert (team.state.things[note.id]["content"], team.state.things[other.id]["state"]) == (offer.id, "declined")


def test_anybody_annotates_and_links_what_there_is() -> None:
    """Without touching it."""
    team = Team()
    note = team.write(UTO, "note")
    before = team.state.things[note.id]
    remark = team.write(LAP, "annotated", thing=note.id)
    team.write(ARC, "link", one=note.id, other=remark.id, why="same_trip")
    assert team.state.things[note.id] == before
    assert refused(team, ARC, "link", one=note.id, other=f"{UTO}/99", why="same_trip") == "no-such-thing"
    assert refused(team, ARC, "annotated", thing=team.opening.id) == "no-such-thing"


def test_a_task_is_moved_by_its_owner_or_whom_it_is_for() -> None:
    """Nobody else; it is for a party."""
    team = Team()
    task = team.write(UTO, "task", assignee=ARC, due="2026-02-09")
    assert refused(team, LAP, "task_moved", thing=task.id, state="done") == "not-owner"
    team.write(ARC, "task_moved", thing=task.id, state="done")
    team.write(UTO, "task_moved", thing=task.id, state="open")
    assert team.state.things[task.id]["state"] == "open"
    assert refused(team, UTO, "task", assignee="XXX-PIU") == "not-member"
    assert refused(team, UTO, "task_moved", thing=task.id, state="half") == "wrong-fact"


def test_the_timeline_has_two_clocks() -> None:
    """When it happened and when it was found; both stay with the event."""
    team = Team()
    entry = team.write(ARC, "timeline", happened="2026-01-01T06:00:00.000000Z", found="2026-02-01T09:00:00.000000Z")
    assert team.state.things[entry.id]["facts"] == {
        "happened": "2026-01-01T06:00:00.000000Z", "found": "2026-02-01T09:00:00.000000Z",
    }  # fmt: skip
    assert refused(team, ARC, "timeline", happened="2026-01-01", found="2026-02-01T09:00:00.000000Z") == "wrong-fact"


def test_custody_is_one_chain_of_hands() -> None:
    """Only the holder acts; a hand-over needs the receipt of the other, with the hash as measured there."""
    team = Team()
    piece = team.write(UTO, "evidence", **EVIDENCE)
    assert refused(team, ARC, "custody", thing=piece.id, act="examined") == "not-holder"
    assert refused(team, UTO, "custody", thing=piece.id, act="handed_over") == "wrong-fact"
    assert refused(team, UTO, "custody", thing=piece.id, act="handed_over", to="XXX-PIU") == "not-member"
    team.write(UTO, "custody", thing=piece.id, act="handed_over", to=ARC, how="courier")
    assert refused(team, UTO, "custody", thing=piece.id, act="copied") == "not-holder"
    assert refused(team, LAP, "custody", thing=piece.id, act="received", sha256=FILE) == "not-holder"
    assert refused(team, ARC, "custody", thing=piece.id, act="received") == "wrong-fact"
    team.write(ARC, "custody", thing=piece.id, act="received", sha256=FILE)
    record = team.state.things[piece.id]
    assert (record["holder"], record["pending"], record["is_intact"]) == (ARC, "", True)
    assert [step["act"] for step in record["custody"]] == ["entered", "handed_over", "received"]
    assert all({"event", "node", "by", "at"} <= step.keys() for step in record["custody"])


def test_a_hash_that_differs_stays_on_record() -> None:
    """It is not refused, and no later measurement makes the evidence intact again."""
    team = Team()
    piece = team.write(UTO, "evidence", **EVIDENCE)
    team.write(UTO, "custody", thing=piece.id, act="examined", sha256=OTHER_FILE)
    team.write(UTO, "custody", thing=piece.id, act="examined", sha256=FILE)
    assert team.state.things[piece.id]["is_intact"] is False


def test_the_lead_changes_in_two_steps() -> None:
    """Offered by the lead, taken by the other; until then nothing changes, and the lead does not simply leave."""
    team = Team()
    assert refused(team, ARC, "lead_offered", to=LAP) == "not-lead"
    offer = team.write(UTO, "lead_offered", to=ARC)
    assert team.state.lead == UTO
    assert refused(team, LAP, "lead_taken", offer=offer.id) == "no-such-offer"
    assert refused(team, UTO, "left", reason="done") == "lead-leaves"
    team.write(ARC, "lead_taken", offer=offer.id)
    assert team.state.lead == ARC
    assert refused(team, ARC, "lead_taken", offer=offer.id) == "no-such-offer"
    assert refused(team, UTO, "titled") == "not-lead"
    team.write(UTO, "left", reason="done")
    assert team.state.parties() == (ARC, LAP)


def test_who_left_writes_no_more_but_may_take_back() -> None:
    """Recall is the one right that remains."""
    team = Team()
    note = team.write(ARC, "note")
    team.write(ARC, "left", reason="done")
    assert refused(team, ARC, "note") == "after-cut"
    assert refused(team, UTO, "invited", node=ARC) == "known-node"
    team.write(ARC, "recalled", events=(note.id,), **RECALL)
    assert not is_readable(team.state, note.id)


def test_an_old_clock_does_not_help_who_was_withdrawn() -> None:
    """Events after the last one that the lead named count nowhere, though they would come before in the order."""
    team = Team()
    note = team.write(LAP, "note")
    remark = team.write(ARC, "annotated", thing=note.id)
    late = forced(
        team.draft(LAP, "withdrawn", {"thing": note.id, "reason": "x"}), LAP, team.events, clock=note.clock + 1
    )
    without = list(team.events)
    out = forced(team.draft(UTO, "member_withdrawn", {"node": LAP, "last": 2, "reason": "breach"}), UTO, team.events)
    assert late.order < out.order
    seen = replay([*without, late, out])
    assert [(step.event, step.refusal) for step in seen.refused] == [(late.id, "after-cut")]
    assert seen.state == replay([*without, out]).state
    assert (seen.state.standing_of(LAP), seen.state.things[note.id]["state"]) == ("withdrawn", "open")
    assert remark.id in seen.state.things


def test_a_closed_case_takes_nothing_but_signatures_permissions_and_recalls() -> None:
    """The closing report is signed by the others too; what they wrote meanwhile does not slip in."""
    team = Team()
    note = team.write(ARC, "note")
    during = forced(team.draft(ARC, "note", {}), ARC, team.events)
    team.write(UTO, "invited", node="QUO-PIU")
    for last in (("QUO-PIU/1",), (f"{UTO}/1",), (f"{ARC}/1", f"{ARC}/2")):
        assert refused(team, UTO, "closed", last=last, reason="done") == "wrong-fact"
    closing = team.write(UTO, "closed", last=(note.id, f"{LAP}/1"), reason="done")
    late = replay([*team.events, during])
    assert [(step.event, step.refusal) for step in late.refused] == [(during.id, "after-cut")]
    assert late.hash == replay(team.events).hash
    assert refused(team, ARC, "note") == "after-cut"
    assert refused(team, UTO, "note") == "after-cut"
    assert refused(team, ARC, "closing_seen", closing=note.id) == "no-such-closing"
    assert refused(team, "QUO-PIU", "joined", agreed_to=team.opening.id) == "closed"
    seen = team.write(ARC, "closing_seen", closing=closing.id)
    team.write(ARC, "permitted", thing=note.id, **PERMIT)
    team.write(ARC, "recalled", events=(note.id,), **RECALL)
    assert team.state.members[ARC]["closing"] == seen.id
    assert not team.state.is_open


def test_a_recall_takes_the_content_and_leaves_the_hash() -> None:
    """Chains, signatures and the state's hash are as they were for who still had the content."""
    team = Team()
    note = team.write(ARC, "note")
    for _ in range(3):
        team.write(UTO, "decision")
    assert refused(team, UTO, "recalled", events=(note.id,), **RECALL) == "not-originator"
    assert refused(team, ARC, "recalled", events=(f"{ARC}/9",), **RECALL) == "not-originator"
    team.write(ARC, "recalled", events=(note.id,), **RECALL)
    kept = keep_only(team.contents, {note.content})
    assert note.content not in kept
    assert first_changed(kept) is None
    assert replay(team.events).state.contents[note.content] == {"event": note.id}
    team.write(ARC, "recalled", events=(note.id,), **{**RECALL, "mode": "restrict"})
    assert team.state.recalled[note.id]["mode"] == "erase"  # it does not come back


def test_nobody_recalls_another_s_words_by_repeating_their_hash() -> None:
    """Content belongs to the event that brought it first."""
    team = Team()
    note = team.write(ARC, "note")
    copy = forced(replace(team.draft(LAP, "note", {}), content=note.content), LAP, team.events)
    seen = replay([*team.events, copy])
    assert [(step.event, step.refusal) for step in seen.refused] == [(copy.id, "content-twice")]


def test_only_the_originator_permits_and_ends_it() -> None:
    """A permission names one thing, one verb, one recipient and two days."""
    team = Team()
    note = team.write(ARC, "note")
    assert refused(team, UTO, "permitted", thing=note.id, **PERMIT) == "not-originator"
    assert refused(team, ARC, "permitted", thing=note.id, **{**PERMIT, "until": "2026-01-01"}) == "wrong-fact"
    assert refused(team, ARC, "permitted", thing=note.id, **{**PERMIT, "recipient": "*"}) == "wrong-fact"
    word = team.write(ARC, "permitted", thing=note.id, **PERMIT)
    (permission,) = permissions_of(team.state)
    assert (permission.thing, permission.originator, permission.verb, permission.recipient) == (
        note.id, ARC, "forward", "EUROPOL",
    )  # fmt: skip
    assert refused(team, UTO, "permission_ended", permission=word.id) == "not-originator"
    team.write(ARC, "permission_ended", permission=word.id)
    assert permissions_of(team.state) == ()


@pytest.mark.parametrize("terms", [{}, {"code": "H2"}, {"grading": "B2"}, {"code": "H9", "grading": "B2"}])
def test_nothing_is_shared_without_code_and_grading(terms: dict[str, str]) -> None:
    """What others see carries both."""
    assert refused(Team(), ARC, "note", terms) == "wrong-terms"


@pytest.mark.parametrize(
    ("kind", "facts"),
    [("note", {"extra": 1}), ("task", {}), ("task", {"assignee": 7}), ("link", {"one": "x", "other": "y", "why": "z"}),
     ("statement", {"given": "yesterday"}), ("evidence", {**EVIDENCE, "size": -1}), ("lead_offered", {"to": "arc"})],
)  # fmt: skip
def test_facts_are_those_of_the_table(kind: str, facts: dict[str, Fact]) -> None:
    """Missing, too many, or of another shape."""
    assert refused(Team(), UTO, kind, **facts) == "wrong-fact"


def test_a_kind_that_is_not_known_changes_nothing() -> None:
    """A partner with a newer openpiu: its event is kept, named and does not count."""
    team = Team()
    note = forced(replace(team.draft(ARC, "note", {}), kind="hologram"), ARC, team.events)
    assert [step.refusal for step in replay([*team.events, note]).refused] == ["unknown-kind"]


def test_own_events_never_leave_and_leave_no_trace() -> None:
    """The joint lane is the same to the byte whether or not a node writes for itself, clocks included."""
    quiet, busy = Team(), Team()
    for number in range(3):
        for team in (quiet, busy):
            team.write(ARC, "statement", given="2026-01-01T00:00:00.000000Z")
        note = busy.write_own(ARC, "note")
        busy.write_own(ARC, "link", one=note.id, other=busy.events[-1].id, why="thinks")
        busy.write_own(ARC, "revised", thing=note.id)
        assert len(busy.own[ARC]) == 3 * (number + 1)
    busy_facts = [(event.sequence, event.clock, event.kind, event.previous == "0" * 64) for event in busy.events]
    assert busy_facts == [
        (event.sequence, event.clock, event.kind, event.previous == "0" * 64) for event in quiet.events
    ]
    sent = b"\n".join(map(write_event, leaving([*busy.events, *busy.own[ARC]])))
    assert b"/own/" not in sent
    assert not any(
        event.hash.encode() in sent or event.content.encode() in sent for event in busy.own[ARC] if event.content
    )


def test_a_node_sees_its_own_over_the_joint_state() -> None:
    """The joint state and its hash are not touched; a joint event may not name what is own."""
    team = Team()
    shared = team.write(UTO, "note")
    thought = team.write_own(ARC, "annotated", thing=shared.id)
    assert first_fault(team.own[ARC], case=CASE, vouch=vouched_by(KEYS)) is None
    joint = replay(team.events)
    mine = with_own(joint.state, team.own[ARC])
    assert set(mine.things) - set(joint.state.things) == {thought.id}
    assert replay(team.events).hash == joint.hash == state_hash(joint.state)
    assert refused(team, ARC, "annotated", thing=thought.id) == "own-in-joint"
    with pytest.raises(Unaccepted) as stopped:
        team.write_own(ARC, "titled")
    assert stopped.value.code == "not-own"


@pytest.mark.parametrize("kind", ["revised", "withdrawn"])
def test_an_own_event_changes_nothing_that_others_see(kind: str) -> None:
    """Not even in the writer's own view: what it shows as joint is what all see."""
    team = Team()
    note = team.write(ARC, "note")
    with pytest.raises(Unaccepted):
        team.write_own(ARC, kind, thing=note.id, **({"reason": "x"} if kind == "withdrawn" else {}))


def test_what_is_settled_stays_so_and_the_lead_is_not_withdrawn() -> None:
    """The rest of the reasons."""
    team = Team()
    assert refused(team, UTO, "member_withdrawn", node=UTO, last=1, reason="x") == "not-withdrawable"
    note = team.write(UTO, "note")
    bare = forced(replace(team.draft(UTO, "note", {}), content="", terms={}), UTO, team.events)
    assert [step.refusal for step in replay([*team.events, bare]).refused] == ["wrong-content"]
    team.write(UTO, "withdrawn", thing=note.id, reason="x")
    assert refused(team, UTO, "revised", thing=note.id) == "settled"
    assert refused(team, ARC, "proposed", thing=note.id) == "settled"
