"""Segments: a tag and elements, each a tuple of components. Those of a message are read when somebody asks for one."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, overload

from openpiu.core.edifact.separators import Separators


class Segment(NamedTuple):
    """A segment as read or to be written. `position` counts from 1 at UNH; 0 outside a message.

    A named tuple rather than a dataclass: a reader makes thousands of them a second, three times as fast.
    """

    tag: str
    elements: tuple[tuple[str, ...], ...] = ()
    position: int = 0

    def component(self, element: int, component: int = 0) -> str:
        """The text at (element, component), both from 0 after the tag; empty where not sent."""
        if element >= len(self.elements) or component >= len(self.elements[element]):
            return ""
        return self.elements[element][component]


SegmentReader = Callable[[str, int], Segment]


class Segments(Sequence[Segment]):
    """The segments of one message. They stay texts until one is asked for, since most texts return again and again.

    Equal to every sequence of the same segments, so that texts with other separators compare equal. `texts[0]` has
    the position 1. A caller who understands equal texts once reads `texts` and calls `read` for the new ones.
    """

    __slots__ = ("read", "separators", "texts")

    def __init__(self, texts: list[str], read: SegmentReader, separators: Separators) -> None:
        """`texts` without terminators; `read` makes a segment of one of them and its position."""
        self.texts = texts
        self.read = read
        self.separators = separators

    def __len__(self) -> int:
        """How many segments there are."""
        return len(self.texts)

    def __iter__(self) -> Iterator[Segment]:
        """Each segment, read now."""
        return map(self.read, self.texts, range(1, len(self.texts) + 1))

    @overload
    def __getitem__(self, place: int) -> Segment: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Segment, ...]: ...
    def __getitem__(self, place: int | slice) -> Segment | tuple[Segment, ...]:
        """One segment, or a tuple of several."""
        places = range(len(self.texts))
        if isinstance(place, slice):
            return tuple(self.read(self.texts[at], at + 1) for at in places[place])
        return self.read(self.texts[place], places[place] + 1)

    def __eq__(self, other: object) -> bool:
        """Whether the other sequence holds the same segments."""
        if not isinstance(other, Sequence) or isinstance(other, str):
            return NotImplemented
        return tuple(self) == tuple(other)

    def __hash__(self) -> int:
        """As a tuple of the segments."""
        return hash(tuple(self))

    def __repr__(self) -> str:
        """Their number alone: what stands in them is of no concern to a log."""
        return f"Segments({len(self.texts)})"
