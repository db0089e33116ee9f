"""The life of a check: what may follow what, and accounts that always come out."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.desk import lines
from openpiu.core.desk.book import Book
from openpiu.core.desk.lines import Line, Sealed
from openpiu.core.desk.merging import merged
from openpiu.core.desk.states import SHOWN, State, Step
from openpiu.core.ledger import GENESIS, Entry, seal
from openpiu.errors import IntegrityError, OfficerError

NOTHING = Sealed(content="", under="desk/2026-11-30")
AT = "2026-11-30T06:00:00.000000Z"


def chain(*made: Line, desk: str = "UTO-01") -> list[Entry]:
    """Lines in a chain, as a journal writes them."""
    entries: list[Entry] = []
    for line in (lines.opened(desk=desk), *made):
        entries.append(
            seal(
                entries[-1].hash if entries else GENESIS, sequence=len(entries) + 1, at=AT, act=line.act.value,
                actor=line.actor, role=line.role, subject=line.subject, purpose=lines.PURPOSE,
                detail={**line.detail, "tick": len(entries), "boot": "boot-1"},
            )
        )  # fmt: skip
    return entries


def issue(number: int, scan: str = "", repeats: int | None = None) -> Line:
    """An intent."""
    return lines.issued(number, scan=scan or f"scan-{number}", repeats=repeats, person=NOTHING)


def answer(number: int, *gaps: str) -> Line:
    """A result."""
    return lines.answered(number, outcome="clear", trusted=AT, sources=["national=1"], gaps=gaps, findings=NOTHING)


def again(number: int, *gaps: str) -> Line:
    """A re-check."""
    return lines.rechecked(number, sources=["national=2"], gaps=gaps, findings=NOTHING)


def end(number: int) -> Line:
    """An end without an outcome."""
    return lines.aborted(number, reason="left", officer="a.one", second="b.two")


MAKES: dict[str, Callable[..., Line]] = {
    Step.ANSWERED: answer,
    Step.RECHECKED: again,
    Step.ABORTED: lambda number, *_: end(number),
}


STARTS: dict[State, list[Line]] = {
    State.ISSUED: [issue(1)],
    State.ANSWERED: [issue(1), answer(1)],
    State.ANSWERED_OFFLINE: [issue(1), answer(1, "sltd")],
    State.RECHECKED: [issue(1), answer(1, "sltd"), again(1)],
    State.ABORTED: [issue(1), end(1)],
}
DONE = {
    "answer": answer(1),
    "answer with gap": answer(1, "sltd"),
    "again": again(1),
    "again with gap": again(1, "sltd"),
    "end": end(1),
    "decide": lines.decided(1, decision="let_pass", reason="none", officer="a.one"),
}
ALLOWED = {
    (State.ISSUED, "answer"): State.ANSWERED,
    (State.ISSUED, "answer with gap"): State.ANSWERED_OFFLINE,
    (State.ISSUED, "end"): State.ABORTED,
    (State.ANSWERED, "decide"): State.ANSWERED,
    (State.ANSWERED_OFFLINE, "again with gap"): State.ANSWERED_OFFLINE,
    (State.ANSWERED_OFFLINE, "again"): State.RECHECKED,
    (State.ANSWERED_OFFLINE, "decide"): State.ANSWERED_OFFLINE,
    (State.RECHECKED, "again"): State.RECHECKED,
    (State.RECHECKED, "decide"): State.RECHECKED,
}


@pytest.mark.parametrize("state", STARTS)
@pytest.mark.parametrize("done", DONE)
def test_a_check_goes_only_where_it_may(state: State, done: str) -> None:
    """Each number ends answered, answered offline and re-checked, or aborted; an outcome is never taken back."""
    entries = chain(*STARTS[state], DONE[done])
    assert Book(entries[:-1]).checks[1].state is state
    if (state, done) in ALLOWED:
        assert Book(entries).checks[1].state is ALLOWED[state, done]
    else:
        with pytest.raises(IntegrityError):
            Book(entries)


@pytest.mark.parametrize("made", [[issue(2)], [issue(1), issue(1)], [issue(1), issue(3)], [answer(1)]])
def test_numbers_go_up_by_one_and_none_is_answered_before_it_is_issued(made: list[Line]) -> None:
    """No number twice, none left out."""
    with pytest.raises(IntegrityError):
        Book(chain(*made))


def test_an_abort_takes_a_reason_and_two_officers() -> None:
    """Four eyes."""
    for change in ({"second": "a.one"}, {"second": ""}, {"reason": ""}):
        words: dict[str, Any] = {"reason": "left", "officer": "a.one", "second": "b.two", **change}
        with pytest.raises(OfficerError):
            lines.aborted(1, **words)


STEP: st.SearchStrategy[tuple[str, int, list[str]]] = st.tuples(
    st.sampled_from(["issue", *MAKES]), st.integers(1, 6), st.lists(st.sampled_from("ab"), unique=True)
)


@given(st.lists(STEP, max_size=40))
def test_accounts_are_even_after_every_line(steps: list[tuple[str, int, list[str]]]) -> None:
    """Issued = answered + open + aborted, whatever was tried; the queue holds exactly the numbers with gaps."""
    book = Book()
    tried: list[Line] = []
    for act, number, gaps in steps:
        line = issue(book.next_number) if act == "issue" else MAKES[act](number, *gaps)
        try:
            book = Book(chain(*tried, line))
        except IntegrityError:
            continue
        tried.append(line)
        accounts = book.accounts()
        assert accounts.is_even
        assert accounts.issued == sum(line.act is Step.ISSUED for line in tried)
        assert accounts.answered == sum(line.act is Step.ANSWERED for line in tried)
        assert accounts.aborted == sum(line.act is Step.ABORTED for line in tried)
        assert set(book.queue) == {one.number for one in book.checks.values() if one.gaps and one.state in SHOWN}


def test_a_source_never_goes_back_to_an_older_version() -> None:
    """A journal that says so was not written by a desk."""
    new = lines.taken("sltd", version=5, as_of=AT, trusted=AT)
    with pytest.raises(IntegrityError, match="goes back"):
        Book(chain(new, lines.taken("sltd", version=4, as_of=AT, trusted=AT)))


def test_border_11_two_desks_that_reconnect_are_one_account_without_gap_or_double() -> None:
    """Duplicates of a journal, and one traveller at both desks, count once."""
    one = chain(issue(1, "scan-a"), answer(1), issue(2, "scan-b"), answer(2, "sltd"), desk="UTO-01")
    two = chain(issue(1, "scan-b"), answer(1), issue(2, "scan-c"), desk="UTO-02")
    found = merged([one, two, one[:3], two])
    assert found.is_even
    assert (found.issued, found.answered, found.open, found.travellers) == (4, 3, 1, 2)
    assert found.desks["UTO-01"].issued == 2
    other = chain(issue(1, "scan-x"), answer(1), desk="UTO-01")
    with pytest.raises(IntegrityError, match="different histories"):
        merged([one, other])
