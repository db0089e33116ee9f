"""Writing: values to EDIFACT text, with every service character in a value released, and true counts in trailers."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

from openpiu.core.edifact.envelope import Interchange, Message
from openpiu.core.edifact.segments import Segment
from openpiu.core.edifact.separators import DEFAULT, Separators


def write_segment(segment: Segment, separators: Separators = DEFAULT) -> str:
    """One segment as text, trailing empty elements and components left out."""
    released = _released(separators)
    elements = [_write_element(element, separators.component, released) for element in segment.elements]
    while elements and not elements[-1]:
        elements.pop()
    return separators.element.join([segment.tag, *elements]) + separators.terminator


def write_segments(segments: Iterable[Segment], separators: Separators = DEFAULT, *, between: str = "") -> str:
    """All segments in order; `between` stands after each terminator (a line break for readers)."""
    return between.join(write_segment(segment, separators) for segment in segments)


def write_una(separators: Separators) -> str:
    """The service string advice that announces `separators`."""
    s = separators
    return f"UNA{s.component}{s.element}{s.decimal}{s.release}{s.repetition}{s.terminator}"


def write_interchange(interchange: Interchange, separators: Separators | None = None, *, between: str = "") -> str:
    """A whole interchange, in its own separators or in others: what was read, written without its faults.

    Service string, header, groups and messages, trailers with true counts and the references of their headers. A
    header that was lost stays away, with its trailer. `between` stands after each terminator.
    """
    signs = separators or interchange.separators
    return write_una(signs) + between + write_segments(_all_segments(interchange), signs, between=between)


def _all_segments(interchange: Interchange) -> Iterator[Segment]:
    header = interchange.header
    if header:
        yield header
    groups = 0
    for group, messages in groupby(interchange.messages, lambda message: message.group):
        if group:
            groups += 1
        yield from _group(group, list(messages))
    if header:
        yield Segment("UNZ", ((str(groups or len(interchange.messages)),), (header.component(4),)))


def _group(group: Segment | None, messages: list[Message]) -> Iterator[Segment]:
    if group:
        yield group
    for message in messages:
        yield from message.segments
        reference = message.header.component(0) if message.header else ""
        yield Segment("UNT", ((str(len(message.segments) + 1),), (reference,)))
    if group:
        yield Segment("UNE", ((str(len(messages)),), (group.component(4),)))


def _write_element(components: tuple[str, ...], separator: str, released: dict[int, str]) -> str:
    written = [text.translate(released) for text in components]
    while written and not written[-1]:
        written.pop()
    return separator.join(written)


@lru_cache(maxsize=64)
def _released(separators: Separators) -> dict[int, str]:
    """What stands for each service character inside a value."""
    signs = {separators.component, separators.element, separators.release, separators.terminator}
    return {ord(sign): separators.release + sign for sign in signs}
