"""One segment: a tag and its elements, each a tuple of components, with its place in the message."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Segment:
    """A segment as read or to be written. `position` counts from 1 at UNH; 0 outside a message."""

    tag: str
    elements: tuple[tuple[str, ...], ...] = ()
    position: int = 0

    def component(self, element: int, component: int = 0) -> str:
        """The text at (element, component), both from 0 after the tag; empty where not sent."""
        if element >= len(self.elements) or component >= len(self.elements[element]):
            return ""
        return self.elements[element][component]
