"""Handling codes: the whole matrix against rules written anew, permissions that miss by one, and no way round."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from openpiu.core.law.gradings import all_gradings, read_grading
from openpiu.core.law.handling import (
    Marked,
    Permission,
    Terms,
    Use,
    decide,
    decide_all,
    read_terms,
    strictest,
    use_by_name,
    uses_of_attaching,
    write_terms,
)
from openpiu.core.law.handling_table import MATRIX, Code, RecipientKind, Tlp, Verb, Verdict, verdict_of
from openpiu.errors import Refused
from tools import handling_page

DAY = date(2026, 3, 1)
B2 = read_grading("B2")
ORDER = ("H0", "H1", "H2", "H3")
LABELS = (None, *Tlp)
CELLS = list(itertools.product(Verb, RecipientKind))


def terms_of(code: Code, label: Tlp | None = None) -> Terms:
    """Graded terms of that code."""
    return Terms(code=code, grading=B2, tlp=label, restriction="for the joint team only" if code is Code.H3 else "")


def use_of(code: Code, verb: Verb, kind: RecipientKind, label: Tlp | None = None) -> Use:
    """The unit of Arcadia sent it; somebody wants to use it."""
    thing = Marked(id="t1", originators=frozenset({"ARC-PIU"}), terms=terms_of(code, label))
    recipient = "ARC-PIU" if kind is RecipientKind.ORIGINATOR else f"some {kind}"
    return Use(thing=thing, verb=verb, kind=kind, recipient=recipient)


def fitting(use: Use) -> Permission:
    """The permission that this use needs."""
    return Permission(
        id="p1", thing="t1", originator="ARC-PIU", recipient=use.recipient, verb=use.verb, since=DAY, until=DAY,
    )  # fmt: skip


def forbids_for_ever(code: str, verb: str, kind: str) -> bool:
    """Courts and bodies that are no police do not search here and are no party; the latter get nothing above H0."""
    outsider = kind in {"court", "non-police"}
    if outsider and verb in {"search", "attach"}:
        return True
    return kind == "non-police" and (code > "H0" or verb == "court")


def needs_a_word(code: str, verb: str, kind: str) -> bool:
    """Art. 11 asks the originator for whom is outside the Union; the codes and a visit ask for the rest."""
    if kind in {"agreement", "third", "non-police"}:
        return True
    if kind == "liaison" and verb not in {"view", "search"}:
        return True
    if code >= "H1" and "court" in {verb, kind}:
        return True
    if code >= "H2" and (kind != "own-unit" or verb not in {"view", "search"}):
        return True
    return code == "H3" and verb == "search"


def by_rule(code: str, verb: str, kind: str) -> Verdict:
    """The rules above in their order; the originator gets its own back, whatever the code."""
    if kind == "originator":
        return Verdict.ALLOWED
    if forbids_for_ever(code, verb, kind):
        return Verdict.NEVER
    return Verdict.ASK if needs_a_word(code, verb, kind) else Verdict.ALLOWED


def label_allows(label: str, verb: str, kind: str) -> bool:
    """FIRST TLP 2.0, in one line a label."""
    return (
        kind == "originator"
        or {
            "CLEAR": True,
            "GREEN": "court" not in {verb, kind},
            "AMBER": kind in {"own-unit", "competent-authority"} and verb != "court",
            "AMBER+STRICT": kind == "own-unit" and verb != "court",
            "RED": False,
        }[label]
    )


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("code", list(Code))
def test_every_cell_of_the_matrix_is_what_the_rules_say(code: Code, label: Tlp | None) -> None:
    """Code x label x verb x recipient, all of them; each answer has a reason, and each refusal says what to do."""
    assert len(CELLS) == 8 * 11
    for verb, kind in CELLS:
        wanted = by_rule(code.value, verb.value, kind.value)
        if label is not None and not label_allows(label.value, verb.value, kind.value):
            wanted = max(wanted, Verdict.ASK)
        said = decide(use_of(code, verb, kind, label), day=DAY)
        assert said.verdict is wanted, (code, label, verb, kind)
        assert said.why
        assert said.is_allowed or said.do


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize("code", list(Code))
def test_a_permission_unlocks_one_thing_for_one_recipient_and_one_verb(code: Code, label: Tlp | None) -> None:
    """With the fitting one what may be asked is allowed, what is never allowed is not; no other one counts."""
    for verb, kind in CELLS:
        use = use_of(code, verb, kind, label)
        plain, right = decide(use, day=DAY), fitting(use)
        unlocked = decide(use, [right], day=DAY)
        assert unlocked.verdict is (Verdict.ALLOWED if plain.verdict is Verdict.ASK else plain.verdict)
        assert unlocked.permissions == (("p1",) if plain.verdict is Verdict.ASK else ())
        assert decide(use, list(missing_by_one(right)), day=DAY) == plain


def missing_by_one(right: Permission) -> Iterator[Permission]:
    """Permissions that fit in all but one respect."""
    day = timedelta(days=1)
    yield replace(right, thing="t2")
    yield replace(right, originator="UTO-PIU")
    yield replace(right, originator=right.recipient + "x")
    yield replace(right, recipient=right.recipient + "x")
    yield replace(right, recipient="")
    yield replace(right, recipient="*")
    yield from (replace(right, verb=verb) for verb in Verb if verb is not right.verb)
    yield replace(right, since=DAY + day, until=DAY + day)
    yield replace(right, since=DAY - day, until=DAY - day)
    yield replace(right, since=DAY + day, until=DAY - day)


@pytest.mark.parametrize("code", list(Code))
def test_no_chain_of_allowed_steps_reaches_whom_a_message_could_not(code: Code) -> None:
    """Export, print, download or attach first, and pass it on after: whom any way reaches, a message reaches too."""
    allowed = {cell for cell in CELLS if decide(use_of(code, *cell), day=DAY).is_allowed}
    outside = set(RecipientKind) - {RecipientKind.OWN, RecipientKind.ORIGINATOR}
    takes_away = {Verb.EXPORT, Verb.PRINT, Verb.DOWNLOAD, Verb.ATTACH, Verb.FORWARD, Verb.COURT}
    reached = {kind for verb, kind in allowed if verb in takes_away} & outside
    # A second holder is bound by the same code and asks the same matrix, so the steps of all holders are these.
    assert reached <= {kind for kind in outside if (Verb.FORWARD, kind) in allowed}
    if code >= Code.H2:
        assert reached == set()
        assert {verb for verb, kind in allowed if kind is RecipientKind.OWN} <= {Verb.VIEW, Verb.SEARCH}


def test_a_stricter_code_allows_nothing_that_a_milder_one_does_not() -> None:
    """Cell by cell, along the codes and along the labels."""
    for cell in CELLS:
        along = [MATRIX[code][cell] for code in Code]
        assert along == sorted(along)
        for code in Code:
            labelled = [verdict_of(code, *cell, label) for label in LABELS]
            assert labelled == sorted(labelled), (code, cell)


def test_the_strictest_of_code_and_label_wins_on_all_pairs() -> None:
    """EXC-5: marks form a lattice: joining them commutes, is associative, idempotent, and answers never get milder."""
    marks = [terms_of(code, label) for code, label in itertools.product(Code, LABELS)]
    for one, other in itertools.product(marks, repeat=2):
        joined = strictest([one, other])
        assert joined == strictest([other, one]) == strictest([joined, one]) == strictest([one, joined, other])
        assert strictest([one, one]) == one
        assert joined.code == max(one.code, other.code)
        assert LABELS.index(joined.tlp) == max(LABELS.index(one.tlp), LABELS.index(other.tlp))
        for cell in CELLS:
            either = max(verdict_of(mark.code, *cell, mark.tlp) for mark in (one, other))
            assert verdict_of(joined.code, *cell, joined.tlp) == either, (one, other, cell)
    for three in itertools.product(marks[::3], repeat=3):
        assert strictest([strictest(three[:2]), three[2]]) == strictest([three[0], strictest(three[1:])])


def test_what_is_put_together_needs_the_word_of_everybody_who_is_in_it() -> None:
    """One originator's permission does not unlock another's words; taking it back as one's own is no way round."""
    both = Marked(id="t1", originators=frozenset({"ARC-PIU", "UTO-PIU"}), terms=terms_of(Code.H2))
    use = Use(thing=both, verb=Verb.FORWARD, kind=RecipientKind.EUROPOL, recipient="EUROPOL")
    arcadia = fitting(use)
    half = decide(use, [arcadia], day=DAY)
    assert half.verdict is Verdict.ASK
    assert "UTO-PIU" in half.do
    assert "ARC-PIU" not in half.do
    assert decide(use, [arcadia, replace(arcadia, id="p2", originator="UTO-PIU")], day=DAY).permissions == ("p1", "p2")
    back = replace(use, kind=RecipientKind.ORIGINATOR, recipient="ARC-PIU")
    assert decide(back, day=DAY).verdict is Verdict.ASK
    stranger = replace(back, thing=replace(both, originators=frozenset({"UTO-PIU"})))
    assert decide(stranger, day=DAY).verdict is Verdict.ASK
    assert decide(replace(use, thing=replace(both, originators=frozenset())), day=DAY).verdict is Verdict.NEVER


