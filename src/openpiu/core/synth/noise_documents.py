"""Noise in what a message says of a person: documents, contacts, spelling (MSG-9, MSG-11, MSG-14, MSG-15)."""

import re
from collections.abc import Callable

from openpiu.core.edifact import Segment
from openpiu.core.synth.noise_kind import Scene
from openpiu.core.synth.noise_segments import drawn

_TEXT = 8  # the component of an SSR that holds the free text
_BIRTH = re.compile(r"^((?:/[^/]*){4}/\d\d[A-Z]{3})(\d\d)(?=/)")
_EMAIL_SIGNS = (("//", "@"), ("..", "_"), ("./", "-"))
_DOCUMENT_PARTS = frozenset({"DTM", "LOC"})  # what may follow DOC and belongs to it


def is_document(segment: Segment) -> bool:
    """Whether the segment bears a travel document: SSR DOCS or DOC."""
    return segment.tag == "DOC" or (segment.tag == "SSR" and segment.component(0) == "DOCS")


def document_lost(segments: list[Segment], scene: Scene) -> list[Segment]:
    """One travel document is not sent."""
    at = drawn(segments, is_document, scene.rng)
    end = at + 1
    while segments[at].tag == "DOC" and segments[end].tag in _DOCUMENT_PARTS:
        end += 1
    return [*segments[:at], *segments[end:]]


def number_lost(segments: list[Segment], scene: Scene) -> list[Segment]:
    """One travel document without its number."""
    at = drawn(segments, is_document, scene.rng)
    segment = segments[at]
    if segment.tag == "DOC":
        noisy = segment._replace(elements=segment.elements[:1])
    else:
        noisy = _with_text(segment, lambda text: "/".join([*text.split("/")[:3], "", *text.split("/")[4:]]))
    return [*segments[:at], noisy, *segments[at + 1 :]]


def shifted(segments: list[Segment], scene: Scene) -> list[Segment]:
    """One stroke too many or too few before the fields of every document."""
    too_many = scene.rng.random() < 0.5
    return on_documents(segments, lambda text: "/" + text if too_many else text.removeprefix("/"))


def long_dates(segments: list[Segment], scene: Scene) -> list[Segment]:
    """Birth dates with the century: 19APR1988."""
    sent = scene.cover.sent_at.year % 100

    def lengthened(text: str) -> str:
        return _BIRTH.sub(lambda found: f"{found[1]}{_century(int(found[2]), sent)}{found[2]}", text)

    return on_documents(segments, lengthened)


def before_names(segments: list[Segment], _: Scene) -> list[Segment]:
    """Documents stand before all names of their booking and say by reference whose they are (MSG-15)."""
    noisy: list[Segment] = []
    first = 0  # where the names of this booking begin
    reference = ""
    for segment in segments:
        if segment.tag == "SRC":
            first = 0
        if segment.tag == "TIF":
            first = first or len(noisy)
            reference = segment.component(1, 2)
        if first and reference and is_document(segment):
            linked = segment._replace(elements=(*segment.elements, ("", "", reference)))
            noisy.insert(first, linked)
            first += 1
        else:
            noisy.append(segment)
    return noisy


def plain_emails(segments: list[Segment], _: Scene) -> list[Segment]:
    """E-mail addresses with the signs that a telegram cannot carry."""
    return [_with_text(s, _unescaped) if s.tag == "SSR" and s.component(0) == "CTCE" else s for s in segments]


def lower_case(segments: list[Segment], scene: Scene) -> list[Segment]:
    """Names, documents and contacts in small letters, as typed."""
    return [_lowered(segment, scene) for segment in segments]


def on_documents(segments: list[Segment], change: Callable[[str], str]) -> list[Segment]:
    """The segments with the text of every SSR DOCS changed."""
    return [_with_text(s, change) if s.tag == "SSR" and is_document(s) else s for s in segments]


def _lowered(segment: Segment, scene: Scene) -> Segment:
    if segment.tag == "TIF":
        return segment._replace(elements=tuple((e[0].lower(), *e[1:]) for e in segment.elements))
    if segment.tag == "NAD" and len(segment.elements) > 3:
        return segment._replace(elements=(*segment.elements[:3], tuple(text.lower() for text in segment.elements[3])))
    if scene.is_pnrgov and segment.tag == "SSR" and segment.component(0) in ("DOCS", "CTCE"):
        return _with_text(segment, str.lower)
    return segment


def _with_text(segment: Segment, change: Callable[[str], str]) -> Segment:
    main = segment.elements[0]
    if len(main) <= _TEXT:
        return segment
    changed = (*main[:_TEXT], change(main[_TEXT]), *main[_TEXT + 1 :])
    return segment._replace(elements=(changed, *segment.elements[1:]))


def _unescaped(text: str) -> str:
    for escaped, sign in _EMAIL_SIGNS:
        text = text.replace(escaped, sign)
    return text


def _century(year: int, sent: int) -> str:
    """A birth date is never in the future."""
    return "19" if year > sent else "20"
