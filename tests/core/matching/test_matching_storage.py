"""The index in a file: the same findings, shared, whole or not at all; changes laid over it."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from openpiu.core.matching import DEFAULT_PROFILE, AlertIndex, Person, Profile, compare
from openpiu.core.matching.column_file import HEAD
from openpiu.core.matching.storage import columns_of
from openpiu.core.matching.written import read_person, write_person
from openpiu.errors import OperatorError

PersonMaker = Callable[..., Person]
Population = tuple[list[Person], list[Person]]


@pytest.fixture(scope="module")
def stored(population: Population, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("index") / "alerts.index"
    AlertIndex.build(population[0]).write(path)
    return path


def test_a_mapped_index_finds_what_the_built_one_finds(population: Population, stored: Path) -> None:
    """PNR-6.5: with the same scores and explanations."""
    built, opened = AlertIndex.build(population[0]), AlertIndex.open(stored)
    assert list(opened.search_many(population[1])) == list(built.search_many(population[1]))
    assert len(opened) == len(built) == 300


def test_the_same_alerts_give_the_same_file(population: Population, stored: Path, tmp_path: Path) -> None:
    AlertIndex.build(population[0]).write(tmp_path / "again.index")
    assert (tmp_path / "again.index").read_bytes() == stored.read_bytes()


@pytest.mark.parametrize("place", [HEAD, HEAD + 5_000, -1])
def test_one_flipped_byte_is_noticed(stored: Path, tmp_path: Path, place: int) -> None:
    damaged = bytearray(stored.read_bytes())
    damaged[place] ^= 1
    (tmp_path / "damaged.index").write_bytes(damaged)
    with pytest.raises(OperatorError, match="is damaged; build it again"):
        AlertIndex.open(tmp_path / "damaged.index")


@pytest.mark.parametrize("content", [b"", b"not an index", b'{"format":"other"}'])
def test_another_file_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.index").write_bytes(content)
    with pytest.raises(OperatorError, match="build it again"):
        AlertIndex.open(tmp_path / "x.index")


def test_a_missing_file_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot read the alert index"):
        AlertIndex.open(tmp_path / "none.index")


def test_an_index_of_another_profile_is_refused(stored: Path) -> None:
    other = Profile(name="other", version="1")
    with pytest.raises(OperatorError, match="under another profile"):
        AlertIndex.open(stored, other)


def test_a_folder_that_refuses_leaves_nothing_behind(population: Population, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="cannot write the alert index"):
        AlertIndex.build(population[0][:3]).write(tmp_path / "none" / "alerts.index")
    assert list(tmp_path.iterdir()) == []


def test_mapped_columns_are_not_copied(stored: Path) -> None:
    """Two processes that open one file share its pages."""
    columns = columns_of(AlertIndex.open(stored).segments[0]).values()
    assert all(column.base is not None for column in columns if column.size)


def test_a_new_alert_is_found_at_once_and_the_old_index_stays(person: PersonMaker, population: Population) -> None:
    index = AlertIndex.build(population[0])
    started = time.process_time()
    later = index.with_changes([person("Zorpelonius", "Quimby", id="NEW")])
    assert time.process_time() - started < 0.5
    assert [finding.alert for finding in later.search(person("ZORPELONIUS", "QUIMBY"))] == ["NEW"]
    assert index.search(person("ZORPELONIUS", "QUIMBY")) == []
    assert len(later) == len(index) + 1


def test_a_withdrawn_alert_is_found_no_more_and_a_changed_one_only_as_it_is_now(
    person: PersonMaker, population: Population
) -> None:
    alerts = [person("Zorpelonius", "Quimby", id="A"), person("Vexatrine", "Oldra", id="B"), *population[0]]
    index = AlertIndex.build(alerts).with_changes([person("Grubelkant", "Quimby", id="A")], withdrawn=["B"])
    assert index.search(person("ZORPELONIUS", "QUIMBY")) == []
    assert index.search(person("VEXATRINE", "OLDRA")) == []
    assert [finding.alert for finding in index.search(person("GRUBELKANT", "QUIMBY"))] == ["A"]
    again = index.with_changes([person("Vexatrine", "Oldra", id="B")], withdrawn=["A"])
    assert [finding.alert for finding in again.search(person("VEXATRINE", "OLDRA"))] == ["B"]
    assert again.search(person("GRUBELKANT", "QUIMBY")) == []
    assert len(again) == len(alerts) - 1


def test_changes_find_what_an_index_built_anew_finds(population: Population) -> None:
    """But for how common words are, which is counted when an index is built."""
    alerts, travellers = population
    later = AlertIndex.build(alerts[:200]).with_changes(alerts[200:])
    for traveller in travellers[::7]:
        for finding in later.search(traveller):
            alert = next(alert for alert in alerts if alert.id == finding.alert)
            assert finding.comparison == compare(traveller, alert, rarity=later.rarity)


def test_the_shape_of_an_index_does_not_hold_an_object_a_key(population: Population) -> None:
    columns = columns_of(AlertIndex.build(population[0]).segments[0])
    assert {column.dtype.kind for column in columns.values()} <= set("uif")


def test_a_person_is_written_and_read_back_equal(population: Population) -> None:
    for one in (*population[0][:50], *population[1][:50]):
        assert read_person(write_person(one)) == one


def test_the_digest_of_the_profile_names_the_figures_of_likeness_too() -> None:
    assert DEFAULT_PROFILE.digest != Profile(name=DEFAULT_PROFILE.name, version="3").digest
