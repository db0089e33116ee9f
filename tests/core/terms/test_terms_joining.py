"""Joining reports about one traveller on one flight: nobody is swallowed, nobody is doubled, order does not matter."""

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from openpiu.core.terms import Baggage, Document, PartialDate, Traveller, TravellerKind
from openpiu.core.terms.joining import Group, join, merge, together
from openpiu.core.terms.pushes import Push, Says, Source, make_stamp
from openpiu.core.terms.reports import Key, Report, name_key, take

SURNAMES = ("TSFAROUNI", "VANDERMOORLE", "QUARANTE", "AL QUARANTI", "O'RAVEN")
GIVEN = ("MAHMUD ABDULRAHEEM", "JORIS", "INES MARIE", "ANNE LOUISE", "SAAR")
BORN = PartialDate(1988, 4, 19)
SON = PartialDate(2015, 6, 2)
SENT = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)


class Shelf:
    """All reports of one flight, as receiving keeps them; each `put` is a message sent a minute after the last one."""

    def __init__(self) -> None:
        self.reports: dict[Key, Report] = {}
        self.sent = 0

    def put(self, reports: Sequence[Traveller], kind: str, *, sent: int | None = None) -> list[int]:
        """One message; returns for each of its persons the place of the traveller whom it is about."""
        self.sent = sent or self.sent + 1
        push = Push(source=Source(kind), says=Says.LISTED, stamp=make_stamp(SENT + timedelta(minutes=self.sent), kind))
        keys = take(self.reports, push, reports, frozenset())
        homes = {report.key: place for place, group in enumerate(self.groups()) for report in group.reports}
        return [homes[key] for key in keys]

    def groups(self) -> list[Group]:
        """The travellers."""
        return join(self.reports.values())

    def merged(self) -> list[Traveller]:
        """What the reports say together, in an order that does not depend on theirs."""
        return sorted((together(group.reports)[0] for group in self.groups()), key=repr)


def person(surname: str = "TSFAROUNI", given: str | None = "MAHMUD ABDULRAHEEM", **more: Any) -> Traveller:
    return replace(Traveller(surname=surname, given_names=given, locator="K7MTRA"), **more)


def passport(number: str) -> tuple[Document, ...]:
    return (Document(number=number, issuer="UTO"),)


@st.composite
def parties(draw: st.DrawFn) -> list[Traveller]:
    """Different persons on one flight, as bookings name them: several may share a booking or a surname."""
    names = draw(st.lists(st.tuples(st.sampled_from(SURNAMES), st.sampled_from(GIVEN)), max_size=6, unique=True))
    locators = st.sampled_from(["K7MTRA", "Q2WXYZ"])
    booked = [person(surname, given, locator=draw(locators)) for surname, given in names]
    return [replace(one, seats=(f"{row}A",)) for row, one in enumerate(booked, 1)]


def as_manifest(booked: Sequence[Traveller]) -> list[Traveller]:
    """The same persons as their passports name them."""
    return [
        replace(one, seats=(), sex="M", documents=passport(f"ZZ{number:05}"))
        for number, one in enumerate(booked)
    ]  # fmt: skip


@given(parties())
def test_the_order_of_booking_and_manifest_does_not_change_who_is_on_board(booked: list[Traveller]) -> None:
    """PNR-8.4: in either order, merged, without duplicates."""
    manifest = as_manifest(booked)
    first, second = Shelf(), Shelf()
    first.put(booked, "PNR", sent=1)
    first.put(manifest, "API", sent=2)
    second.put(manifest, "API", sent=2)
    second.put(booked, "PNR", sent=1)
    assert first.merged() == second.merged()
    assert len(first.merged()) == len(booked)


@given(parties(), st.randoms(use_true_random=False))
def test_the_order_of_persons_within_a_message_does_not_matter(booked: list[Traveller], shuffler: Random) -> None:
    """PNR-8.4: carriers sort as they like."""
    manifest = as_manifest(booked)
    shuffler.shuffle(manifest)
    shelf = Shelf()
    shelf.put(booked, "PNR")
    shelf.put(manifest, "API")
    assert len(shelf.groups()) == len(booked)


