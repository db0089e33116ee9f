"""The body of a PNRGOV push: bookings of one flight as segments (WCO/IATA/ICAO PNRGOV; law.md part E.1)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from openpiu.core.edifact import Segment
from openpiu.core.messages.writing.teletype import ddmmmyy, email_text
from openpiu.core.synth.envelope import seg
from openpiu.core.synth.reported import is_unnamed, travellers_of
from openpiu.core.synth.styles import SHORT_COUNTRY, Style
from openpiu.core.synth.values import Leg, Party, Passage, Stage
from openpiu.core.terms import Document, Flight, Traveller, TravellerKind

NO_GIVEN_NAME = "FNU"
_QUALIFIERS = {TravellerKind.ADULT: "A", TravellerKind.CHILD: "C", TravellerKind.INFANT: "IN"}


def pnrgov_body(leg: Leg, parties: Iterable[Party], stage: Stage, sent_at: datetime) -> list[Segment]:
    """MSG to the last booking: everything between UNH and UNT."""
    flight = leg.flight
    carrier, origin = flight.carrier, flight.departure_airport or ""
    sent = tuple(parties)
    is_changes = stage is Stage.LATE and leg.changes_only
    office = (carrier, "BRU")
    body = [
        seg("MSG", ("", "141" if is_changes else "22")),
        seg("ORG", office, "", "", office, "", "", "SYSTEM"),
        seg("TVL", _times(flight), origin, flight.arrival_airport or "", carrier, flight.number),
        seg("EQN", str(len(sent))),
    ]
    for party in sent:
        body += _booking(leg, party, stage, sent_at)
    return body


def sensitive_in(parties: Iterable[Party], stage: Stage) -> int:
    """How many special service codes that must be dropped (PNR-13.2) those bookings send."""
    return sum(len(p.services) for party in parties if not is_unnamed(party, stage) for p in party.passages)


def _booking(leg: Leg, party: Party, stage: Stage, sent_at: datetime) -> Iterator[Segment]:
    carrier, origin = leg.flight.carrier, leg.flight.departure_airport or ""
    yield seg("SRC")
    yield seg("RCI", (carrier, party.locator, "", *_moment(party.booked_on)))
    yield from _contacts(carrier, party)
    yield seg("DAT", ("700", *_moment(min(sent_at, leg.departs))), ("710", *_moment(party.booked_on)))
    yield seg("ORG", (carrier, origin), (party.agency, f"{origin}01"), origin, "", "T", ("TR", "TRY", "TR"), "A4421")
    travellers = travellers_of(party, stage, leg.style)
    if is_unnamed(party, stage):
        yield seg("TIF", (travellers[0].surname, "G"))
    else:
        for passage, traveller in zip(party.passages, travellers, strict=True):
            yield from _traveller(leg, party, passage, traveller)
    yield from _itinerary(leg, party, travellers)


def _contacts(carrier: str, party: Party) -> Iterator[Segment]:
    if party.phone:
        yield seg("SSR", _request("CTCM", carrier, party.phone))
    if party.email:
        yield seg("SSR", _request("CTCE", carrier, email_text(party.email)))


def _traveller(leg: Leg, party: Party, passage: Passage, traveller: Traveller) -> Iterator[Segment]:
    carrier, style = leg.flight.carrier, leg.style
    yield seg("TIF", *_names(traveller, style))
    yield seg("REF", ("", f"{carrier}{passage.id[1:]}{passage.reference}"))
    if traveller.documents:
        yield seg("SSR", _request("DOCS", carrier, _docs(traveller, style)))
    for code in passage.services:
        yield seg("SSR", (code, "HK", "1", carrier))
    if traveller.seats and not style.seats_listed:
        origin, target = leg.flight.departure_airport or "", leg.flight.arrival_airport or ""
        place = (origin, target, "", "", traveller.seats[0], "", passage.reference)
        yield seg("SSR", ("SEAT", "HK", "1", carrier, *place))
    if passage.kind is not TravellerKind.INFANT:
        yield from _ticket(party, int(passage.reference))


def _names(traveller: Traveller, style: Style) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Surname and given names with the title as the system keeps it, the kind and the reference."""
    given = traveller.given_names or NO_GIVEN_NAME
    if traveller.title:
        glue = "" if style.titles == "glued" and traveller.given_names else " "
        given = f"{given}{glue}{traveller.title}"
    qualifier = _QUALIFIERS[traveller.kind]
    surname = (traveller.surname, "IN" if qualifier == "IN" else "A") if style.qualified else (traveller.surname,)
    return surname, (given, qualifier, traveller.reference or "")


