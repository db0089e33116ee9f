"""Liaison grants: their limits, and that a visit shows what they name and not a trace of anything else."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from openpiu.core.cases.grants import (
    Access,
    Grant,
    Held,
    Revocation,
    Thing,
    broken_limit,
    hold,
    may,
    read_grant,
    read_revocation,
    sign_grant,
    sign_revocation,
    usual_end,
    watermark,
    write_grant,
    write_revocation,
)
from openpiu.core.cases.visiting import (
    NOT_THERE,
    answer_bytes,
    name_of,
    own_grants,
    things_of,
    visit,
    who_sees_what,
)
from openpiu.errors import IntegrityError, Refused
from tests.core.cases.team import ARC, CASE, KEYS, LAP, PENS, UTO, Team

NOW = "2026-02-10T12:00:00.000000Z"
DRAFT = Grant(
    id="g1", host=UTO, officer="l.liaison", home=ARC, cases=(CASE,), classes=("note", "annotation"),
    verbs=("read", "comment"), ceiling="H2", purpose="6.2b", legal_basis="PNR-9.2",
    since="2026-02-01T00:00:00.000000Z", until="2026-03-03T00:00:00.000000Z", approvers=("a.first", "b.second"),
)  # fmt: skip
GRANT = sign_grant(DRAFT, pen=PENS[UTO])


def held(*grants: Grant, ended: tuple[Revocation, ...] = ()) -> Held:
    """The officer's grants, signatures checked."""
    return hold("l.liaison", host=UTO, keys=KEYS[UTO], grants=grants, revocations=ended)


def specimen() -> tuple[Team, Mapping[str, Thing]]:
    """A case with things of several classes, codes and owners."""
    team = Team()
    note = team.write(UTO, "note", {"code": "H1", "grading": "A1"})
    team.write(UTO, "note", {"code": "H3", "grading": "A1", "restriction": "for the lead"})
    team.write(ARC, "annotated", thing=note.id)
    team.write(LAP, "statement", given="2026-01-01T00:00:00.000000Z")
    team.write_own(UTO, "annotated", thing=note.id)
    return team, things_of(team.state, [*team.events, *team.own[UTO]], team.contents, day="2026-02-10")


@pytest.mark.parametrize(
    "changes",
    [
        {"host": ARC}, {"home": "arc"}, {"officer": ""}, {"cases": ()}, {"cases": ("*",)}, {"classes": ()},
        {"classes": ("note", "everything")}, {"verbs": ()}, {"verbs": ("comment",)}, {"verbs": ("read", "export")},
        {"ceiling": "H4"}, {"ceiling": ""}, {"purpose": "6.2a"}, {"purpose": ""}, {"legal_basis": ""},
        {"until": "2026-02-01T00:00:00.000000Z"}, {"until": "2026-05-02T00:00:00.000001Z"}, {"until": "2026-03-03"},
        {"since": "2026-02-30T00:00:00.000000Z"}, {"approvers": ("a.first",)}, {"approvers": ("a.first", "a.first")},
        {"approvers": ("a.first", "A.First")}, {"approvers": ("a.first", "L.Liaison")},
        {"approvers": ("a.first", "b.second", "c.third")}, {"approvers": ("", "b.second")},
    ],
)  # fmt: skip
def test_a_grant_that_breaks_a_limit_is_not_signed(changes: dict[str, Any]) -> None:
    """Each names what must be changed; a signature made all the same does not make it hold."""
    wrong = replace(DRAFT, **changes)
    with pytest.raises(Refused) as refusal:
        sign_grant(wrong, pen=PENS[UTO])
    assert str(refusal.value)
    assert refusal.value.rule == "EXC-12"
    signed = replace(wrong, key=PENS[UTO].key)
    signed = replace(signed, signature=PENS[UTO].sign(signed.signed_bytes()).hex())
    if wrong.officer == DRAFT.officer:
        with pytest.raises(IntegrityError):
            held(signed)


def test_a_grant_lasts_thirty_days_and_never_over_ninety() -> None:
    """From-to; the last instant is no part of it."""
    since = datetime(2026, 2, 1, tzinfo=UTC)
    assert usual_end(since) - since == timedelta(days=30)
    assert broken_limit(replace(DRAFT, until="2026-05-02T00:00:00.000000Z")) is None
    thing = next(iter(specimen()[1].values()))
    for now, is_open in (
        ("2026-01-31T23:59:59.999999Z", False), (DRAFT.since, True), ("2026-03-02T23:59:59.999999Z", True),
        (DRAFT.until, False),
    ):  # fmt: skip
        assert may(held(GRANT), "read", thing, now) is is_open


