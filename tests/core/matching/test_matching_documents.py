"""SBC-1: documents without persons, checked against lists of stolen, lost, revoked and blank ones."""

import multiprocessing
import random
from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest

from openpiu.core.matching import DEFAULT_PROFILE, AlertIndex, Person, compare
from openpiu.core.matching.column_file import HEAD
from openpiu.core.matching.documents import DocumentFinding, DocumentIndex, ListedDocument, Relation
from openpiu.core.terms import Document
from openpiu.core.terms.check_digits import check_digit, parted
from openpiu.errors import OfficerError, OperatorError

LETTERS = "0OQ1I8B5SZ7"  # few and alike, so that drawn numbers meet
POINTS = DEFAULT_PROFILE.points
BY_POINTS = {
    POINTS["document_equal"]: Relation.EQUAL,
    POINTS["document_no_issuer"]: Relation.NO_ISSUER,
    POINTS["document_confusable"]: Relation.CONFUSABLE,
    POINTS["document_swapped"]: Relation.SWAPPED,
}


def listed(place: int, number: str, issuer: str | None = "UTO", to: str | None = None) -> ListedDocument:
    return ListedDocument(id=UUID(int=place), number=number, issuer=issuer, number_to=to)


def asked(index: DocumentIndex, number: str, issuer: str | None = "UTO") -> list[tuple[int, Relation]]:
    return [(one.alert.int, one.relation) for one in index.search(Document(number=number, issuer=issuer))]


def drawn(chance: random.Random, count: int) -> list[tuple[str, str | None]]:
    """Numbers, half of them made from an earlier one by an error; lengths around the shortest that is compared."""
    found: list[tuple[str, str | None]] = []
    for _ in range(count):
        number = "ZZ" + "".join(chance.choices(LETTERS, k=chance.choice((3, 4, 5, 7))))
        if found and chance.random() < 0.6:
            number = erred(chance, chance.choice(found)[0])
        found.append((number, chance.choice(("UTO", "UTO", "UTP", None))))
    return found


def erred(chance: random.Random, number: str) -> str:
    place = chance.randrange(len(number) - 1)
    one, other = number[place], number[place + 1]
    changed = chance.choice((other + one, chance.choice(LETTERS) + other, one, one + other, alike(one + other)))
    return number[:place] + changed + number[place + 2 :]


def alike(letters: str) -> str:
    return letters.translate(str.maketrans("01258OIZSB", "OIZSB01258"))


def person(id_: str, number: str, issuer: str | None) -> Person:
    return Person(id=id_, surname="UNKNOWN", documents=(Document(number=number, issuer=issuer),))


@pytest.mark.parametrize("seed", range(3))
def test_the_index_finds_what_comparing_all_pairs_finds_and_nothing_else(seed: int) -> None:
    chance = random.Random(seed)
    ours, theirs = drawn(chance, 150), drawn(chance, 60)
    theirs += [(erred(chance, number), issuer) for number, issuer in ours[:60]]
    index = DocumentIndex.build(listed(place, *one) for place, one in enumerate(ours))
    met: set[Relation] = set()
    for number, issuer in theirs:
        expected = {}
        for place, one in enumerate(ours):
            [points] = [
                row.points
                for row in compare(person("1", number, issuer), person("2", *one)).explanation
                if row.field == "document"
            ]
            if points in BY_POINTS:
                expected[place] = BY_POINTS[points]
        assert dict(asked(index, number, issuer)) == expected
        met.update(expected.values())
    assert met == set(BY_POINTS.values())


def test_the_person_index_finds_every_number_that_is_related() -> None:
    """By number: equal, confusable, swapped. One letter needs a name that agrees, and its points reach no hit alone."""
    chance = random.Random(4)
    alerts = [person(str(place), *one) for place, one in enumerate(drawn(chance, 150))]
    index = AlertIndex.build(alerts)
    for alert in alerts[:60]:
        traveller = person("T", erred(chance, alert.documents[0].number), "UTO")
        for least in (POINTS["document_swapped"], 40, 60):
            expected = {one.id for one in alerts if compare(traveller, one).score >= least}
            assert {one.alert for one in index.search(traveller, min_score=least)} == expected