def test_after_its_last_day_nothing_may_be_used() -> None:
    """No verb, no permission; of several the first end counts."""
    for code, cell in itertools.product(Code, CELLS):
        use = use_of(code, *cell)
        over = replace(use, thing=replace(use.thing, terms=replace(use.thing.terms, delete_by=DAY - timedelta(days=1))))
        assert decide(over, [fitting(over)], day=DAY).verdict is Verdict.NEVER
        last = replace(use, thing=replace(use.thing, terms=replace(use.thing.terms, delete_by=DAY)))
        assert decide(last, [fitting(last)], day=DAY) == decide(use, [fitting(use)], day=DAY)
    ends = [replace(terms_of(Code.H0), delete_by=end) for end in (None, DAY, DAY + timedelta(days=1))]
    assert strictest(ends).delete_by == DAY


DIRECTORY = {
    "UTO-PIU": RecipientKind.OWN, "QUO-PIU": RecipientKind.EU_PIU, "LAP-PIU": RecipientKind.AGREEMENT,
    "LIL-POL": RecipientKind.THIRD,
}  # fmt: skip


def test_a_case_with_a_third_party_takes_nothing_that_may_not_go_to_it() -> None:
    """What Arcadia gave under H2 enters a case of Utopia, Quo and Arcadia only when Arcadia permits it to Quo."""
    thing = Marked(id="t1", originators=frozenset({"ARC-PIU"}), terms=terms_of(Code.H2))
    uses = uses_of_attaching(thing, ["UTO-PIU", "QUO-PIU", "ARC-PIU"], DIRECTORY)
    stopped = {use.recipient for use, _ in decide_all(uses, day=DAY)}
    assert stopped == {"UTO-PIU", "QUO-PIU"}
    words = [
        Permission(id=name, thing="t1", originator="ARC-PIU", recipient=name, verb=Verb.ATTACH, since=DAY, until=DAY)
        for name in ("UTO-PIU", "QUO-PIU")
    ]
    assert [use.recipient for use, _ in decide_all(uses, words[:1], day=DAY)] == ["QUO-PIU"]
    assert decide_all(uses, words, day=DAY) == []
    more = uses_of_attaching(thing, ["UTO-PIU", "QUO-PIU", "LIL-POL"], DIRECTORY)
    assert [use.recipient for use, _ in decide_all(more, words, day=DAY)] == ["LIL-POL"]