def _docs(traveller: Traveller, style: Style) -> str:
    """SSR DOCS free text: /type/issuer/number/nationality/birth/sex/expiry/surname/given/middle (MSG-9)."""
    document: Document = traveller.documents[0]
    born = traveller.birth_date
    sex = traveller.sex or ""
    given, _, middle = (traveller.given_names or NO_GIVEN_NAME).partition(" ")
    names = [given, middle] if style.middle_apart and middle else [f"{given} {middle}".strip()]
    parts = [
        document.type,
        _country(document.issuer, style),
        document.number,
        _country(traveller.nationality, style),
        ddmmmyy(date(born.year, born.month or 1, born.day or 1)) if born else "",
        f"{sex}I" if traveller.kind is TravellerKind.INFANT else sex,
        ddmmmyy(document.expiry) if document.expiry else "",
        traveller.surname,
        *names,
    ]
    return "/" + "/".join(parts)


def _ticket(party: Party, at: int) -> Iterator[Segment]:
    total = f"{party.fare * 1.2:.2f}"
    yield seg("TKT", (f"999{party.ticket:09}{at % 10}", "T", "1"))
    yield seg("MON", ("B", f"{party.fare}.00", "EUR"), ("T", total, "EUR"))
    yield seg("DAT", ("710", *_moment(party.booked_on)))
    if party.card_digits is None:
        yield seg("FOP", ("CA", "", total))
    else:
        yield seg("FOP", ("CC", "", total, "VI", "XXXXXXXXXXXX" + party.card_digits, "1231"))


def _itinerary(leg: Leg, party: Party, travellers: tuple[Traveller, ...]) -> Iterator[Segment]:
    flight, count = leg.flight, str(len(party.passages))
    yield _travel(flight)
    if party.codeshare:
        yield seg("TVL", _times(flight), *_airports(flight), "QX", (f"6{flight.number[-3:]}", "Y"))
    yield seg("RPI", count, "HK")
    yield seg("APD", "320")
    seats = [((*t.seats, "", t.reference or "")) for t in travellers if t.seats]
    if seats and leg.style.seats_listed:
        head = ("SEAT", "HK", str(len(seats)), flight.carrier, "", "", *_airports(flight))
        yield seg("SSR", head, *seats)
    if party.onward:
        yield _travel(party.onward)
        yield seg("RPI", count, "HK")
    if party.hotel:
        yield seg("MSG", "8")
        day = (leg.flight.arrival or leg.lands).strftime("%d%m%y")
        yield seg("TVL", (day, "", day), flight.arrival_airport or "", "", "", "HTL")


def _travel(flight: Flight) -> Segment:
    return seg("TVL", _times(flight), *_airports(flight), flight.carrier, (flight.number, "Y"))


def _airports(flight: Flight) -> tuple[str, str]:
    return flight.departure_airport or "", flight.arrival_airport or ""


def _times(flight: Flight) -> tuple[str, ...]:
    return tuple(part for moment in (flight.departure, flight.arrival) if moment for part in _moment(moment))


def _moment(moment: datetime) -> tuple[str, str]:
    return f"{moment:%d%m%y}", f"{moment:%H%M}"


def _request(code: str, carrier: str, text: str) -> tuple[str, ...]:
    return (code, "HK", "1", carrier, "", "", "", "", text)


def _country(code: str | None, style: Style) -> str:
    if code is None:
        return ""
    return SHORT_COUNTRY.get(code, code) if style.short_countries else code
