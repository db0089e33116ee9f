"""Segments made of elements in the form in which the readers of EDIFACT take them: texts, split when asked for."""

from collections.abc import Iterable

from openpiu.core.edifact import Segment, Segments, Separators

# Control signs, which XML cannot say and a document therefore cannot hold: no value needs a release character.
_SIGNS = Separators(element="\x1d", component="\x1e", terminator="\x1c", decimal=".", release=" ")
_TAG = 3


def as_segments(segments: Iterable[Segment]) -> Segments:
    """The same segments, numbered from 1 in this order; their own positions are forgotten."""
    return Segments([_text(segment) for segment in segments], _read, _SIGNS)


def _text(segment: Segment) -> str:
    return _SIGNS.element.join([segment.tag, *map(_SIGNS.component.join, segment.elements)])


def _read(text: str, position: int) -> Segment:
    elements = text.split(_SIGNS.element)[1:]
    return Segment(text[:_TAG], tuple([tuple(element.split(_SIGNS.component)) for element in elements]), position)
