"""When a party goes, or the case is closed: whose things go back from whom, and what stays where it is."""

from openpiu.core.cases.contents import keep_only
from openpiu.core.cases.folding import replay, with_own
from openpiu.core.cases.kinds import KINDS, Share
from openpiu.core.cases.parting import expired, gone, owed_on_closing, owed_on_parting, restricted
from openpiu.core.cases.state import is_readable
from openpiu.core.cases.visiting import things_of
from tests.core.cases.team import ARC, FILE, LAP, OTHER_FILE, TERMS, UTO, Team


def shared_case() -> Team:
    """Each has given something; there are minutes, a proposal that was taken over, and a thought of Arcadia's own."""
    team = Team()
    note = team.write(UTO, "note")
    team.write(ARC, "evidence", sha256=FILE, size=10, media="image/png")
    team.write(ARC, "proposed", thing=note.id)
    team.write(UTO, "accepted", proposal=team.events[-1].id)
    team.write(LAP, "statement", given="2026-01-01T00:00:00.000000Z")
    team.write(ARC, "decision")
    team.write(UTO, "decision")
    team.write_own(ARC, "annotated", thing=note.id)
    return team


def test_who_leaves_takes_its_things_back_and_gives_the_others_theirs() -> None:
    """Every pair of originator and holder; minutes are in none of the lists."""
    team = shared_case()
    team.write(ARC, "left", reason="done")
    owed = owed_on_parting(team.state, team.events, ARC)
    by_pair = {(due.originator, due.holder): due for due in owed}
    assert set(by_pair) == {(ARC, UTO), (ARC, LAP), (UTO, ARC), (LAP, ARC)}
    kinds = {event.id: event.kind for event in team.events}
    assert [kinds[event] for event in by_pair[ARC, UTO].events] == ["evidence", "proposed"]
    assert by_pair[ARC, UTO].files == (FILE,)
    assert [kinds[event] for event in by_pair[UTO, ARC].events] == ["note"]
    contents = {event.content: event.id for event in team.events}
    assert all([contents[one] for one in due.contents] == list(due.events) for due in owed)
    returned = {event for due in owed for event in due.events}
    stays = {event.id for event in team.events if event.content} - returned
    assert {kinds[event] for event in stays} == {"opened", "decision"}


def test_own_lanes_stay_where_they_are() -> None:
    """Nothing of an own lane is in a list, and its node still reads it after it has left."""
    team = shared_case()
    team.write(ARC, "left", reason="done")
    everything = [*team.events, *team.own[ARC]]
    owed = owed_on_parting(team.state, everything, ARC)
    assert not any("/own/" in event for due in owed for event in due.events)
    assert team.own[ARC][0].id in with_own(team.state, team.own[ARC]).things


def test_a_withdrawn_party_owes_the_same_and_so_does_everybody_at_the_end() -> None:
    """Whoever ended it."""
    team = shared_case()
    team.write(UTO, "member_withdrawn", node=LAP, last=2, reason="breach")
    pairs = {(due.originator, due.holder) for due in owed_on_parting(team.state, team.events, LAP)}
    assert pairs == {(LAP, UTO), (LAP, ARC), (UTO, LAP), (ARC, LAP)}
    team.write(UTO, "closed", last=(f"{ARC}/4",), reason="done")
    pairs = {(due.originator, due.holder) for due in owed_on_closing(team.state, team.events)}
    assert pairs == {(UTO, ARC), (ARC, UTO), (LAP, UTO), (LAP, ARC)}


def test_what_is_recalled_already_is_not_owed_again() -> None:
    """Erased once is enough; what is only restricted is still owed."""
    team = shared_case()
    evidence, proposal = (event.id for event in team.events if event.kind in {"evidence", "proposed"})
    recall = {"reason": "wrong_person", "deadline": "2026-02-10"}
    team.write(ARC, "recalled", events=(evidence,), mode="erase", **recall)
    team.write(ARC, "recalled", events=(proposal,), mode="restrict", **recall)
    taken = gone(team.state, team.events)
    assert taken.files == {FILE}
    assert len(taken.contents) == 1
    assert restricted(team.state) == (proposal,)
    team.write(ARC, "left", reason="done")
    owed = {due.holder: due.events for due in owed_on_parting(team.state, team.events, ARC) if due.originator == ARC}
    assert owed == {UTO: (proposal,), LAP: (proposal,)}


def test_a_recall_reaches_what_was_taken_over() -> None:
    """A thing that shows the proposer's words is not readable any more once they are taken back."""
    team = shared_case()
    note = next(event.id for event in team.events if event.kind == "note")
    offer = next(event.id for event in team.events if event.kind == "proposed")
    assert is_readable(team.state, note)
    team.write(ARC, "recalled", events=(offer,), mode="erase", reason="x", deadline="2026-02-10")
    assert not is_readable(team.state, note)
    kept = keep_only(team.contents, gone(team.state, team.events).contents)
    assert len(kept) == len(team.contents) - 1
    assert replay(team.events).hash == replay(reversed(team.events)).hash


def test_what_is_over_by_its_terms_is_named_and_not_shown() -> None:
    """The originator's last day travels with the thing; after a proposal was taken over, the first end counts."""
    team = Team()
    note = team.write(UTO, "note", {**TERMS, "delete_by": "2026-03-31"})
    team.write(ARC, "proposed", {**TERMS, "delete_by": "2026-02-28"}, thing=note.id)
    team.write(UTO, "accepted", proposal=team.events[-1].id)
    assert expired(team.state, "2026-02-28") == ()
    assert expired(team.state, "2026-03-01") == (team.events[-2].id, note.id)
    ends = [frozenset[str](), {team.events[-2].content}, {team.events[-2].content, note.content}]
    for day, contents in zip(("2026-02-28", "2026-03-01", "2026-04-01"), ends, strict=True):
        assert gone(team.state, team.events, day=day).contents == contents
    for day, count in (("2026-02-28", 2), ("2026-03-01", 0)):
        assert len(things_of(team.state, team.events, team.contents, day=day)) == count


def test_a_file_that_two_gave_goes_when_both_take_it_back() -> None:
    """The same bytes, two originators."""
    team = Team()
    for node, file in ((ARC, FILE), (UTO, FILE), (ARC, OTHER_FILE)):
        team.write(node, "evidence", sha256=file, size=10, media="image/png")
    first, second, third = (event.id for event in team.events[-3:])
    recall = {"mode": "erase", "reason": "x", "deadline": "2026-02-10"}
    team.write(ARC, "recalled", events=(first, third), **recall)
    assert gone(team.state, team.events).files == {OTHER_FILE}
    team.write(UTO, "recalled", events=(second,), **recall)
    assert gone(team.state, team.events).files == {FILE, OTHER_FILE}


def test_minutes_are_purpose_title_decisions_and_the_closing_report() -> None:
    """The table says which kinds stay."""
    stay = {name for name, kind in KINDS.items() if kind.has_content and kind.share is Share.MINUTES}
    assert stay == {"opened", "closed", "titled", "purpose", "decision"}
