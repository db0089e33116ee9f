"""Service requests (SSR) taken apart: code, route, text, links to travellers. No meaning is given to the text here."""

import re
from typing import NamedTuple

from openpiu.core.edifact import Segment

_TEXT = 8  # the usual place of the text among the components of the request
_AIRPORT = re.compile(r"[A-Z]{3}")
# `-1MRKOVIC/DRAGANMR` behind a text: the traveller whom a reservation system means.
_NAMED = re.compile(r"-\d{1,2}([A-Z][A-Z' -]*)/([A-Z][A-Z' -]*)$")
_REFERENCE = re.compile(r"[A-Z0-9]{1,12}")


class Detail(NamedTuple):
    """One thing asked for, such as a seat, and the reference of the traveller it is for."""

    value: str
    reference: str | None


class ServiceRequest(NamedTuple):
    """One SSR. `named` is a surname and given names behind the text that say for whom it is.

    A named tuple, as a segment is: a reader makes thousands of them a second.
    """

    code: str
    status: str
    carrier: str
    text: str
    details: tuple[Detail, ...]
    route: tuple[str, ...]
    named: tuple[str, str] | None
    references: tuple[str, ...]  # of travellers, in order
    position: int


def read_ssr(segment: Segment) -> ServiceRequest:
    """The parts of an SSR segment; a text that stands some places early or late is still found."""
    elements = segment.elements
    main = elements[0] if elements else ("",)
    route: tuple[str, ...] = ()
    details: tuple[Detail, ...] = ()
    more = inline = None
    if len(main) <= _TEXT + 1 and not any(main[4:_TEXT]):  # as nearly all are
        text = main[_TEXT].strip() if len(main) > _TEXT else ""
    else:
        middle = main[4:_TEXT]
        route = tuple([text for text in middle if _AIRPORT.fullmatch(text)])
        text, inline = _text_and_reference([text for text in middle if text and text not in route] + [*main[_TEXT:]])
    if len(elements) > 1:
        details, more = _details(segment, is_free_text=main[0].strip()[:3] in ("DOC", "CTC"))
    if text or inline:
        details = (Detail(text, inline), *details)
    named = _NAMED.search(text) if "-" in text else None
    said = text[: named.start()] if named else text
    return ServiceRequest(
        main[0].strip().upper(),
        main[1].strip().upper() if len(main) > 1 else "",
        main[3].strip() if len(main) > 3 else "",
        said + more if more else said,
        details,
        route,
        (named[1], named[2]) if named else None,
        tuple([detail.reference for detail in details if detail.reference]) if inline or len(elements) > 1 else (),
        segment.position,
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
