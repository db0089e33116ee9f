"""XML to elements, hardened: no document type, no entities, no network, bounded depth and size.

The parser is expat of the standard library: it calls us at the start of a document type, so that nothing in one is ever
expanded, and hands out one record at a time while it reads.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from openpiu.core.lists.subjects import Fault

_DEEPEST = 24  # elements inside one another; the lists need about six
_MOST = 20_000  # elements in one record, or between two
_LONGEST = 100_000  # letters in one value
_CHUNK = 1 << 16  # bytes to expat at once


class NotAllowed(Exception):
    """The document holds what no list needs; it is refused from there on."""


@dataclass(slots=True)
class Element:
    """One element: its name without prefix, its line, its attributes, children and text."""

    name: str
    line: int
    attributes: dict[str, str]
    children: list["Element"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text of the element itself, with single blanks."""
        return " ".join("".join(self.pieces).split())

    def all(self, *path: str) -> Iterator["Element"]:
        """The elements at the end of a path of names."""
        for child in self.children:
            if child.name == path[0]:
                yield from child.all(*path[1:]) if path[1:] else (child,)

    def value(self, *names: str) -> str:
        """The text of the first child of these names that has one; empty where none has."""
        found = (child.text for name in names for child in self.all(name))
        return next(filter(None, found), "")

    def attribute(self, name: str) -> str:
        """An attribute with single blanks; empty where there is none."""
        return " ".join(self.attributes.get(name, "").split())


@dataclass(slots=True)
class _Builder:
    records: frozenset[str]
    line: "expat.XMLParserType"
    done: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)
    _depth: int = 0
    _count: int = 0
    _letters: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self._count += 1
        self._letters = 0
        if self._depth > _DEEPEST or self._count > _MOST or any(len(text) > _LONGEST for text in attributes.values()):
            raise NotAllowed
        local = name.rpartition(":")[2]
        if self.open or local in self.records:
            known = {key.rpartition(":")[2]: text for key, text in attributes.items()}
            element = Element(local, self.line.CurrentLineNumber, known)
            if self.open:
                self.open[-1].children.append(element)
            self.open.append(element)

    def text(self, text: str) -> None:
        self._letters += len(text)
        if self._letters > _LONGEST:
            raise NotAllowed
        if self.open:
            self.open[-1].pieces.append(text)

    def end(self, _name: str) -> None:
        self._depth -= 1
        self._letters = 0
        if self.open:
            element = self.open.pop()
            if not self.open:
                self._count = 0
                self.done.append(element)

    def taken(self) -> list[Element]:
        done, self.done = self.done, []
        return done


def records_of(data: bytes, *names: str) -> Iterator[Element | Fault]:
    """Every element with one of these names, as it ends; a fault that ends the list where the document breaks off."""
    parser = expat.ParserCreate()
    builder = _Builder(frozenset(names), parser)
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    view = memoryview(data)
    for at in range(0, len(data) + _CHUNK, _CHUNK):
        fault = _feed(parser, bytes(view[at : at + _CHUNK]))
        yield from builder.taken()
        if fault:
            yield fault
            return


def _feed(parser: "expat.XMLParserType", chunk: bytes) -> Fault | None:
    """Parse one chunk, the empty one as the end; what went wrong, if anything."""
    try:
        parser.Parse(chunk, not chunk)
    except NotAllowed:
        reason = "the document holds a document type, an entity, or elements of a size or depth that no list has"
        return _broken(parser, reason, "fetch the file again from its owner; nothing behind this line was read")
    except (expat.ExpatError, ValueError, LookupError):
        advice = "the file is not whole or was changed: fetch it again; nothing behind this line was read"
        return _broken(parser, "the document is not XML from here on", advice)
    return None


def _broken(parser: "expat.XMLParserType", reason: str, advice: str) -> Fault:
    return Fault(place=parser.CurrentLineNumber, reason=reason, advice=advice, ends=True)


def _refuse(*_declaration: object) -> None:
    raise NotAllowed
