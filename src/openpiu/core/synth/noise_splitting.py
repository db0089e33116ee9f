"""Noise in the number of messages: several messages, groups or interchanges in a file, or one twice (MSG-7)."""

from dataclasses import dataclass

from openpiu.core.edifact import Segment
from openpiu.core.synth.envelope import seg
from openpiu.core.synth.noise_kind import Scene
from openpiu.core.synth.noise_segments import starts_unit

_TOTAL = "CNT"


@dataclass(frozen=True, slots=True)
class _Pieces:
    """The segments of a file with one message, taken apart."""

    opening: list[Segment]  # UNB, UNG
    header: Segment  # UNH
    shared: list[Segment]  # before the first booking or person
    units: list[list[Segment]]
    totals: list[Segment]
    closing: list[Segment]  # UNE, UNZ


def twice(segments: list[Segment], _: Scene) -> list[Segment]:
    """The same message a second time in the same interchange."""
    pieces = _taken_apart(segments)
    both = [*_message(pieces, pieces.units, "1"), *_message(pieces, pieces.units, "2")]
    return [*pieces.opening, *both, *_closing(pieces, messages=2)]


def in_messages(segments: list[Segment], scene: Scene) -> list[Segment]:
    """The message as two parts in one group of one interchange."""
    pieces = _taken_apart(segments)
    one, two = _halves(pieces, scene)
    return [*pieces.opening, *one, *two, *_closing(pieces, messages=2)]


def in_groups(segments: list[Segment], scene: Scene) -> list[Segment]:
    """The message as two parts, each in a group of its own."""
    pieces = _taken_apart(segments)
    one, two = _halves(pieces, scene)
    header, group = pieces.opening
    end = seg("UNE", "1", scene.cover.reference)
    return [header, group, *one, end, group, *two, end, seg("UNZ", "2", scene.cover.reference)]


def in_interchanges(segments: list[Segment], scene: Scene) -> list[Segment]:
    """The message as two parts, each in an interchange of its own."""
    pieces = _taken_apart(segments)
    one, two = _halves(pieces, scene)
    return [*pieces.opening, *one, *pieces.closing, *pieces.opening, *two, *pieces.closing]


def _taken_apart(segments: list[Segment]) -> _Pieces:
    tags = [segment.tag for segment in segments]
    start, end = tags.index("UNH"), tags.index("UNT")
    body = segments[start + 1 : end]
    totals = [segment for segment in body if segment.tag == _TOTAL]
    body = [segment for segment in body if segment.tag != _TOTAL]
    places = [place for place, segment in enumerate(body) if starts_unit(segment)]
    units = [body[place:until] for place, until in zip(places, [*places[1:], len(body)], strict=True)]
    return _Pieces(segments[:start], segments[start], body[: places[0]], units, totals, segments[end + 1 :])


def _halves(pieces: _Pieces, scene: Scene) -> tuple[list[Segment], list[Segment]]:
    cut = scene.rng.randint(1, len(pieces.units) - 1)
    first = _message(pieces, pieces.units[:cut], "1", place=("01", "C"))
    return first, _message(pieces, pieces.units[cut:], "2", place=("02", "F"))


def _message(
    pieces: _Pieces, units: list[list[Segment]], number: str, *, place: tuple[str, str] | None = None
) -> list[Segment]:
    """UNH to UNT with true counts; `place` says which part of the push it is."""
    elements = ((number,), *pieces.header.elements[1:], *((place,) if place else ()))
    shared = [seg("EQN", str(len(units))) if segment.tag == "EQN" else segment for segment in pieces.shared]
    totals = [seg(_TOTAL, (segment.component(0), str(len(units)))) for segment in pieces.totals]
    body = [*shared, *(segment for unit in units for segment in unit), *totals]
    return [Segment("UNH", elements), *body, seg("UNT", str(len(body) + 2), number)]


def _closing(pieces: _Pieces, *, messages: int) -> list[Segment]:
    return [seg("UNE", str(messages), s.component(1)) if s.tag == "UNE" else s for s in pieces.closing]
