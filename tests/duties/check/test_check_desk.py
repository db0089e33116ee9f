"""One check: what is recorded before anything is shown, what stays covert, what a traveller's second scan is."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from openpiu.core.desk.book import Book
from openpiu.core.desk.states import State
from openpiu.core.desk.stopping import DeskStopped
from openpiu.core.desk.verifying import entry_of
from openpiu.core.law.action_cards import Category
from openpiu.duties.check import pending_events
from openpiu.errors import OfficerError
from tests.adapters.desk.clocks import SetClock
from tests.duties.check.point import Booth, alert, booth, snapshot, stolen, traveller, wanted

COVERT = ("DISCREET", "INQUIRY", "SPECIFIC", "INFORMATION")
CATEGORIES = (Category.DISCREET_CHECK, Category.INQUIRY_CHECK, Category.SPECIFIC_CHECK, Category.INFORMATION)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Booth]:
    """A desk whose list has one covert alert of each kind, one arrest, one stolen document."""
    one = booth(tmp_path)
    persons = [wanted(number, name, "CARL") for number, name in enumerate((*COVERT, "ARREST"), start=1)]
    categories = {str(alert(number)): each for number, each in enumerate((*CATEGORIES, Category.ARREST), start=1)}
    snapshot(
        tmp_path / "1", persons=persons, documents=[stolen(6, "ZZ9990001"), stolen(7, "ZZ9990002")],
        categories={**categories, str(alert(7)): Category.DISCREET_CHECK},
    )  # fmt: skip
    one.desk.shelf.take("national", tmp_path / "1")
    yield one
    one.close()


@pytest.mark.parametrize("name", COVERT)
@pytest.mark.parametrize("nationality", ["UTO", "BEL"])
def test_a_covert_alert_shows_and_records_what_a_clear_traveller_does(desk: Booth, name: str, nationality: str) -> None:
    """SIS-2, SBC-2: same bytes but the number, same lines but hashes and sealed content, and those of one length.

    Citizens of the Union are found as everybody else.
    """
    plain = traveller(surname="N" * len(name), given_names="CARL", born="1988-04-19", nationality=nationality)
    shown = [
        desk.desk.check(plain, scan="a"),
        desk.desk.check(
            traveller(surname=name, given_names="CARL", born="1988-04-19", nationality=nationality), scan="b"
        ),
    ]
    assert shown[0].replace(b'"number":1', b'"number":2') == shown[1]
    rows = (desk.folder / "journal").read_bytes().splitlines()[-4:]
    intents, results = rows[::2], rows[1::2]
    assert len(intents[0]) == len(intents[1])
    assert len(results[0]) == len(results[1])
    found = [_plain(row) for row in results]
    assert found[0] == found[1]
    [event] = pending_events(desk.journal, desk.desk.contents)
    assert (event.kind, event.number, event.covert) == ("covert_hit", 2, True)


def _plain(row: bytes) -> dict[str, object]:
    """A line without what differs for everybody."""
    line = json.loads(row)
    detail = {key: value for key, value in line["detail"].items() if key not in ("number", "sealed", "tick")}
    return {"act": line["act"], "actor": line["actor"], "role": line["role"], **detail}


def test_a_covert_document_is_covert_too(desk: Booth) -> None:
    """SIS-2: objects can be under discreet checks."""
    assert json.loads(desk.desk.check(traveller("ZZ9990002"), scan="a"))["outcome"] == "clear"


class SlowClock(SetClock):
    """Every look at it takes a while."""

    def tick(self) -> int:
        """A bit later each time."""
        self.ticks += 1_100_000
        return self.ticks


def test_outcomes_are_shown_on_steps_of_time(tmp_path: Path) -> None:
    """SIS-2: same timing class: whatever a check took, it is shown at a multiple of ten milliseconds."""
    clock = SlowClock()
    one = booth(tmp_path, clock=clock, step=0.01)
    began = clock.ticks + 1_100_000
    one.desk.check(traveller(), scan="a")
    assert len(clock.waited) == 1
    took = clock.ticks - began + round(clock.waited[0] * 1_000_000_000)
    assert took % 10_000_000 == 0
    one.close()


def test_border_03_what_is_shown_outlives_a_power_cut_at_that_very_moment(tmp_path: Path) -> None:
    """Everything that was not synced when an outcome was shown is dropped: the record of the outcome is still there."""
    sizes = [0]

    def sync(descriptor: int) -> None:
        os.fdatasync(descriptor)
        sizes.append(os.fstat(descriptor).st_size)

    one = booth(tmp_path / "desk", sync=sync)
    snapshot(tmp_path / "1")
    one.desk.shelf.take("national", tmp_path / "1")
    kept = []
    for number in range(1, 6):
        one.desk.check(traveller(), scan=str(number))
        kept.append(sizes[-1])
    one.close()
    content = (tmp_path / "desk" / "journal").read_bytes()
    for number, size in enumerate(kept, start=1):
        book = Book(entry_of(row) for row in content[:size].splitlines())
        assert book.checks[number].state is State.ANSWERED


def test_the_journal_names_nobody(desk: Booth) -> None:
    """PNR-13.8's rule at the desk: no name, number of a document or date of birth in clear text."""
    desk.desk.check(traveller("ZZ9990001", "ARREST", "CARL", born="1988-04-19"), scan="a-scan-id")
    content = (desk.folder / "journal").read_bytes()
    for word in (b"ZZ9990001", b"ARREST", b"CARL", b"1988", b"a-scan-id", b"arrest", str(alert(5)).encode()):
        assert word not in content