@pytest.mark.parametrize(
    ("number", "issuer", "relation", "band"),
    [
        ("ZZ0419737", "UTO", Relation.EQUAL, "strong"),
        ("ZZ0419737", None, Relation.NO_ISSUER, "strong"),
        ("ZZO4I9737", "UTO", Relation.CONFUSABLE, "review"),
        ("ZZ0417937", "UTO", Relation.SWAPPED, "weak"),
        ("ZZ0419737" + check_digit("ZZ0419737"), "UTO", Relation.CHECK_DIGIT_RIGHT, "strong"),
        ("ZZ04197379", "UTO", Relation.CHECK_DIGIT_WRONG, "review"),
    ],
)
def test_each_relation_has_its_band_and_is_said(number: str, issuer: str | None, relation: Relation, band: str) -> None:
    [finding] = DocumentIndex.build([listed(7, "ZZ0419737")]).search(Document(number=number, issuer=issuer))
    assert (finding.alert, finding.relation, finding.comparison.band) == (UUID(int=7), relation, band)
    [said] = finding.comparison.explanation
    assert (said.field, said.alert) == ("document", f"ZZ0419737 ({relation})")
    assert said.traveller == " ".join(filter(None, ("P", number, issuer)))


@pytest.mark.parametrize(
    ("number", "issuer"), [("ZZ0419737", "UTP"), ("ZZ0419738", "UTO"), ("0000000", "UTO"), ("", "UTO"), ("Ü041", None)]
)
def test_another_issuer_one_letter_and_numbers_that_say_nothing_are_not_found(number: str, issuer: str | None) -> None:
    index = DocumentIndex.build([listed(1, "ZZ0419737"), listed(2, "0000000")])
    assert (asked(index, number, issuer), len(index)) == ([], 1)


def test_check_digits_are_those_of_the_specimen() -> None:
    """ICAO Doc 9303-4: L898902C3 has 6; fillers count as 0."""
    assert (check_digit("L898902C3"), check_digit("D23145890"), check_digit("AB2134<<<")) == ("6", "7", "5")
    assert (parted("L898902C36"), parted("L898902C35")) == (("L898902C3", True), ("L898902C3", False))
    assert [parted(number) for number in ("L898902C3", "L898902C3A", "L898902C366")] == [None] * 3


def test_a_misread_number_with_its_check_digit_is_a_hint() -> None:
    index = DocumentIndex.build([listed(1, "ZZ0419737")])
    assert asked(index, "ZZO419737" + check_digit("ZZ0419737")) == [(1, Relation.CONFUSABLE)]


@pytest.mark.parametrize(("first", "last"), [("ZZ0099", "ZZ0101"), ("ZZ0100", "ZZ0100"), ("ZZ0000", "ZZ9999")])
def test_a_blank_range_holds_the_numbers_between_its_ends(first: str, last: str) -> None:
    index = DocumentIndex.build([listed(1, first, to=last), listed(2, "ZY0000", to="ZY9999")])
    for serial in range(0, 10_000, 7 if last == "ZZ9999" else 1):
        number = f"ZZ{serial:04}"
        assert asked(index, number) == ([(1, Relation.IN_RANGE)] if first <= number <= last else [])


def test_a_range_is_of_one_issuer_and_one_length_and_ranges_may_overlap() -> None:
    index = DocumentIndex.build([listed(1, "ZZ0100", to="ZZ0199"), listed(2, "ZZ0150", None, to="ZZ0151")])
    assert asked(index, "ZZ0150") == [(1, Relation.IN_RANGE), (2, Relation.PERHAPS_IN_RANGE)]
    assert asked(index, "ZZ0150", None) == [(1, Relation.PERHAPS_IN_RANGE), (2, Relation.PERHAPS_IN_RANGE)]
    assert asked(index, "ZZ0150", "UTP") == [(2, Relation.PERHAPS_IN_RANGE)]
    assert [asked(index, number) for number in ("ZZ00150", "ZZ150", "ZZ015O", "0150")] == [[]] * 4


