"""The sources of a desk: what they are, which copy of each is in use, how old it is.

Belongs here: taking and confirming copies, with their lines in the journal; what a source said in one check. Not here:
asking remote ones (`asking`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from openpiu.adapters.desk.base import Copies, DeskClock, Journal
from openpiu.core.desk import lines
from openpiu.core.desk.age import AMBER_BELOW, Level, Now, instant, level_of, trusted_after, trusted_now, written
from openpiu.core.desk.answers import Answer, Found, Presented
from openpiu.core.desk.outcomes import Said
from openpiu.core.desk.snapshots import Held, Refusal, Snapshot, SnapshotRefused, Stamp, accepts
from openpiu.errors import Refused

# A remote source: what is presented, and seconds in which to answer. Raises OSError or OpenpiuError where it cannot.
Remote = Callable[[Presented, float], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source that a desk asks."""

    name: str
    trusted_key: bytes  # Ed25519 public key with which its snapshots are signed
    mandatory: bool = True  # a check without its word is not complete (SBC-3)
    remote: Remote | None = None
    limit: timedelta = AMBER_BELOW  # from this age on a copy is red; never more than a day


class Shelf:
    """The copies of a desk with the journal's word on each."""

    def __init__(self, sources: tuple[Source, ...], *, journal: Journal, copies: Copies, clock: DeskClock) -> None:
        self._sources = {source.name: source for source in sources}
        self._journal, self._copies, self._clock = journal, copies, clock
        for source in sources:
            self._load(source)

    def now(self) -> Now:
        """The time this desk goes by."""
        clock = self._clock
        return trusted_now(self._journal.book.trusted, tick=clock.tick(), boot=clock.boot(), wall=clock.wall())

    def take(self, name: str, path: Path) -> Snapshot:
        """Take a snapshot into use; SnapshotRefused leaves the one before, and an alarm in the journal."""
        held = self._held(name)
        try:
            header = self._copies.take(path, held)
        except SnapshotRefused as error:
            self._alarm(name, error)
            raise
        self._enter_taken(header)
        return header

    def confirm(self, stamp: Stamp, *, nonce: str = "") -> None:
        """A source's word that its version is current; else Refused. `nonce` is what this desk asked it to sign."""
        if stamp.source not in self._sources or not accepts(stamp, self._held(stamp.source)):
            raise Refused("the stamp is not of this source's current version: ask for a new snapshot")
        signed, known = instant(stamp.at), self._journal.book.sources[stamp.source]
        fresh = bool(nonce) and stamp.nonce == nonce
        trusted, as_of = trusted_after(self.now(), signed, fresh=fresh), max(instant(known.as_of), signed)
        self._journal.append(
            lambda _: lines.confirmed(stamp.source, version=stamp.version, as_of=written(as_of), trusted=trusted)
        )

    def as_of(self, name: str) -> datetime | None:
        """The signed time up to which the copy in use is current; None where there is none."""
        header, known = self._copies.current(name), self._journal.book.sources.get(name)
        if header is None:
            return None
        is_entered = known is not None and known.highest == header.version  # not while a newer one is just being taken
        return instant(known.as_of if known and is_entered else header.created_at)

    def level(self, name: str, now: Now) -> Level:
        """How far the copy in use can be believed."""
        header, as_of = self._copies.current(name), self.as_of(name)
        if header is None or as_of is None:
            return Level.NONE
        return level_of(as_of, now, limit=self._sources[name].limit, valid_until=instant(header.valid_until))

    def said(
        self, source: Source, remote: Answer | None, copy: Answer | None, now: Now
    ) -> tuple[Said, tuple[Found, ...]]:
        """What became of a source: its own word where there is one, else its copy's, else nothing."""
        if remote is not None:
            word = Said(
                source=source.name, level=Level.GREEN, version=remote.version, by="remote", mandatory=source.mandatory
            )
            return word, remote.found
        level, as_of = self.level(source.name, now), self.as_of(source.name)
        if copy is None or as_of is None:
            return Said(source=source.name, level=Level.NONE, by="none", mandatory=source.mandatory, is_gap=True), ()
        word = Said(
            source=source.name, level=level, version=copy.version, as_of=written(as_of), mandatory=source.mandatory,
            is_gap=source.remote is not None or level is not Level.GREEN,
        )  # fmt: skip
        return word, copy.found

    def ask_copy(self, name: str, presented: Presented) -> Answer | None:
        """The copy's answer, whatever its age; None where there is none."""
        return self._copies.search(name, presented) if self.as_of(name) is not None else None

    def _held(self, name: str) -> Held:
        known = self._journal.book.sources.get(name)
        key = self._sources[name].trusted_key
        return Held(source=name, trusted_key=key, highest=known.highest if known else 0, now=self.now().at)

    def _load(self, source: Source) -> None:
        """After a start. A file that came into place just before a crash gets its line now."""
        held = self._held(source.name)
        try:
            header = self._copies.load(held)
        except SnapshotRefused as error:
            self._alarm(source.name, error)
            return
        if header is not None and header.version > held.highest:
            self._enter_taken(header)
        elif header is None and held.highest:
            self._alarm(source.name, SnapshotRefused(source.name, Refusal.UNREADABLE))

    def _enter_taken(self, header: Snapshot) -> None:
        trusted = trusted_after(self.now(), instant(header.created_at))
        self._journal.append(
            lambda _: lines.taken(header.source, version=header.version, as_of=header.created_at, trusted=trusted)
        )

    def _alarm(self, name: str, error: SnapshotRefused) -> None:
        self._journal.append(lambda _: lines.refused(name, version=error.version, reason=error.reason.value))
