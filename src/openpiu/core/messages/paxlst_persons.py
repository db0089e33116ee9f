"""The persons of a PAXLST: NAD with what follows it up to the next NAD (GR.4 and GR.5).

Belongs here: which segments are about whom. What a segment says stands in `paxlst_facts`.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from openpiu.core.edifact import Segment, Segments, Separators
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.paxlst_facts import Person, Reader
from openpiu.core.terms import TravellerKind

# Roles of a party (NAD). Any other role that carries a name is read as a passenger, so that nobody is lost.
ROLES = {
    "FL": TravellerKind.ADULT,
    "FM": TravellerKind.CREW,
    "DDU": TravellerKind.TRANSIT,
    "DDT": TravellerKind.TRANSIT,
}
_SENDERS = ("MS", "MR")
# What ends the segments about one person: the next party, a route, the totals; a header that strayed there does not.
_TURNS = frozenset({"NAD", "TDT", "CNT", "AUT"})
_NAME = 3  # place of the party name in NAD

Span = tuple[int, int]


def spans(segments: Segments) -> tuple[list[Span], list[Segment]]:
    """Where each person stands, as first index and the one behind the last; and all segments that are of no person."""
    turns = [at for at, text in enumerate(segments.texts) if text[:3] in _TURNS]
    persons: list[Span] = []
    others = list(segments[: turns[0]] if turns else segments)
    for span in pairwise([*turns, len(segments.texts)]):
        if _is_person(segments, span[0]):
            persons.append(span)
        else:
            others += segments[span[0] : span[1]]
    return persons, others


def _is_person(segments: Segments, at: int) -> bool:
    text = segments.texts[at]
    if text[:3] != "NAD":
        return False
    return text[4:6] not in _SENDERS or segments[at].component(0) not in _SENDERS


def read_persons(
    segments: Segments, persons: list[Span], sent: date, notes: Notes, *, is_crew_list: bool
) -> Iterator[Person]:
    """Each person with all their documents (PAX-7); what cannot be read is in `notes`."""
    reader = Reader(segments, sent)
    known, texts = reader.known, segments.texts
    for start, end in persons:
        person = _plainly_named(texts[start], segments.separators) or _named(
            segments.read(texts[start], start + 1), notes
        )
        if is_crew_list:
            person.kind = TravellerKind.CREW
        for at in range(start + 1, end):
            apply, value, fault = known.get(texts[at]) or reader.understand(at)
            if apply:
                fault = apply(person, value) or fault
            if fault:
                notes.fault(fault, at + 1)
        yield person


def _plainly_named(text: str, signs: Separators) -> Person | None:
    """A known role with a surname and given names in their place, the form of nearly all; None for any other form."""
    parts = text.split(signs.element)
    if len(parts) != _NAME + 2 or parts[2] or parts[3] or not text.isascii():
        return None
    kind, names = ROLES.get(parts[1]), parts[4].split(signs.component)
    return Person(names[0].strip(), names[1].strip(), kind) if kind and len(names) == 2 and names[0].strip() else None


def _named(segment: Segment, notes: Notes) -> Person:
    role = segment.component(0).strip().upper()
    person = Person(*_name(segment, notes))
    if role not in ROLES:
        notes.fault("role-unknown", segment.position)
    person.kind = ROLES.get(role, TravellerKind.ADULT)
    return person


def _name(segment: Segment, notes: Notes) -> tuple[str, str]:
    """Surname and given names; the name is sought in other elements where the party name is empty."""
    elements = segment.elements
    name: tuple[str, ...] = elements[_NAME] if len(elements) > _NAME else ("",)
    if not "".join(name).strip():
        places = [place for place in (2, 4, 1) if place < len(elements) and _can_name("".join(elements[place]))]
        if not places:
            notes.fault("traveller-unnamed", segment.position)
            return "", ""
        name = elements[places[0]]
        notes.repair("name-misplaced", segment.position)
    surname, *given = map(str.strip, name)
    return surname, " ".join(filter(None, given))


def _can_name(text: str) -> bool:
    """A street has a number, a name has none."""
    return bool(text.strip()) and not any(map(str.isdigit, text))