@pytest.mark.parametrize(
    ("first", "last"), [("ZZ0200", "ZZ0100"), ("ZZ0100", "ZY0200"), ("ZZ100", "ZZ0200"), ("Z", "Z")]
)
def test_a_range_that_goes_nowhere_is_refused_without_its_numbers(first: str, last: str) -> None:
    with pytest.raises(OfficerError, match="correct the list") as refused:
        DocumentIndex.build([listed(1, first, to=last)])
    assert first not in str(refused.value) or first == "Z"


def every(index: DocumentIndex, documents: Iterable[ListedDocument]) -> list[list[DocumentFinding]]:
    return [index.search(Document(number=one.number, issuer=one.issuer)) for one in documents]


def test_changes_laid_over_an_index_are_as_good_as_building_anew() -> None:
    chance = random.Random(9)
    before = {place: listed(place, *one) for place, one in enumerate(drawn(chance, 120))}
    before |= {500: listed(500, "ZZ10000", to="ZZ19999"), 501: listed(501, "ZZ70000", to="ZZ79999")}
    index, now = DocumentIndex.build(before.values()), dict(before)
    for turn in range(3):
        changes = [listed(turn * 10 + place, *one) for place, one in enumerate(drawn(chance, 15))]
        changes.append(listed(500, f"ZZ1{turn}000", to="ZZ19999"))
        withdrawn = [*chance.sample(range(60, 120), 5), 501]
        index = index.with_changes(changes, withdrawn=[UUID(int=one) for one in withdrawn])
        now = {id_: one for id_, one in now.items() if id_ not in withdrawn} | {one.id.int: one for one in changes}
        asked_for = [*before.values(), *now.values(), listed(0, "ZZ11234"), listed(0, "ZZ71234")]
        rebuilt = DocumentIndex.build(now.values())
        assert every(index, asked_for) == every(rebuilt, asked_for)
        assert len(index) == len(rebuilt)


@pytest.fixture
def stored(tmp_path: Path) -> Path:
    DocumentIndex.build([listed(1, "ZZ0419737"), listed(2, "ZZ0100", to="ZZ0199")]).write(tmp_path / "one.index")
    return tmp_path / "one.index"


def _ask(path: Path) -> list[tuple[int, Relation]]:
    index = DocumentIndex.open(path)
    return asked(index, "ZZ0419737") + asked(index, "ZZ0123")


def test_two_processes_find_the_same_in_one_file(stored: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        found = pool.map(_ask, [stored, stored], chunksize=1)
    assert found == [[(1, Relation.EQUAL), (2, Relation.IN_RANGE)]] * 2


def test_the_same_documents_in_another_order_give_the_same_file(tmp_path: Path) -> None:
    documents = [listed(place, *one) for place, one in enumerate(drawn(random.Random(1), 50))]
    DocumentIndex.build(documents).write(tmp_path / "one.index")
    DocumentIndex.build(documents[::-1]).write(tmp_path / "other.index")
    assert (tmp_path / "one.index").read_bytes() == (tmp_path / "other.index").read_bytes()


@pytest.mark.parametrize("place", [HEAD, -1])
def test_a_damaged_file_is_refused(stored: Path, place: int) -> None:
    damaged = bytearray(stored.read_bytes())
    damaged[place] ^= 1
    stored.write_bytes(damaged)
    with pytest.raises(OperatorError, match=r"the document index .* is damaged; build it again"):
        DocumentIndex.open(stored)


def test_an_alert_index_is_no_document_index(tmp_path: Path) -> None:
    AlertIndex.build([person("1", "ZZ0419737", "UTO")]).write(tmp_path / "alerts.index")
    with pytest.raises(OperatorError, match="has another format"):
        DocumentIndex.open(tmp_path / "alerts.index")
