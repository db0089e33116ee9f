"""Segments to messages: the walk along UNB, UNG, UNH, UNT, UNE, UNZ, with counts and missing trailers noted (MSG-4)."""

from collections.abc import Callable
from dataclasses import dataclass, field

from openpiu.core.edifact.dialect import Dialect
from openpiu.core.edifact.envelope import Interchange, Message
from openpiu.core.edifact.repairs import Repair, repair
from openpiu.core.edifact.segments import Segment, SegmentReader, Segments
from openpiu.core.edifact.separators import Separators
from openpiu.core.edifact.tokens import Tokens


@dataclass(slots=True)
class _Open:
    """A message that is being read."""

    header: Segment | None
    texts: list[str] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


@dataclass(slots=True)
class Assembly:
    """Takes the segments of one interchange in order and gives the interchange at the end."""

    separators: Separators
    dialect: Dialect
    read: SegmentReader
    repairs: list[Repair] = field(default_factory=list)
    header: Segment | None = None
    messages: list[Message] = field(default_factory=list)
    _noted: set[str] = field(default_factory=set)
    _open: _Open | None = None
    _groups: int = 0
    _group: Segment | None = None
    _in_group: int | None = None  # messages in the open group
    _closed: bool = False

    def take(self, tokens: Tokens) -> None:
        """All segments: from one service segment to the next at a time."""
        done = 0
        for at in tokens.service:
            self._body(tokens, done, at)
            raw = tokens.raws[at]
            _STEPS[raw[:3]](self, raw, tokens.mended.get(at, ()))
            done = at + 1
        self._body(tokens, done, len(tokens.raws))

    def finish(self, *, terminated: bool, noise: bool) -> Interchange:
        """The interchange as far as it went."""
        if self._open:
            self._close(complete=False, broken_off=True)
        elif noise or not terminated:
            self._note("text-after" if self._closed else "text-between")
        if self.header is None:
            self._note("unb-missing")
        if not self._closed:
            self._note("unz-missing")
        return Interchange(
            header=self.header,
            separators=self.separators,
            messages=tuple(self.messages),
            repairs=tuple(self.repairs),
        )

    def _note(self, code: str) -> None:
        if code not in self._noted:
            self._noted.add(code)
            self.repairs.append(repair(code))

    def _body(self, tokens: Tokens, start: int, end: int) -> None:
        """The segments from `start` to before `end`, none of which is a service segment."""
        if self._open is None and start < end:
            known = (at for at in range(start, end) if tokens.raws[at][:3] in self.dialect.tags)
            first = next(known, end)
            if first > start:
                self._note("text-between")
            start = first
        if start == end:
            return
        if self._open is None:
            self._open = _Open(None, repairs=[repair("unh-missing")])
            self._count_in_group()
        before = len(self._open.texts) + 1 - start
        self._open.texts += tokens.raws[start:end]
        if tokens.mended:
            mended = ((at, code) for at in range(start, end) for code in tokens.mended.get(at, ()))
            self._open.repairs += [repair(code, before + at) for at, code in mended]

    def _close(self, *, complete: bool, broken_off: bool = False) -> None:
        message = self._open
        if message is None:
            return
        if not complete:
            message.repairs.append(repair("unt-missing", len(message.texts) + 1))
        self.messages.append(
            Message(
                header=message.header,
                segments=Segments(message.texts, self.read, self.separators),
                group=self._group,
                repairs=tuple(message.repairs),
                complete=complete,
                broken_off=broken_off,
            )
        )
        self._open = None

    def _service(self, raw: str, mended: tuple[str, ...]) -> Segment:
        self.repairs.extend(repair(code) for code in mended)
        return self.read(raw, 0)

    def _count_in_group(self) -> None:
        self._in_group = None if self._in_group is None else self._in_group + 1

    def una(self, raw: str, mended: tuple[str, ...]) -> None:
        """UNA stands before the interchange; one inside it announces nothing."""
        self._note("text-between")

    def unb(self, raw: str, mended: tuple[str, ...]) -> None:
        """UNB opens the interchange."""
        self._close(complete=False)
        self.header = self._service(raw, mended)

    def ung(self, raw: str, mended: tuple[str, ...]) -> None:
        """UNG opens a group."""
        self._close(complete=False)
        if self._in_group is not None:
            self._note("une-missing")
        self._group = self._service(raw, mended)
        self._groups += 1
        self._in_group = 0

    def unh(self, raw: str, mended: tuple[str, ...]) -> None:
        """UNH opens a message."""
        self._close(complete=False)
        self._open = _Open(self.read(raw, 1), [raw], [repair(code, 1) for code in mended])
        self._count_in_group()

    def unt(self, raw: str, mended: tuple[str, ...]) -> None:
        """UNT closes a message."""
        message = self._open
        if message is None:
            self._note("text-between")
            return
        position = len(message.texts) + 1
        message.repairs.extend(repair(code, position) for code in mended)
        trailer = self.read(raw, position)
        if _count(trailer) != position:
            message.repairs.append(repair("unt-count", position))
        if message.header and trailer.component(1).strip() != message.header.component(0).strip():
            message.repairs.append(repair("unt-reference", position))
        self._close(complete=True)

    def une(self, raw: str, mended: tuple[str, ...]) -> None:
        """UNE closes a group."""
        self._close(complete=False)
        if _count(self._service(raw, mended)) != (self._in_group or 0):
            self._note("une-count")
        self._in_group = self._group = None

    def unz(self, raw: str, mended: tuple[str, ...]) -> None:
        """UNZ closes the interchange."""
        self._close(complete=False)
        if self._in_group is not None:
            self._note("une-missing")
            self._in_group = self._group = None
        if _count(self._service(raw, mended)) != (self._groups or len(self.messages)):
            self._note("unz-count")
        self._closed = True


def _count(trailer: Segment) -> int | None:
    text = trailer.component(0).strip()
    return int(text) if text.isdecimal() and len(text) < 10 else None


_STEPS: dict[str, Callable[[Assembly, str, tuple[str, ...]], None]] = {
    "UNA": Assembly.una,
    "UNB": Assembly.unb,
    "UNG": Assembly.ung,
    "UNH": Assembly.unh,
    "UNT": Assembly.unt,
    "UNE": Assembly.une,
    "UNZ": Assembly.unz,
}
