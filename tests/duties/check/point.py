"""A crossing point for tests: a source that makes snapshots, desks with real files, a clock that tests may set."""

import hashlib
import os
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.adapters.desk.copies import FolderCopies
from openpiu.adapters.desk.journal import PATIENCE, FileJournal, Sync
from openpiu.adapters.desk.snapshot_writing import Content, write_snapshot
from openpiu.adapters.keys.records import FileRecordKeys
from openpiu.core.desk.age import written
from openpiu.core.desk.answers import Presented
from openpiu.core.desk.payload import Payload
from openpiu.core.desk.snapshots import Snapshot, Stamp, sign_stamp
from openpiu.core.law.action_cards import Category
from openpiu.core.matching import AlertIndex, DocumentIndex, ListedDocument, Person
from openpiu.core.terms import PartialDate
from openpiu.duties.check import Desk, Setup, Source
from openpiu.duties.check.sources import Remote
from tests.adapters.desk.clocks import START, SetClock

DESK_KEY = hashlib.sha256(b"desk of a specimen").digest()
SOURCE_KEY = Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"source of a specimen").digest())
SCAN_KEY = hashlib.sha256(b"crossing point of a specimen").digest()
PUBLIC = SOURCE_KEY.public_key().public_bytes_raw()


def alert(number: int) -> UUID:
    """The id of an alert."""
    return UUID(int=number)


def wanted(number: int, surname: str, given_names: str, born: str = "1988-04-19") -> Person:
    """A person on a list."""
    return Person(id=str(alert(number)), surname=surname, given_names=given_names, birth_date=PartialDate.parse(born))


def stolen(number: int, document: str, issuer: str = "UTO") -> ListedDocument:
    """A document on a list."""
    return ListedDocument(id=alert(number), number=document, issuer=issuer)


def traveller(
    document: str = "ZZ4711001", surname: str = "SPECIMEN", given_names: str = "ANNA", **more: str
) -> Presented:
    """Somebody at the booth."""
    born = PartialDate.parse(more.pop("born", "1979-12-02"))
    return Presented(
        number=document, issuer="UTO", surname=surname, given_names=given_names, birth_date=born,
        nationality=more.pop("nationality", "UTO"), sex=more.pop("sex", "F"),
    )  # fmt: skip


def snapshot(
    path: Path, version: int = 1, *, persons: Iterable[Person] = (), documents: Iterable[ListedDocument] = (),
    categories: dict[str, Category] | None = None, at: datetime = START, source: str = "national",
    key: Ed25519PrivateKey = SOURCE_KEY, desk_key: bytes = DESK_KEY, parent: int | None = None,
    flagged: Iterable[str] = (),
) -> Snapshot:  # fmt: skip
    """Make a snapshot file."""
    draft = Snapshot(
        source=source, version=version, created_at=written(at), mark=f"change-{version}",
        valid_until=written(at + timedelta(days=7)), salt=secrets.token_hex(32), parts=(), parent=parent,
    )  # fmt: skip
    payload = Payload(default=Category.DOCUMENT, categories=categories or {}, flagged=frozenset(flagged))
    content = Content(persons=AlertIndex.build(persons), documents=DocumentIndex.build(documents), payload=payload)
    return write_snapshot(path, draft, content, desk_key=desk_key, key=key)


def stamp(version: int, at: datetime, *, source: str = "national", nonce: str = "") -> Stamp:
    """A source's word that a version is current."""
    return sign_stamp(Stamp(source=source, version=version, at=written(at), nonce=nonce), SOURCE_KEY)


def sources(remote: Remote | None = None, *, names: Sequence[str] = ("national",)) -> tuple[Source, ...]:
    """The sources of a desk; the first may have a remote side."""
    first, *others = names
    return (
        Source(name=first, trusted_key=PUBLIC, remote=remote),
        *(Source(name=name, trusted_key=PUBLIC) for name in others),
    )


@dataclass
class Booth:
    """One desk with its files."""

    folder: Path
    clock: SetClock
    journal: FileJournal
    copies: FolderCopies
    keys: FileRecordKeys
    desk: Desk

    def close(self) -> None:
        """Let go of the journal."""
        self.journal.close()


def booth(
    folder: Path, *, clock: SetClock | None = None, asked: tuple[Source, ...] | None = None, name: str = "UTO-01",
    step: float = 0.0, patience: float = max(PATIENCE, 5.0), answer_within: float = 0.6,
    sync: Sync = os.fdatasync,
) -> Booth:  # fmt: skip
    """Open a desk in a folder; what lies there already is taken up."""
    clock = clock or SetClock()
    journal = FileJournal(folder / "journal", desk=name, clock=clock, patience=patience, sync=sync)
    copies = FolderCopies(folder / "copies", desk_key=DESK_KEY)
    keys = FileRecordKeys(folder / "keys")
    setup = Setup(
        name=name, journal=journal, copies=copies, clock=clock, keys=keys, scan_key=SCAN_KEY,
        sources=asked or sources(), step=step, answer_within=answer_within,
    )  # fmt: skip
    return Booth(folder=folder, clock=clock, journal=journal, copies=copies, keys=keys, desk=Desk(setup))
