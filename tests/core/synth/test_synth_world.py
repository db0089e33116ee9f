"""The invented world: reproducible, of the promised size, with its cast and its planted pairs."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from openpiu.core.synth import Passage, Stage, World, build_world, files
from openpiu.core.terms import PartialDate, TravellerKind
from openpiu.errors import OfficerError

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
KINDS = {
    "exact",
    "transliteration",
    "name_order",
    "truncated",
    "missing_birth_date",
    "typo",
    "document_stolen",
    "namesake",
    "near_miss",
}


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(seed=1, start=START, noise=0.15)


def by_surname(world: World, surname: str) -> list[Passage]:
    return [passage for passage in world.passages if passage.surname == surname]


def test_the_same_seed_and_day_give_the_same_bytes() -> None:
    first = list(files(build_world(seed=7, flights=4, alerts=60, start=START, noise=0.3)))
    second = list(files(build_world(seed=7, flights=4, alerts=60, start=START, noise=0.3)))
    assert first == second


def test_another_seed_gives_other_people_and_another_day_other_dates(world: World) -> None:
    other_seed = build_world(seed=2, start=START)
    other_day = build_world(seed=1, start=START + timedelta(days=1))
    assert {p.surname + (p.given_names or "") for p in other_seed.passages} != {
        p.surname + (p.given_names or "") for p in world.passages
    }
    assert other_day.legs[0].departs == world.legs[0].departs + timedelta(days=1)


def test_more_alerts_leave_the_messages_as_they_were() -> None:
    few = build_world(seed=3, flights=2, alerts=40, start=START)
    many = build_world(seed=3, flights=2, alerts=80, start=START)
    assert [sent.content for sent in few.messages()] == [sent.content for sent in many.messages()]


@pytest.mark.parametrize("seed", range(1, 9))
def test_twelve_flights_have_about_1700_travellers(seed: int) -> None:
    world = build_world(seed=seed, start=START)
    assert 1500 <= len(world.passages) <= 1900
    assert len(world.legs) == 12


def test_the_first_flight_lands_41_minutes_after_the_start_and_the_last_within_a_shift(world: World) -> None:
    assert world.legs[0].flight.designator == "ZQ214"
    assert world.legs[0].lands == START + timedelta(minutes=41)
    landings = [leg.lands for leg in world.legs]
    assert landings == sorted(landings)
    assert timedelta(hours=10) < landings[-1] - START < timedelta(hours=13)


def test_flight_times_are_local_to_the_airports(world: World) -> None:
    flight = world.legs[0].flight
    assert flight.arrival == datetime(2026, 11, 23, 7, 12)  # noqa: DTZ001 - 06:12 UTC on the clock of Brussels
    assert flight.departure == (world.legs[0].departs + timedelta(hours=3)).replace(tzinfo=None)  # Istanbul


def test_every_flight_comes_from_outside_into_an_airport_of_the_unit(world: World) -> None:
    assert {leg.flight.arrival_airport for leg in world.legs} <= {"BRU", "CRL", "LGG"}
    assert {leg.flight.carrier for leg in world.legs} == {"ZQ", "QX", "ZY"}


def test_bookings_have_the_promised_sizes() -> None:
    world = build_world(seed=11, flights=40, alerts=40, start=START)
    sizes = [len(party.passages) for leg in world.legs for party in leg.parties]
    assert 0.40 < sum(size == 1 for size in sizes) / len(sizes) < 0.56
    assert 0.23 < sum(size == 2 for size in sizes) / len(sizes) < 0.37
    assert 0.10 < sum(size in {3, 4} for size in sizes) / len(sizes) < 0.22
    assert any(party.group_name for leg in world.legs for party in leg.parties)
    assert 130 < len(world.passages) / 40 < 160


def test_seats_are_unique_on_a_flight_and_infants_have_none(world: World) -> None:
    for leg in world.legs:
        seats = [passage.seat for passage in leg.passages if passage.kind is not TravellerKind.INFANT]
        assert None not in seats
        assert len(set(seats)) == len(seats)
        assert all(passage.seat is None for passage in leg.passages if passage.kind is TravellerKind.INFANT)


def test_record_locators_and_ids_do_not_repeat() -> None:
    world = build_world(seed=5, flights=30, alerts=300, start=START)
    locators = [party.locator for leg in world.legs for party in leg.parties]
    assert len(set(locators)) == len(locators)
    assert len({passage.id for passage in world.passages}) == len(world.passages)
    assert len({alert.id for alert in world.alerts}) == len(world.alerts) == 300


def test_files_sort_in_the_order_of_sending(world: World) -> None:
    names = [push.name for push in world.pushes]
    moments = [push.sent_at for push in world.pushes]
    assert names == sorted(names)
    assert moments == sorted(moments)
    assert names[0].startswith("0001-")


def test_every_flight_sends_two_pushes_and_a_manifest_at_least(world: World) -> None:
    for flight in range(len(world.legs)):
        stages = {push.stage for push in world.pushes if push.flight == flight and not push.is_crew}
        assert stages == set(Stage)
    assert any(push.changes_only for push in world.pushes)
    assert any(push.parts == 2 for push in world.pushes)
    assert any(push.is_crew for push in world.pushes)


def test_tesfarouni_flies_under_another_spelling_and_his_birth_date_comes_with_the_manifest(world: World) -> None:
    (passage,) = by_surname(world, "TSFAROUNI")
    alert = next(alert for alert in world.alerts if alert.id == "BE-2291")
    assert passage.given_names == "MAHMUD ABDULRAHEEM"
    assert passage in world.legs[0].passages
    assert passage.details_from is Stage.MANIFEST
    assert str(passage.person.born) == "1988-04-19"
    assert passage.person.document.number == "ZZ0419773"
    assert alert.documents[0].number == "ZZ0419737"
    assert alert.birth_date == PartialDate(1988, 4)
    assert alert.action == "arrest"


def test_the_rest_of_the_cast_is_in_every_world(world: World) -> None:
    true = {(row.alert, row.kind, row.is_true) for row in world.truth}
    assert ("BE-2291", "namesake", False) in true
    assert ("FR-0417", "transliteration", True) in true
    assert ("BE-3130", "truncated", False) in true
    assert ("BE-D0770", "document_stolen", True) in true
    assert ("FR-1187", "name_order", True) in true
    (dentist,) = by_surname(world, "TESFARONI")
    assert 62 <= (START.date() - dentist.person.born).days / 365.25 <= 64
    assert by_surname(world, "OSTROHOV")[0].given_names == "ALEKSANDR"


def test_the_truncated_namesake_has_the_same_first_39_places_of_the_mrz_as_the_alert(world: World) -> None:
    (passage,) = by_surname(world, "DE SA NOGUEIRA")
    flown = f"{passage.surname}<<{passage.given_names}".replace(" ", "<")
    alert = "DE<SA<NOGUEIRA<<MARIA<DO<CARMO<ALBUQUERQUINA<TELHADO"
    assert len(flown) == 39
    assert alert[:39] == flown


def test_the_dentist_flies_on_a_flight_whose_check_in_is_still_open(world: World) -> None:
    leg = next(leg for leg in world.legs if any(p.surname == "TESFARONI" for p in leg.passages))
    assert leg.departs > START


def test_the_family_has_an_infant_and_codes_that_must_be_dropped(world: World) -> None:
    family = by_surname(world, "VANDERMOORLE")
    assert [passage.kind.value for passage in family] == ["adult", "adult", "child", "infant"]
    assert {code for passage in family for code in passage.services} == {"VGML", "WCHR", "MOML", "CHML", "BBML"}


def test_every_kind_of_planted_pair_is_there_and_names_a_traveller_and_an_alert(world: World) -> None:
    assert {row.kind for row in world.truth} == KINDS
    assert {row.traveller for row in world.truth} <= {passage.id for passage in world.passages}
    assert {row.alert for row in world.truth} <= {alert.id for alert in world.alerts}
    assert all(row.is_true for row in world.truth if row.kind in {"exact", "typo", "name_order"})
    assert not any(row.is_true for row in world.truth if row.kind in {"namesake", "near_miss"})


def test_a_traveller_without_birth_date_has_none_in_any_message(world: World) -> None:
    (row,) = [row for row in world.truth if row.kind == "missing_birth_date"]
    passage = next(passage for passage in world.passages if passage.id == row.traveller)
    told = [
        traveller
        for sent in world.messages()
        for traveller in sent.travellers
        if traveller.surname == passage.surname and traveller.given_names == passage.given_names
    ]
    assert len(told) >= 3
    assert {traveller.birth_date for traveller in told if traveller.locator == told[0].locator} == {None}


def test_most_alerts_concern_nobody_on_board(world: World) -> None:
    concerned = {row.alert for row in world.truth}
    assert len(world.alerts) == 400
    assert len(concerned) < 25
    assert sum(alert.register == "SIS-documents" for alert in world.alerts) > 30


def test_birth_dates_are_missing_for_many_at_first_and_for_few_at_the_end(world: World) -> None:
    def share_missing(stage: Stage) -> float:
        told = [
            traveller
            for sent in world.messages()
            if sent.push.stage is stage and not sent.push.is_crew
            for traveller in sent.travellers
        ]
        return sum(traveller.birth_date is None for traveller in told) / len(told)

    assert 0.3 < share_missing(Stage.EARLY) < 0.7
    assert share_missing(Stage.MANIFEST) < 0.04


def test_one_flight_and_five_alerts_still_make_a_world_with_the_whole_cast() -> None:
    world = build_world(seed=1, flights=1, alerts=5, start=START)
    assert len(world.legs) == 1
    assert len(world.alerts) == 5
    assert {row.alert for row in world.truth} == {alert.id for alert in world.alerts}


@pytest.mark.parametrize(
    "odd",
    [
        {"flights": 0},
        {"alerts": 4},
        {"noise": 1.5},
        {"start": datetime(2026, 11, 23, 5, 31)},  # noqa: DTZ001 - naive on purpose
        {"start": datetime(2026, 11, 23, 5, 31, tzinfo=timezone(timedelta(hours=1)))},
    ],
)
def test_numbers_that_make_no_world_are_refused_with_advice(odd: dict[str, object]) -> None:
    wanted: dict[str, object] = {"seed": 1, "start": START, **odd}
    with pytest.raises(OfficerError, match=r"choose|must be|between"):
        build_world(**wanted)  # type: ignore[arg-type]  # odd values of any kind