def test_what_a_recipient_is_follows_from_its_name() -> None:
    """A stranger is no police; the originator is known by what it gave; nobody becomes either by asking."""
    thing = Marked(id="t1", originators=frozenset({"ARC-PIU"}), terms=terms_of(Code.H1))
    kinds = {
        name: use_by_name(thing, Verb.FORWARD, name, DIRECTORY).kind for name in (*DIRECTORY, "ARC-PIU", "uto-piu", "")
    }
    assert kinds == {
        **DIRECTORY, "ARC-PIU": RecipientKind.ORIGINATOR, "uto-piu": RecipientKind.NON_POLICE,
        "": RecipientKind.NON_POLICE,
    }  # fmt: skip
    assert decide(use_by_name(thing, Verb.FORWARD, "somebody", DIRECTORY), day=DAY).verdict is Verdict.NEVER


def test_one_that_may_not_leave_stops_the_export_it_is_in() -> None:
    """A file of many things names those that stand in its way."""
    free = [use_of(Code.H0, Verb.EXPORT, RecipientKind.OWN) for _ in range(3)]
    bound = use_of(Code.H2, Verb.EXPORT, RecipientKind.OWN)
    assert decide_all(free, day=DAY) == []
    assert [use for use, _ in decide_all([*free, bound], day=DAY)] == [bound]


