"""Travellers, documents and flights as plain values: nothing is lost on the way to a JSON column and back."""

import json
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.terms import (
    Baggage,
    Booking,
    Document,
    Flight,
    PartialDate,
    Service,
    Traveller,
    TravellerKind,
    TravelStatus,
)
from openpiu.core.terms.plain import (
    booking_to_plain,
    document_from_plain,
    document_to_plain,
    flight_to_plain,
    traveller_from_plain,
    traveller_to_plain,
)

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
maybe = st.none() | words
birth_dates = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day)) | st.integers(1, 9999).map(
    PartialDate
)
documents = st.builds(Document, type=words, number=words, issuer=maybe, expiry=st.none() | st.dates())
texts = st.lists(words, max_size=3).map(tuple)
travellers = st.builds(
    Traveller,
    surname=words,
    given_names=maybe,
    title=maybe,
    kind=st.sampled_from(TravellerKind),
    birth_date=st.none() | birth_dates,
    sex=st.sampled_from([None, "M", "F", "X"]),
    nationality=maybe,
    locator=maybe,
    reference=maybe,
    seats=texts,
    documents=st.lists(documents, max_size=3).map(tuple),
    emails=texts,
    phones=texts,
    baggage=st.none() | st.builds(Baggage, pieces=st.none() | st.integers(0, 9), tags=texts, pooled=st.booleans()),
    verified=st.sampled_from([None, True, False]),
    addresses=texts,
    frequent_flyers=texts,
    travel_status=st.none() | st.sampled_from(TravelStatus),
)


@given(travellers)
def test_a_traveller_comes_back_equal_through_json(traveller: Traveller) -> None:
    """MSG-14, PNR-8.4: what was stored is what is screened."""
    assert traveller_from_plain(json.loads(json.dumps(traveller_to_plain(traveller)))) == traveller


@given(travellers)
def test_every_field_of_a_traveller_is_written(traveller: Traveller) -> None:
    """A field added to the value and forgotten here would be lost in silence."""
    assert set(traveller_to_plain(traveller)) == set(Traveller.__slots__)


@given(travellers)
def test_keys_that_are_not_known_are_left_alone(traveller: Traveller) -> None:
    """The names of other reports stand beside the traveller in the same column."""
    plain = traveller_to_plain(traveller) | {"other_names": [{"surname": "X"}]}
    assert traveller_from_plain(plain) == traveller


@given(documents)
def test_a_document_comes_back_equal_through_json(document: Document) -> None:
    """Type, number, issuer, expiry."""
    assert document_from_plain(json.loads(json.dumps(document_to_plain(document)))) == document


def test_a_booking_is_written_with_its_code_shares_and_codes_only_once() -> None:
    """PNR-8.2, ANX-1 item 15: operating and marketing flight both reach the store; of requests only the codes."""
    flight = Flight(carrier="ZQ", number="214", code_shares=("QX6214",))
    services = tuple(Service(code=code, text="LIKES BLUE") for code in ("SEAT", "DOCS", "SEAT"))

    plain = booking_to_plain(Booking(locator="K7MTRA", itinerary=(flight,), services=services))

    assert plain["itinerary"] == [{**flight_to_plain(flight), "code_shares": ["QX6214"]}]
    assert plain["services"] == ["DOCS", "SEAT"]
    assert "BLUE" not in json.dumps(plain)


def test_a_traveller_that_was_written_before_there_were_more_fields_is_read() -> None:
    """What was stored by an older version stays readable."""
    plain = traveller_to_plain(Traveller(surname="MUSTER"))
    for name in ("baggage", "verified", "addresses", "frequent_flyers", "travel_status"):
        del plain[name]

    assert traveller_from_plain(plain) == Traveller(surname="MUSTER")


def test_a_flight_is_written_in_local_time_to_the_minute() -> None:
    """The contract of `openpiu read`."""
    flight = Flight(
        carrier="ZQ", number="214", departure_airport="IST", departure=datetime.fromisoformat("2016-11-15T04:30")
    )
    assert flight_to_plain(flight) == {
        "carrier": "ZQ",
        "number": "214",
        "departure_airport": "IST",
        "departure": "2016-11-15T04:30",
        "arrival_airport": None,
        "arrival": None,
    }
