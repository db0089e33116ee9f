"""The field list on entry: what Annex I does not name never gets past, and every drop is counted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.law.annex_i import (
    ALLOWED_SERVICES,
    SENSITIVE_SERVICES,
    Dropped,
    is_sensitive,
    keep_booking,
    keep_travellers,
)
from openpiu.core.terms import Booking, Service, Traveller, TravellerKind

codes = st.sampled_from([*sorted(ALLOWED_SERVICES), *sorted(SENSITIVE_SERVICES)]) | st.text(max_size=5)
services = st.lists(st.builds(Service, code=codes, text=st.text(max_size=10), traveller=st.none() | st.just("1")))


@pytest.mark.parametrize("code", sorted(SENSITIVE_SERVICES))
def test_what_reveals_health_or_belief_is_dropped_and_counted(code: str) -> None:
    """PNR-13.2, PNR-6.1: a count remains, nothing else."""
    booking = Booking(locator="K7MTRA", services=(Service(code=code, text="HK1 SPECIMEN", traveller="1"),))
    kept, dropped = keep_booking(booking)
    assert (kept.services, dropped) == ((), Dropped(sensitive=1))


@pytest.mark.parametrize("code", sorted(ALLOWED_SERVICES))
def test_what_annex_i_names_is_kept_without_its_text(code: str) -> None:
    """PNR-6.1: the text was read into travellers before; whose it was is not kept with the code either."""
    booking = Booking(locator="K7MTRA", services=(Service(code=code, text="HK1 SPECIMEN", traveller="1"),))
    kept, dropped = keep_booking(booking)
    assert (kept.services, dropped.total) == ((Service(code=code),), 0)


def test_no_sensitive_code_is_allowed() -> None:
    """PNR-13.2."""
    assert not SENSITIVE_SERVICES & set(ALLOWED_SERVICES)


def test_every_allowed_code_names_its_item_of_annex_i() -> None:
    """PNR-6.1: items 1 to 19."""
    assert set(ALLOWED_SERVICES.values()) <= set(range(1, 20))


@given(services, st.integers(0, 9))
def test_all_that_is_given_is_kept_or_counted(given_services: list[Service], elsewhere: int) -> None:
    """PNR-6.1: nothing disappears without a count."""
    booking = Booking(locator="K7MTRA", services=tuple(given_services), elsewhere=elsewhere)
    kept, dropped = keep_booking(booking)
    assert len(kept.services) + dropped.total == len(given_services) + elsewhere
    assert dropped.sensitive == sum(is_sensitive(service.code) for service in given_services)


@given(services)
def test_nothing_outside_the_list_ever_survives(given_services: list[Service]) -> None:
    """PNR-6.1, PNR-13.2: whatever codes a carrier invents."""
    kept, _ = keep_booking(Booking(locator="K7MTRA", services=tuple(given_services)))
    assert {service.code for service in kept.services} <= set(ALLOWED_SERVICES)
    assert {(service.text, service.traveller) for service in kept.services} <= {("", None)}


@given(services)
def test_the_list_applied_twice_drops_nothing_more(given_services: list[Service]) -> None:
    """What is kept is allowed."""
    once, _ = keep_booking(Booking(locator="K7MTRA", services=tuple(given_services)))
    assert keep_booking(once) == (once, Dropped())


def test_the_rest_of_a_booking_stays() -> None:
    """PNR-6.1: the list drops services and foreign groups, nothing that Annex I names."""
    booking = Booking(locator="K7MTRA", agency="SPECIMEN", emails=("m@example.org",), tickets=("1",), payment="CC 1234")
    assert keep_booking(booking) == (booking, Dropped())


@given(st.lists(st.builds(Traveller, surname=st.just("A"), kind=st.sampled_from(TravellerKind))))
def test_crew_and_group_names_are_not_passengers(travellers: list[Traveller]) -> None:
    """PNR-3.2, MSG-16: everybody else stays, in order."""
    kept, dropped = keep_travellers(tuple(travellers))
    left_out = {TravellerKind.CREW, TravellerKind.GROUP}
    assert list(kept) == [traveller for traveller in travellers if traveller.kind not in left_out]
    assert dropped == Dropped(crew=len(travellers) - len(kept))


@given(st.lists(st.builds(Dropped, sensitive=st.integers(0, 9), outside=st.integers(0, 9), crew=st.integers(0, 9))))
def test_counts_add_up(many: list[Dropped]) -> None:
    """The figures of a day are the sum of its messages."""
    together = sum(many, Dropped())
    assert together.total == sum(one.total for one in many)
    assert together.sensitive == sum(one.sensitive for one in many)
