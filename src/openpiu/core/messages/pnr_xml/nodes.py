"""One XML element with its line, and tolerant questions to it: attribute or child, any namespace, any case."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

# Where a child element keeps its value when it has no text.
_VALUES = ("code", "locationcode", "id", "value", "rph")


@lru_cache(maxsize=4096)
def local_name(name: str) -> str:
    """`iata:DOC_SSR` is `docssr`: without prefix, signs and case, which differ between systems."""
    return name.rpartition(":")[2].replace("_", "").replace("-", "").replace(".", "").lower()


@dataclass(slots=True)
class Node:
    """One element. `line` is its place in the document; names of elements and attributes are `local_name`s."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the element itself."""
        return "".join(self.pieces).strip()

    def all(self, *names: str) -> Iterator["Node"]:
        """The children with one of these names, in the order sent."""
        return (child for child in self.children if child.name in names)

    def first(self, *names: str) -> "Node | None":
        """The first child with one of these names."""
        return next(self.all(*names), None)

    def value(self, *names: str) -> str:
        """The first of these that is an attribute or a child with a value; empty where none is."""
        for name in names:
            found = self.attributes.get(name, "").strip() or self._child_value(name)
            if found:
                return found
        return ""

    def values(self, *names: str) -> list[str]:
        """All values under these names: the attribute, then every child."""
        own = [self.attributes.get(name, "").strip() for name in names]
        return [text for text in (*own, *(_value(child) for child in self.all(*names))) if text]

    def _child_value(self, name: str) -> str:
        return next(filter(None, map(_value, self.all(name))), "")


def _value(node: Node) -> str:
    return node.text or next((node.attributes[name].strip() for name in _VALUES if node.attributes.get(name)), "")