def test_only_the_host_s_own_signature_counts() -> None:
    """Every flipped bit of a grant and of a revocation; another unit's signature; a key that is not the host's."""
    revocation = sign_revocation(Revocation(grant="g1", host=UTO, at=NOW, by="a.first"), pen=PENS[UTO])
    for line in (write_grant(GRANT), write_revocation(revocation)):
        for place in range(len(line)):
            changed = bytearray(line)
            changed[place] ^= 1 << place % 8
            with pytest.raises(IntegrityError):
                take_in(bytes(changed))
    assert take_in(write_grant(GRANT)).grants == (GRANT,)
    with pytest.raises(IntegrityError):
        hold("l.liaison", host=UTO, keys=KEYS[ARC], grants=[GRANT])
    with pytest.raises(IntegrityError):
        hold("l.liaison", host=ARC, keys=KEYS[UTO], grants=[GRANT])
    with pytest.raises(Refused):
        sign_grant(DRAFT, pen=PENS[ARC])
    with pytest.raises(Refused):
        sign_revocation(Revocation(grant="g1", host=UTO, at=NOW, by="x"), pen=PENS[ARC])


def take_in(line: bytes) -> Held:
    """A grant or a revocation as it lies in a store; the officer is told nothing but that it does not hold."""
    if b'"ceiling"' in line or b'"approvers"' in line:
        grant = read_grant(line)
        return hold(grant.officer, host=UTO, keys=KEYS[UTO], grants=[grant])
    return held(GRANT, ended=(read_revocation(line),))


def test_a_revocation_counts_from_its_instant() -> None:
    """Not a microsecond later; the earliest counts; another grant is not touched."""

    def ending(at: str, grant: str = "g1") -> Revocation:
        return sign_revocation(Revocation(grant=grant, host=UTO, at=at, by="a.first"), pen=PENS[UTO])

    things = {CASE: specimen()[1]}
    ended = held(GRANT, ended=(ending(NOW), ending("2026-02-20T00:00:00.000000Z")))
    assert visit(ended, things, "2026-02-10T11:59:59.999999Z").count() == 2
    assert visit(ended, things, NOW).count() == 0
    assert visit(held(GRANT, ended=(ending(NOW, "g2"),)), things, NOW).count() == 2
    assert own_grants(ended, NOW) == ()


def test_a_visit_shows_what_the_grant_names_and_nothing_else() -> None:
    """Classes, ceiling, owner; what is withdrawn or taken back is not there, nor anything of the host's own lane."""
    team, things = specimen()
    seen = visit(held(GRANT), {CASE: things}, NOW)
    note, secret, remark, statement = (event for event in team.events if event.content and event.kind != "opened")
    names = {event.id: name_of(CASE, event.id) for event in team.events}
    assert seen.ids() == tuple(sorted((names[note.id], names[remark.id])))
    assert names[secret.id] in things
    assert not any("/own/" in name for name in things)
    assert seen.links(names[note.id]) == (names[remark.id],)
    assert seen.search("tsfarouni") == seen.ids()
    assert seen.search("number 2") == ()  # the note above the ceiling
    assert seen.suggest("state") == ()
    assert seen.open(names[statement.id]) is NOT_THERE
    team.write(UTO, "withdrawn", thing=note.id, reason="mistake")
    later = things_of(team.state, team.events, team.contents, day="2026-02-10")
    assert visit(held(GRANT), {CASE: later}, NOW).ids() == (names[remark.id],)


def test_every_view_has_its_record() -> None:
    """Who, when, what, which version, under which grant's host, why: for both ledgers; ids only."""
    team, things = specimen()
    note = next(name for name in things if things[name].cls == "note" and things[name].terms.code == "H1")
    answer = visit(held(GRANT), {CASE: things}, NOW).open(note, why="returning traveller")
    assert answer.record == {
        "officer": "l.liaison", "host": UTO, "at": NOW, "verb": "read", "case": CASE, "thing": note,
        "version": things[note].version, "why": "returning traveller",
    }  # fmt: skip
    assert things[note].version in team.contents


def wanderings() -> Iterator[str]:
    """What one could ask for: above the ceiling, of another class, another case's, never there, no id at all."""
    _team, things = specimen()
    seen = set(visit(held(GRANT), {CASE: things}, NOW).ids())
    yield from set(things) - seen
    yield from ("case-8:UTO-PIU/2", f"{CASE}:UTO-PIU/99", f"{CASE}:UTO-PIU/own/1", "", "*", "'", "x" * 100_000, "\x00")


def test_not_there_and_not_allowed_are_one_answer() -> None:
    """The same value and the same bytes, for every verb, known or not, and the same nothing for links and searches."""
    _team, things = specimen()
    seen = visit(held(GRANT), {CASE: things, "case-8": specimen()[1]}, NOW)
    asked = list(wanderings())
    assert len(asked) > 9
    for thing in asked:
        for verb in (*Access, "", "export", "READ"):
            assert seen.ask(verb, thing) is NOT_THERE
            assert answer_bytes(seen.ask(verb, thing)) == answer_bytes(NOT_THERE)
        assert seen.links(thing) == ()
    for thing in seen.ids():
        for verb in ("propose", "request", "release", "download", "export", ""):
            assert seen.ask(verb, thing) is NOT_THERE