@given(
    st.lists(
        st.builds(
            person,
            surname=st.sampled_from(SURNAMES[:2]),
            given=st.sampled_from([*GIVEN[:2], None]),
            locator=st.sampled_from([None, "K7MTRA"]),
            birth_date=st.sampled_from([None, BORN, SON, PartialDate(1988)]),
            documents=st.sampled_from([(), passport("ZZ1")]),
        ),
        max_size=8,
    ),
    st.lists(st.sampled_from(SURNAMES[:2]), max_size=3),
)
def test_every_person_of_a_message_becomes_a_traveller_of_their_own(reports: list[Traveller], known: list[str]) -> None:
    """PNR-8.4, MSG-14: however alike they are and whoever is known already, n persons are n travellers."""
    shelf = Shelf()
    shelf.put([person(surname) for surname in known], "PNR")
    ids = shelf.put(reports, "API")
    assert len(set(ids)) == len(reports)


@given(parties())
def test_the_same_message_again_makes_nobody_new(booked: list[Traveller]) -> None:
    """PNR-8.7: a repeated push finds everybody again."""
    shelf = Shelf()
    assert shelf.put(booked, "PNR") == shelf.put(booked, "PNR")


@pytest.mark.parametrize("cut", [24, 12, 7])
def test_a_name_that_a_system_cut_short_is_the_same_person(cut: int) -> None:
    """MSG-14: systems cut at 24, 30 or 39 letters."""
    shelf = Shelf()
    shelf.put([person(given="MAHMUD ABDULRAHEEM SULAIMAN")], "PNR")
    shelf.put([person(given="MAHMUD ABDULRAHEEM SULAIMAN"[:cut])], "API")
    assert len(shelf.groups()) == 1


def test_a_cut_name_that_fits_two_persons_is_neither() -> None:
    """PNR-8.4: a weak rule never chooses between two."""
    shelf = Shelf()
    shelf.put([person(given="ANNE LOUISE"), person(given="ANNE LORE")], "PNR")
    shelf.put([person(given="ANNE L")], "API")
    assert len(shelf.groups()) == 3


def test_father_and_son_of_one_name_in_one_booking_are_two() -> None:
    """PNR-8.4: their birth dates say so."""
    shelf = Shelf()
    shelf.put([person(birth_date=BORN), person(birth_date=SON)], "API")
    assert {one.birth_date for one in shelf.merged()} == {BORN, SON}


def test_father_and_son_stay_two_when_each_comes_in_a_message_of_his_own() -> None:
    """PNR-8.4: neither overwrites the other, whatever the booking said of both."""
    shelf = Shelf()
    shelf.put([person(), person()], "PNR")
    for born in (BORN, SON, SON, BORN):
        shelf.put([person(birth_date=born)], "API")
    assert {one.birth_date for one in shelf.merged()} == {BORN, SON}


@pytest.mark.parametrize("booked", list(itertools.permutations([None, BORN])))
@pytest.mark.parametrize("checked", list(itertools.permutations([BORN, SON])))
@pytest.mark.parametrize("first", ["PNR", "API"])
def test_two_of_one_name_are_two_when_only_one_has_a_birth_date(
    booked: tuple[PartialDate | None, ...], checked: tuple[PartialDate, ...], first: str
) -> None:
    """PNR-8.4: who is known by birth date keeps the place, whoever is named first and whichever message comes first."""
    shelf = Shelf()
    messages = {
        "PNR": [person(birth_date=born) for born in booked],
        "API": [person(birth_date=born) for born in checked],
    }
    for kind in sorted(messages, reverse=first == "PNR"):
        shelf.put(messages[kind], kind)
    assert {one.birth_date for one in shelf.merged()} == {BORN, SON}
    assert len(shelf.groups()) == 2


def test_an_infant_on_the_mother_s_passport_is_a_traveller() -> None:
    """PNR-8.4: one document, one initial, two persons."""
    shelf = Shelf()
    mother = person("QUARANTE", "INES", birth_date=BORN, documents=passport("ZZ1"), locator=None)
    infant = person("QUARANTE", "LOU", birth_date=PartialDate(2026, 3, 1), documents=passport("ZZ1"), locator=None)
    shelf.put([mother], "API")
    shelf.put([infant], "API")
    assert {one.given_names for one in shelf.merged()} == {"INES", "LOU"}


