"""History of a booking: ABI and DAT, then SAC with what was added or cancelled (GR.10 to GR.12), and LTS lines.

History changes no traveller and adds none. What Annex I item 19 may keep is decided by the field list (`core.law`).
"""

import re
from collections.abc import Callable

from openpiu.core.edifact import Segment
from openpiu.core.messages.documents import read_doco
from openpiu.core.messages.moments import as_utc, day_first
from openpiu.core.messages.pnrgov_booking import addresses_in, padded, payments_in, texts_of
from openpiu.core.messages.pnrgov_flights import understand_travel
from openpiu.core.messages.pnrgov_party import History, Party, Push
from openpiu.core.messages.ssr import read_ssr
from openpiu.core.terms import Change, Service, full_name

_ACTIONS = {"A": "added", "X": "cancelled"}
# A flight in a line of a reservation system: `ZQ 214 Y 14NOV 6 ISTBRU HK2`, found by its day.
_DAY = re.compile(r"(\d{2}[A-Z]{3}) ?\d? ?([A-Z]{6}) ?\*?([A-Z]{2}\d{1,2})\b")
_DESIGNATOR = re.compile(r"\b([A-Z][A-Z0-9]|[0-9][A-Z]) ?(\d{1,4}) ?[A-Z] ?$")
_WORTH_A_LOOK = re.compile(r"\d(?:\d[A-Z]{3} |\d{12})")  # a day or the number of a ticket
_LONGEST = 16  # of carrier, number and class before the day
# Tags of history that say something of Annex I.
_TOLD = frozenset("RCI DAT TIF ADD FOP MON TVL FTI ORG RPI TRI EQN TKT SSD EBD TBD SSR IFT".split())
_LINE = Service(code="LTS")
_CONTACT = re.compile(r"\bCTC[MEHPB]\b")
_TICKET = re.compile(r"(?<!\d)\d{13}(?!\d)")
_CODE = re.compile(r"[A-Z0-9./-]{1,35}", re.IGNORECASE)
_CARD = re.compile(r"\d{12,}")


def open_history(party: Party, _at: int) -> None:
    """ABI: another change; who made it is not kept."""
    history = party.history
    party.home = party.leg = None
    history.entered, history.made_on, history.action, history.names = True, None, "", 0


def open_change(party: Party, at: int) -> None:
    """SAC: added or cancelled."""
    party.home = party.leg = None
    party.history.action = party.push.understood(at, _understand_action)
    party.history.names = 0


def _understand_action(_push: Push, segment: Segment) -> str:
    return next((_ACTIONS[text] for text in texts_of(segment) if text in _ACTIONS), "")


def read_date(party: Party, at: int) -> None:
    """DAT: when the change was made."""
    element = padded(next(iter(party.push.segment(at).elements), ()))
    party.history.made_on = as_utc(day_first(*element[1:3]) or day_first(*element[0:2]))


def read_change(party: Party, at: int) -> None:
    """Whatever was added or cancelled; what says nothing of Annex I is only counted."""
    tag, history = party.push.tag(at), party.history
    if tag not in _TOLD:
        party.booking.services.append(Service(code=tag))
        return
    segment = party.push.segment(at)
    if tag == "TVL":
        _read_flight(party, at)
        return
    code, text = _text(segment)
    if tag == "TIF":
        _read_name(party, segment)
    history.changes.append(Change(code=code, action=history.action, made_on=history.made_on, text=text))


def _read_flight(party: Party, at: int) -> None:
    """A flight added or cancelled; a hotel or a car is only counted, as in GR.9."""
    travel, history = party.push.understood(at, understand_travel), party.history
    flight = travel.flight
    if flight is None:
        party.booking.services.append(Service(code="TVL"))
        return
    history.cancelled_pushed_flight |= history.action == "cancelled" and travel.on_pushed_flight
    day = flight.departure.date().isoformat() if flight.departure else ""
    told = (travel.designator, day, flight.departure_airport, flight.arrival_airport)
    text = " ".join(filter(None, told))
    history.changes.append(Change(code="TVL", action=history.action, made_on=history.made_on, text=text))


def _read_name(party: Party, segment: Segment) -> None:
    """A name behind SAC is history; a second one may be a traveller of the booking who stands at a wrong place."""
    history: History = party.history
    history.names += 1
    if history.action == "cancelled" and segment.component(0).strip():
        history.cancelled_names.append(full_name(segment.component(0), segment.component(1)))
    if history.names > 1 or not history.action:
        party.notes.fault("name-in-history", segment.position)


def _text(segment: Segment) -> tuple[str, str]:
    """The code by which the field list goes, and what is said; never more than four digits of a card."""
    if segment.tag == "SSR":
        request = read_ssr(segment)
        return request.code, _visa(request.text) if request.code == "DOCO" else request.text
    text = _TEXTS.get(segment.tag, _plain)(segment)
    if segment.tag == "IFT":
        found = _CONTACT.search(text)
        return (found[0], text) if found else ("IFT", "")
    return segment.tag, text


def _visa(text: str) -> str:
    """Type, number and issuer of a visa; places of birth and of issue are none of Annex I (MSG-10)."""
    document, _ = read_doco(text)
    return " ".join(filter(None, (document.type, document.number, document.issuer))) if document else ""


def _plain(segment: Segment) -> str:
    """Codes, numbers and references; words with blanks between them are free text and are left out."""
    text = " ".join(filter(_CODE.fullmatch, texts_of(segment)))
    return text if segment.tag == "TKT" else _CARD.sub("", text)


def _name(segment: Segment) -> str:
    return "/".join(filter(None, (segment.component(0).strip(), segment.component(1).strip())))


def _payments(segment: Segment) -> str:
    return "; ".join(payments_in(segment))


def _addresses(segment: Segment) -> str:
    return "; ".join(addresses_in(segment))


_TEXTS: dict[str, Callable[[Segment], str]] = {"TIF": _name, "FOP": _payments, "ADD": _addresses}


def read_line(party: Party, at: int) -> None:
    """LTS: of a free line only flights and tickets are told; the line itself is counted and dropped (PNR-6.1)."""
    party.booking.services.append(_LINE)
    text, changes = party.push.segments.texts[at], party.history.changes
    if not _WORTH_A_LOOK.search(text):
        return
    for found in _DAY.finditer(text):
        flight = _DESIGNATOR.search(text, max(0, found.start() - _LONGEST), found.start())
        if flight:
            route = f"{found[2][:3]} {found[2][3:]}"
            changes.append(Change(code="TVL", text=f"{flight[1]}{flight[2]} {found[1]} {route} {found[3]}"))
    changes += [Change(code="TKT", text=ticket) for ticket in _TICKET.findall(text)]