@pytest.mark.parametrize("code", list(Code))
def test_nothing_serves_another_purpose_than_crime(code: Code) -> None:
    """H0 is the least: no permission opens it for anything else."""
    for cell in CELLS:
        use = replace(use_of(code, *cell), against_crime=False)
        assert decide(use, [fitting(use)], day=DAY).verdict is Verdict.NEVER


def test_what_is_not_graded_goes_nowhere() -> None:
    """The unit that received it may read it and find it; no permission lets it go further."""
    for code, cell in itertools.product(Code, CELLS):
        use = use_of(code, *cell)
        use = replace(use, thing=replace(use.thing, terms=replace(use.thing.terms, grading=None)))
        said = decide(use, [fitting(use)], day=DAY)
        assert said.is_allowed is (cell in {(Verb.VIEW, RecipientKind.OWN), (Verb.SEARCH, RecipientKind.OWN)})
        assert said.is_allowed or said.rule == "EXC-4"


def test_grades_are_sixteen_and_only_x4_is_unassessed() -> None:
    """Each reads back from its two signs."""
    grades = all_gradings()
    assert [str(grade) for grade in grades] == [source + worth for source in "ABCX" for worth in "1234"]
    assert [read_grading(str(grade)) for grade in grades] == list(grades)
    assert [str(grade) for grade in grades if grade.words == "unassessed"] == ["X4"]
    assert len({grade.words for grade in grades}) == 16
    for wrong in ("", "A", "A5", "D1", "a1", "1A", "A11", "A 1"):
        with pytest.raises(Refused) as refusal:
            read_grading(wrong)
        assert refusal.value.rule == "EXC-4"


@pytest.mark.parametrize(
    "wrong",
    [
        {}, {"code": "h2"}, {"code": "H4"}, {"code": None}, {"code": "H3"}, {"code": "H3", "restriction": " "},
        {"code": "H2", "restriction": "not to customs"}, {"code": "H2", "tlp": "WHITE"}, {"code": ["H0"]},
        {"code": "H2", "grading": "Z9"}, {"code": "H2", "grading": 7}, {"code": "H2", "handling": "H0"},
        {"code": "H2", "delete_by": "soon"}, {"code": "H2", "delete_by": 7}, {"code": "H2", "delete_by": "20260101"},
        {"code": "H2", "tlp": ["RED"]}, {"code": "H3", "restriction": "x" * 1001},
    ],
)  # fmt: skip
def test_terms_that_are_not_clear_are_refused(wrong: dict[str, object]) -> None:
    """No default, no guess."""
    with pytest.raises(Refused):
        read_terms(wrong)


def test_terms_read_back_as_written() -> None:
    """For every code and label."""
    for code, label in itertools.product(Code, LABELS):
        terms = terms_of(code, label)
        assert read_terms(write_terms(terms)) == terms
        assert read_terms(write_terms(replace(terms, delete_by=DAY))).delete_by == DAY
    assert read_terms({"code": "H0"}).grading is None


def test_the_page_of_the_matrix_is_up_to_date() -> None:
    """docs/reference/handling.md; write it with `python -m tools.handling_page write`."""
    assert Path("docs/reference/handling.md").read_text("utf-8") == handling_page.page()
