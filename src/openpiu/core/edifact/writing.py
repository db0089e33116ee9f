"""Writing segments: values to EDIFACT text, with every service character in a value released."""

from collections.abc import Iterable

from openpiu.core.edifact.segments import Segment
from openpiu.core.edifact.separators import DEFAULT, Separators


def write_segment(segment: Segment, separators: Separators = DEFAULT) -> str:
    """One segment as text, trailing empty elements and components left out."""
    elements = [_write_element(element, separators) for element in segment.elements]
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


def _write_element(components: tuple[str, ...], separators: Separators) -> str:
    written = [_release(text, separators) for text in components]
    while written and not written[-1]:
        written.pop()
    return separators.component.join(written)


def _release(text: str, separators: Separators) -> str:
    special = {separators.component, separators.element, separators.release, separators.terminator}
    return "".join(separators.release + letter if letter in special else letter for letter in text)