def test_the_record_proves_which_sources_were_asked_and_what_they_answered_from(desk: Booth) -> None:
    """SBC-1: an EU passport in the list of lost documents, in or out, is a hit; the record says of which list."""
    shown = json.loads(desk.desk.check(traveller("ZZ9990001", nationality="FRA"), scan="a"))
    assert shown["outcome"] == "second_line"
    check = desk.journal.book.checks[1]
    assert (check.sources, check.gaps, check.state) == (("national=1 copy green",), (), State.ANSWERED)


def test_the_same_scan_again_is_a_further_number_of_the_same_traveller(desk: Booth) -> None:
    """No number is saved, nobody is counted twice."""
    for scan in ("a", "b", "a"):
        desk.desk.check(traveller(), scan=scan)
    assert [check.repeats for check in desk.journal.book.checks.values()] == [None, None, 1]
    assert desk.journal.book.accounts().repeated == 1


def test_what_the_officer_did_and_an_abort_by_two_stand_in_the_journal(desk: Booth) -> None:
    """The outcome is the machine's, the decision an officer's."""
    desk.desk.check(traveller(), scan="a")
    desk.desk.decide(1, decision="let_pass", reason="none", officer="a.one")
    with pytest.raises(OfficerError):
        desk.desk.abort(1, reason="left", officer="a.one", second="a.one")
    with pytest.raises(OfficerError, match="not at that point"):  # it was answered
        desk.desk.abort(1, reason="left", officer="a.one", second="b.two")
    desk.desk.check(traveller(), scan="b")  # and the desk goes on
    assert desk.journal.book.checks[1].decision == "let_pass"
    assert desk.journal.book.accounts().issued == 2


def test_no_key_means_stop_and_no_number(desk: Booth, tmp_path: Path) -> None:
    """Nothing can be sealed: nobody is checked."""
    keys = tmp_path / "keys"
    keys.write_text("a file where the folder should be")
    with pytest.raises(DeskStopped, match=r"STOP"):
        desk.desk.check(traveller(), scan="a")
    assert desk.journal.book.accounts().issued == 0


def test_a_day_whose_key_is_destroyed_is_erased_and_its_journal_still_verifies(desk: Booth, tmp_path: Path) -> None:
    """Erasure without breaking the chain; a gap that can no longer be asked about is counted, not hidden."""
    desk.clock.passes(hours=1)
    desk.desk.check(traveller("ZZ9990001"), scan="a")
    assert desk.keys.destroy("desk/2026-11-30")
    snapshot(tmp_path / "2", 2, at=desk.clock.at)
    desk.desk.shelf.take("national", tmp_path / "2")
    debt = desk.desk.rechecks.run()
    assert (debt.erased, debt.left) == (1, 1)
    assert not list(pending_events(desk.journal, desk.desk.contents))