class Watched(Mapping[str, Mapping[str, Thing]]):
    """Cases that note which of them were asked for, and can be neither gone through nor counted."""

    def __init__(self, cases: dict[str, Mapping[str, Thing]], looked_at: list[str]) -> None:
        """What there is, and where it is noted."""
        self.cases, self.looked_at = cases, looked_at

    def __getitem__(self, key: str) -> Mapping[str, Thing]:
        """Notes it first."""
        self.looked_at.append(key)
        return self.cases[key]

    def __iter__(self) -> Iterator[str]:
        """Nobody does."""
        raise AssertionError("somebody goes through all cases")

    def __len__(self) -> int:
        """Nobody does."""
        raise AssertionError("somebody counts all cases")


def test_cases_that_no_grant_names_are_never_looked_at() -> None:
    """So their number and their size cost no time: what a clock could tell is the same with and without them."""
    _team, things = specimen()

    looked_at: list[str] = []
    cases = Watched({CASE: things, **{f"case-{number}": things for number in range(10, 300)}}, looked_at)
    assert visit(held(GRANT), cases, NOW).count() == 2
    assert visit(held(GRANT), cases, NOW).count(case="case-11") == 0
    assert set(looked_at) == {CASE}
    looked_at.clear()
    assert visit(held(), cases, NOW).ids() == ()
    assert looked_at == []


def test_two_grants_do_not_add_up_to_what_neither_gives() -> None:
    """Classes of one with the case of the other."""
    _team, things = specimen()
    one = sign_grant(replace(DRAFT, classes=("note",), cases=("case-8",)), pen=PENS[UTO])
    other = sign_grant(replace(DRAFT, id="g2", classes=("annotation",), verbs=("read", "propose")), pen=PENS[UTO])
    seen = visit(held(one, other), {CASE: things}, NOW)
    assert {things[name].cls for name in seen.ids()} == {"annotation"}
    assert [seen.ask("comment", name) for name in seen.ids()] == [NOT_THERE]
    assert all(seen.ask("propose", name).is_there for name in seen.ids())


def test_download_stops_at_h2_and_at_what_the_host_did_not_write() -> None:
    """And release is for what the officer's own unit gave."""
    team = Team()
    for node, code in ((UTO, "H0"), (UTO, "H1"), (UTO, "H2"), (LAP, "H0"), (ARC, "H0")):
        team.write(node, "note", {"code": code, "grading": "B2"})
    things = things_of(team.state, team.events, team.contents, day="2026-02-10")
    grant = sign_grant(replace(DRAFT, verbs=tuple(Access), ceiling="H3"), pen=PENS[UTO])
    seen = visit(held(grant), {CASE: things}, NOW)
    taken = [name for name in seen.ids() if seen.ask("download", name).is_there]
    assert [(str(things[name].terms.code), set(things[name].originators)) for name in taken] == [
        ("H0", {UTO}), ("H1", {UTO}),
    ]  # fmt: skip
    assert [things[n].originators for n in seen.ids() if seen.ask("release", n).is_there] == [{ARC}]


def test_a_label_of_a_partner_counts_against_the_ceiling() -> None:
    """AMBER is more than H1, RED more than H2."""
    team = Team()
    for label in ("GREEN", "AMBER", "RED"):
        team.write(UTO, "note", {"code": "H0", "grading": "B2", "tlp": label})
    things = things_of(team.state, team.events, team.contents, day="2026-02-10")
    for ceiling, labels in (("H0", 1), ("H1", 1), ("H2", 2), ("H3", 3)):
        grant = sign_grant(replace(DRAFT, ceiling=ceiling), pen=PENS[UTO])
        assert visit(held(grant), {CASE: things}, NOW).count() == labels


def test_a_visitor_from_outside_the_case_sees_what_host_or_permission_gives() -> None:
    """Visit mode: the host's own things; a party's thing only where that party permits it to the visitor's unit."""
    team = Team()
    own = team.write(UTO, "note")
    theirs = team.write(LAP, "note")
    grant = sign_grant(replace(DRAFT, home="QUO-PIU"), pen=PENS[UTO])

    def seen() -> tuple[str, ...]:
        things = things_of(team.state, team.events, team.contents, day="2026-02-10")
        return visit(held(grant), {CASE: things}, NOW).ids()

    assert seen() == (name_of(CASE, own.id),)
    dates = {"since": "2026-02-10", "until": "2026-02-10"}
    team.write(LAP, "permitted", thing=theirs.id, verb="print", recipient="QUO-PIU", **dates)
    team.write(LAP, "permitted", thing=theirs.id, verb="view", recipient="QUO-PIX", **dates)
    assert len(seen()) == 1
    team.write(LAP, "permitted", thing=theirs.id, verb="view", recipient="QUO-PIU", **dates)
    assert seen() == tuple(sorted((name_of(CASE, own.id), name_of(CASE, theirs.id))))


def test_the_host_sees_who_sees_what() -> None:
    """One row an officer, as of now."""
    _team, things = specimen()
    rows = who_sees_what([held(GRANT)], {CASE: things}, NOW)
    assert {officer: len(ids) for officer, ids in rows.items()} == {"l.liaison": 2}


def test_the_watermark_says_who_where_and_when() -> None:
    """On every page and every sheet."""
    text = watermark(GRANT, NOW)
    assert all(part in text for part in ("l.liaison", ARC, UTO, "g1", "2026-02-10 12:00:00 UTC"))