def test_a_corrected_birth_date_on_the_same_passport_is_the_same_person() -> None:
    """PNR-8.7: a correction is not a second person."""
    shelf = Shelf()
    shelf.put([person(birth_date=BORN, documents=passport("ZZ1"))], "API")
    shelf.put([person(birth_date=PartialDate(1988, 4, 18), documents=passport("ZZ1"))], "API")
    assert [str(one.birth_date) for one in shelf.merged()] == ["1988-04-18"]


def test_the_same_passport_finds_a_person_whose_name_is_spelt_otherwise() -> None:
    """PNR-8.4: number and issuer, with one initial in common."""
    shelf = Shelf()
    shelf.put([person("TSFAROUNI", documents=passport("ZZ1"))], "PNR")
    shelf.put([person("TESFARUNI", "MAHMOUD", locator=None, documents=passport("ZZ1"))], "API")
    assert len(shelf.groups()) == 1


@pytest.mark.parametrize("other", [passport("ZZ2"), (Document(number="ZZ1", issuer="QXX"),)])
def test_another_passport_does_not(other: tuple[Document, ...]) -> None:
    """A number without its issuer is nobody's."""
    shelf = Shelf()
    shelf.put([person("TSFAROUNI", locator=None, documents=passport("ZZ1"))], "PNR")
    shelf.put([person("TESFARUNI", "MAHMOUD", locator=None, documents=other)], "API")
    assert len(shelf.groups()) == 2


def test_the_passport_s_data_count_more_than_the_booking_s() -> None:
    """PNR-8.4: and what it does not say is taken from the booking."""
    booked = person("TSFAROUNI", birth_date=PartialDate(1988), seats=("12A",), emails=("m@example.org",), sex="F")
    checked = person("TESFAROUNI", birth_date=BORN, sex="M", documents=passport("ZZ1"), kind=TravellerKind.TRANSIT)
    together, others = merge(booked, checked)
    assert (together.surname, together.birth_date, together.sex) == ("TESFAROUNI", BORN, "M")
    assert (together.seats, together.emails, together.kind) == (("12A",), ("m@example.org",), TravellerKind.TRANSIT)
    assert others == (booked,)


def test_a_name_that_differs_only_by_blanks_is_not_another_name() -> None:
    """MSG-14: carriers leave out hyphens and blanks."""
    assert merge(person("AL-QUARANTI"), person("AL QUARANTI"))[1] == ()


def test_documents_are_united_without_doubles() -> None:
    """PNR-8.4."""
    together, _ = merge(person(documents=passport("ZZ1") + passport("ZZ2")), person(documents=passport("ZZ2")))
    assert [document.number for document in together.documents] == ["ZZ2", "ZZ1"]


@pytest.mark.parametrize("kind", ["PNR", "API"])
def test_one_report_alone_is_the_traveller(kind: str) -> None:
    """Nothing is waited for."""
    only = person()
    assert merge(only if kind == "PNR" else None, only if kind == "API" else None) == (only, ())


def test_no_report_is_no_traveller() -> None:
    """Our own mistake, said as such."""
    with pytest.raises(ValueError, match="at least one report"):
        merge(None, None)


@given(st.text(max_size=8), st.text(max_size=8))
def test_the_key_of_a_name_sees_letters_only(surname: str, given_names: str) -> None:
    """Two reports with one key in one message are two persons, so the key must not depend on punctuation."""
    assume(surname.upper() == surname)
    spaced = person(" ".join(surname), f"-{given_names} ")
    assert name_key(spaced) == name_key(person(surname, given_names))


def test_bags_and_the_check_of_the_document_come_from_the_list_that_tells_them() -> None:
    """PAX-6, API-2: a booking does not know them; what neither says stays unknown."""
    bags = Baggage(pieces=2)
    listed = replace(person(), baggage=bags, verified=True)
    assert [merge(person(), listed)[0].baggage, merge(listed, person())[0].baggage] == [bags, bags]
    assert [merge(person(), listed)[0].verified, merge(person(), person())[0].verified] == [True, None]
