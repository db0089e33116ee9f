"""Bytes to elements, hardened: no document type, no entities, no network, bounded depth and size (FMT-2).

The parser is expat of the standard library: it calls us at the start of a document type, so that nothing in one is ever
expanded, and hands out elements while it reads, so that only one booking is held at a time.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.nodes import Node, local_name

MESSAGE, BOOKING = "iatapnrgovnotifrq", "pnr"
_DEEPEST = 48  # elements inside one another; the message needs about ten
_MOST = 50_000  # elements in one booking, or around all of them
_LONGEST = 100_000  # letters in one value
_CHUNK = 1 << 23  # bytes to expat at once; few, because an unfinished token is looked at again with each
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SIGNATURES = ((b"<\x00", "utf-16-le"), (b"\x00<", "utf-16-be"))
_ONE_BYTE = ("iso-8859-", "iso8859-", "latin", "windows-125", "cp125", "koi8")  # character sets that may be declared
_SIGN = re.compile(rb"[^ \t\r\n]")
_JUNK_BEHIND = expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]


class NotAllowed(Exception):
    """The document holds what no message needs; it is refused whole."""


@dataclass(slots=True)
class Builder:
    """Elements as they come. A finished booking goes to `take` with its message and is forgotten here."""

    take: Callable[[Node, Node], None]  # message, booking
    end: Callable[[Node], None]  # message
    line: Callable[[], int]
    open: list[Node] = field(default_factory=list)
    _inside: int = 0  # elements since the last booking
    _letters: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """One more element begins."""
        self._inside += 1
        self._letters = 0
        too_long = any(len(text) > _LONGEST for text in attributes.values())
        if too_long or self._inside > _MOST or len(self.open) >= _DEEPEST:
            raise NotAllowed
        known = {local_name(key): text for key, text in attributes.items()}
        node = Node(local_name(name), self.line(), known)
        if self.open and node.name not in (MESSAGE, BOOKING):
            self.open[-1].children.append(node)
        self.open.append(node)

    def text(self, text: str) -> None:
        """Some of the text of the element that is open."""
        self._letters += len(text)
        if self._letters > _LONGEST:
            raise NotAllowed
        if self.open:
            self.open[-1].pieces.append(text)

    def finish(self, _name: str = "") -> None:
        """The innermost element ends."""
        node = self.open.pop()
        self._letters = 0
        if node.name == MESSAGE:
            self.end(node)
        elif node.name == BOOKING:
            self._inside = 0
            message = next((above for above in self.open if above.name == MESSAGE), None)
            if message:
                self.take(message, node)

    def break_off(self) -> None:
        """End what is still open: what came of it is read."""
        while self.open:
            self.finish()


def parse(data: bytes, take: Callable[[Node, Node], None], end: Callable[[Node], None], notes: Notes) -> bool:
    """Hand every booking and every message of the document on; False where it is refused. Nothing is raised.

    What the document's syntax cost goes to `notes`, with the line as its place.
    """
    encoding, start = _beginning(data)
    parser = expat.ParserCreate("utf-8")
    skipped = data.count(b"\n", 0, start)
    builder = Builder(take, end, lambda: parser.CurrentLineNumber + skipped)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.finish
    parser.CharacterDataHandler = builder.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = _refuse
    try:
        for chunk in _chunks(data, start, encoding, notes):
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except NotAllowed:
        notes.fault("xml-not-allowed", builder.line())
        return False
    except expat.ExpatError as error:
        _note_break(error, builder, data, notes)
        builder.break_off()
    return True


def _note_break(error: expat.ExpatError, builder: Builder, data: bytes, notes: Notes) -> None:
    if error.code != _JUNK_BEHIND:
        notes.fault("xml-broken", builder.line())
    elif b"<" in data[data.rfind(b"</") + 2 :] or _documents(data) > 1:
        notes.fault("xml-several-documents", builder.line())
    else:
        notes.repair("text-after-document", builder.line())


def _documents(data: bytes) -> int:
    return max(data.count(b"<?xml "), data.count(b"NotifRQ>"))


def _refuse(*_declaration: object) -> None:
    raise NotAllowed


def _beginning(data: bytes) -> tuple[str, int]:
    """The encoding that the document claims, and where its first sign stands: behind a byte order mark and blanks."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, _past_blanks(data, len(mark)) if encoding == "utf-8" else len(mark)
    for sign, encoding in _SIGNATURES:
        if data.startswith(sign):
            return encoding, 0
    start = _past_blanks(data, 0)
    declared = _DECLARED.match(data[start : start + 400])
    name = declared[1].decode().lower() if declared else "utf-8"
    return name if name.startswith(_ONE_BYTE) else "utf-8", start


def _past_blanks(data: bytes, at: int) -> int:
    found = _SIGN.search(data, at)
    return found.start() if found else len(data)


def _chunks(data: bytes, start: int, encoding: str, notes: Notes) -> Iterator[bytes]:
    """The document in UTF-8: as it is where it is so already, else decoded as it says, else as Latin-1."""
    if not _decodes(data, start, encoding):
        notes.repair("encoding-guessed", None)
        encoding = "latin-1"
    decoder = codecs.getincrementaldecoder(encoding)(errors="replace")
    for at in range(start, len(data), _CHUNK):
        piece = data[at : at + _CHUNK]
        yield piece if encoding == "utf-8" else decoder.decode(piece).encode("utf-8", errors="replace")


def _decodes(data: bytes, start: int, encoding: str) -> bool:
    try:
        decoder = codecs.getincrementaldecoder(encoding)(errors="strict")
        for at in range(start, len(data), _CHUNK):
            decoder.decode(data[at : at + _CHUNK])
        decoder.decode(b"", True)
    except (LookupError, UnicodeError):
        return False
    return True
