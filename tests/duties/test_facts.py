"""Facts: what criteria may look at, out of stored records; what is not reported stays unknown."""

from collections.abc import Callable

from openpiu.core.criteria import Facts
from openpiu.duties.facts import facts_on
from openpiu.store.passenger.models import FlightRecord, TravellerRecord
from tests.duties.criteria.conftest import booking, push

Send = Callable[[bytes], None]
RETURN = "TVL+271126:1530:271126:2012+BRU+IST+ZQ+215:Y'\n"


def facts() -> dict[str, Facts]:
    """By record locator."""
    flights = FlightRecord.objects.using("passenger").values_list("id", flat=True)
    return {row.locator: found for row, found in facts_on(list(flights))}


def test_a_booking_in_cash_one_way(send: Send) -> None:
    """PNR-6.6: what the message says, in the words of criteria."""
    send(push(booking("AAA111")))
    found = facts()["AAA111"]
    assert (found.departs_from, found.arrives_at, found.carrier) == ("IST", "BRU", "ZQ")
    assert (found.payment, found.is_one_way, found.days_away) == (frozenset({"cash"}), True, None)
    assert (found.booked_hours, found.sharing, found.children, found.is_added) == (14, 1, 0, False)
    assert (found.nationality, found.document_issuer, found.age) == ("UTO", "UTO", 38)


def test_a_return_flight_makes_days_away(send: Send) -> None:
    """From the first departure to the flight that ends where the journey began."""
    send(push(booking("AAA111").replace("RPI+1", f"RPI+1+HK'\n{RETURN}RPI+1", 1)))
    found = facts()["AAA111"]
    assert (found.is_one_way, found.days_away) == (False, 4)
    assert found.airports == ("IST", "BRU")


def test_contacts_are_compared_by_their_digits_and_across_bookings(send: Send) -> None:
    """One who has none is unknown, not alone."""
    with_zeros = booking("BBB222", number=2, phone="0032470000001")
    without = booking("CCC333", number=3).replace("SSR+CTCM:HK:1:ZQ:::::32470000001'\n", "")
    send(push(booking("AAA111"), with_zeros, without))
    assert {locator: one.sharing for locator, one in facts().items()} == {"AAA111": 2, "BBB222": 2, "CCC333": None}


def test_what_is_not_reported_is_unknown(send: Send, api: Callable[..., bytes]) -> None:
    """A manifest says nothing of a booking."""
    send(api())
    [found] = facts().values()
    assert found.payment == frozenset()
    assert {found.is_one_way, found.booked_hours, found.party, found.changes, found.agency} == {None}


def test_the_masked_are_left_out(send: Send) -> None:
    """PNR-12.2."""
    send(push(booking("AAA111")))
    TravellerRecord.objects.using("passenger").update(masked_at="2027-06-01T00:00:00Z")
    assert facts() == {}
