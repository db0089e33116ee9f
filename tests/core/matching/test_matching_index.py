"""The alert index: it finds what comparing everything with everything finds, in a fixed order."""

import pickle
from collections.abc import Callable

import pytest

from openpiu.core.matching import AlertIndex, Person, compare

PersonMaker = Callable[..., Person]
Population = tuple[list[Person], list[Person]]


def test_the_index_finds_everything_that_comparing_all_pairs_finds(population: Population) -> None:
    """PNR-6.5: 300 alerts by 100 travellers; the share found is 100 %, in score as well."""
    alerts, travellers = population[0], population[1][::3]
    index = AlertIndex.build(alerts)
    everything = {
        (one.id, other.id): compare(one, other, rarity=index.rarity) for one in travellers for other in alerts
    }
    for lowest in (55, 45):
        found = {
            (traveller.id, finding.alert): finding.comparison
            for traveller, findings in index.search_many(travellers, min_score=lowest)
            for finding in findings
        }
        wanted = {pair: comparison for pair, comparison in everything.items() if comparison.score >= lowest}
        assert found == wanted
        assert len(wanted) > 30


@pytest.mark.parametrize("lowest", [40, 55, 62, 75, 90])
def test_no_birth_date_that_leaves_room_is_left_out(person: PersonMaker, lowest: int) -> None:
    """Dates that look alike, are near, partial or missing: what comparing all pairs finds, the index finds."""
    dates = [None, "1988", "1987", "1989", "1990", "1988-04", "1988-05", "1988-04-19", "1988-04-18"]
    dates += [
        f"{year}-04-19" for year in (1888, 1908, 1918, 1978, 1980, 1986, 1987, 1989, 1990, 1998, 2008, 2088, 3988)
    ]
    dates += ["1988-01-01", "1987-01-01", "1990-05-20", "1985-03-20", "1963-09-30", "1988-09-04", "1988-04-09"]
    index = AlertIndex.build([person("Quesnoirt", "Loic", id=str(date), born=date) for date in dates])
    for born in dates:
        asked = person("QUESNOIRT", "LOIC", born=born)
        found = {finding.alert for finding in index.search(asked, min_score=lowest)}
        scores = {
            str(date): compare(asked, person("Quesnoirt", "Loic", born=date), rarity=index.rarity) for date in dates
        }
        assert found == {date for date, one in scores.items() if one.score >= lowest}, born


def test_a_score_of_zero_asks_for_all_pairs(population: Population) -> None:
    alerts, travellers = population
    assert len(AlertIndex.build(alerts[:50]).search(travellers[0], min_score=0)) == 50


def test_findings_come_best_first_and_then_by_alert(person: PersonMaker) -> None:
    alerts = [person("Quesnoirt", "Loic", id=number) for number in ("B", "A", "C")]
    alerts.append(person("Quesnoirt", "Loic", id="D", born="1988-04-19"))
    findings = AlertIndex.build(alerts).search(person("QUESNOIRT", "LOIC", born="1988-04-19"))
    assert [finding.alert for finding in findings] == ["D", "A", "B", "C"]


def test_the_order_of_the_list_does_not_change_the_findings(population: Population) -> None:
    alerts, travellers = population
    forwards, backwards = AlertIndex.build(alerts), AlertIndex.build(reversed(alerts))
    assert all(forwards.search(traveller) == backwards.search(traveller) for traveller in travellers[::3])


def test_searching_again_gives_the_same_answer(population: Population) -> None:
    alerts, travellers = population
    index = AlertIndex.build(alerts)
    assert list(index.search_many(travellers[:80])) == list(index.search_many(travellers[:80]))


def test_a_document_is_found_whatever_the_name(person: PersonMaker) -> None:
    index = AlertIndex.build([person("UNKNOWN", id="A1", documents=[("ZZ0770215", "GRC")])])
    for number in ("ZZ0770215", "ZZO77O2I5"):
        findings = index.search(person("QUESNOIRT", "LOIC", documents=[(number, "GRC")]))
        assert [finding.alert for finding in findings] == ["A1"]


def test_a_placeholder_number_finds_nobody(person: PersonMaker) -> None:
    index = AlertIndex.build([person("Vandermoorle", "Wout", documents=[("0000000", "UTO")])])
    assert index.search(person("QUESNOIRT", "LOIC", documents=[("0000000", "UTO")])) == []


def test_an_alias_is_found_and_an_alert_only_once(person: PersonMaker) -> None:
    alert = person("Vandermoorle", "Wout", aliases=[("Quesnoirt", "Loïc"), ("Quesnoir", "Loic")])
    assert len(AlertIndex.build([alert]).search(person("QUESNOIRT", "LOIC"))) == 1


def test_an_empty_list_finds_nobody(person: PersonMaker) -> None:
    assert AlertIndex.build([]).search(person("QUESNOIRT", "LOIC"), min_score=0) == []


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        (("VANDENMOORLE", "JEANLOIC"), ("van den Moorle", "Jean Loïc")),
        (("VAN DEN MOORLE", "JEAN LOIC"), ("Vandenmoorle", "Jeanloïc")),
    ],
)
def test_words_written_together_on_either_side_are_found(
    person: PersonMaker, written: tuple[str, str], listed: tuple[str, str]
) -> None:
    index = AlertIndex.build([person(*listed)])
    assert len(index.search(person(*written))) == 1


@pytest.mark.parametrize(
    ("surname", "listed"),
    [
        ("QUOCLOC", ("Pham", "Quoc Luc")),  # each part less alike than the whole
        ("THIHANH", ("Pham", "Thi Hanh")),  # the beginning may be a particle, and is none
        ("ALKHALIDSAID", ("Pham", "Al-Khalid Said")),
        ("VANDERLINDEN", ("Pham", "van der Linden")),
        ("OUSMANEDIALLO", ("Pham", "Ousmane Diallo")),
        ("JEANLUCMARIE", ("Pham", "Jean Luc Marie")),
    ],
)
def test_a_word_is_found_in_parts_beside_many_that_have_one_of_them(
    person: PersonMaker, surname: str, listed: tuple[str, str]
) -> None:
    """Halves count only where both are there; that must not cost the ones that have both."""
    alerts = [person("Pham", part, id=f"{part}-{n}") for part in listed[1].split() for n in range(30)]
    index = AlertIndex.build([*alerts, person(*listed, id="wanted")])
    asked = person("PHAM", surname)
    wanted = compare(asked, person(*listed), rarity=index.rarity).score
    assert "wanted" in {finding.alert for finding in index.search(asked, min_score=wanted)}


def test_an_index_can_be_sent_to_another_process(person: PersonMaker) -> None:
    index = AlertIndex.build([person("Quesnoirt", "Loïc")])
    traveller = person("QUESNOIRT", "LOIC")
    assert pickle.loads(pickle.dumps(index)).search(traveller) == index.search(traveller)
