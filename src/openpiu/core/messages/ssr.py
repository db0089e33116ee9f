"""Service requests (SSR) taken apart: code, route, text, links to travellers. No meaning is given to the text here."""

import re
from dataclasses import dataclass

from openpiu.core.edifact import Segment

_TEXT = 8  # the usual place of the text among the components of the request
_AIRPORT = re.compile(r"[A-Z]{3}")
# `-1MRKOVIC/DRAGANMR` behind a text: the traveller whom a reservation system means.
_NAMED = re.compile(r"-\d{1,2}([A-Z][A-Z' -]*)/([A-Z][A-Z' -]*)$")
_REFERENCE = re.compile(r"[A-Z0-9]{1,12}")


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing asked for, such as a seat, and the reference of the traveller it is for."""

    value: str
    reference: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRequest:
    """One SSR. `named` is a surname and given names behind the text that say for whom it is."""

    code: str
    status: str
    carrier: str
    text: str
    details: tuple[Detail, ...]
    route: tuple[str, ...]
    named: tuple[str, str] | None
    position: int

    @property
    def references(self) -> tuple[str, ...]:
        """The references of travellers, in order."""
        return tuple(detail.reference for detail in self.details if detail.reference)


def read_ssr(segment: Segment) -> ServiceRequest:
    """The parts of an SSR segment; a text that stands some places early or late is still found."""
    main = segment.elements[0] if segment.elements else ("",)
    route = tuple(text for text in main[4:_TEXT] if _AIRPORT.fullmatch(text))
    rest = [text for text in main[4:_TEXT] if text and text not in route] + list(main[_TEXT:])
    text, inline = _text_and_reference(rest)
    details, more = _details(segment, is_free_text=main[0].strip()[:3] in ("DOC", "CTC"))
    named = _NAMED.search(text)
    return ServiceRequest(
        code=main[0].strip().upper(),
        status=main[1].strip().upper() if len(main) > 1 else "",
        carrier=main[3].strip() if len(main) > 3 else "",
        text=_NAMED.sub("", text) + more,
        details=((Detail(text, inline),) if text or inline else ()) + details,
        route=route,
        named=(named[1], named[2]) if named else None,
        position=segment.position,
    )


def _text_and_reference(rest: list[str]) -> tuple[str, str | None]:
    """`12A::1` is a value, a unit and a reference; other components are one text that held the separator."""
    while rest and not rest[-1]:
        rest.pop()
    if len(rest) >= 3 and not rest[1] and _REFERENCE.fullmatch(rest[2]):
        return rest[0].strip(), rest[2]
    return "".join(rest).strip(), None


def _details(segment: Segment, *, is_free_text: bool) -> tuple[tuple[Detail, ...], str]:
    details, more = [], ""
    for element in segment.elements[1:]:
        reference = element[2].strip() if len(element) > 2 else ""
        value = element[0].strip()
        if is_free_text and value and not reference:
            more += "+" + ":".join(element)  # a plus sign without release character
        elif value or reference:
            details.append(Detail(value, reference or None))
    return tuple(details), more
