"""The ledger as rows: appended under a lock, one entry an act, in the transaction of the act (PNR-13.5, PNR-13.9).

Each store has its own ledger; the sealing itself is `core.ledger`. The program's role may read rows and call FUNCTIONS,
which add an entry only where it follows from the last one and its hash holds; it can write no row by itself. Rows are
never updated, and removed only from the first on, when five years old (PNR-13.8); a trigger holds everybody to that.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import connections, models

from openpiu.core.ledger import GENESIS, Entry, content, seal

BATCH = 2000
EXPIRED = "ledger.expired"  # the act that ledger_expiry.sql knows by this name
# Of ledger.sql and ledger_expiry.sql: what the program's role may call.
FUNCTIONS = ("ledger_head()", "ledger_append(text, text, text)", "ledger_expire(text, text, text)")


class LedgerEntryBase(models.Model):
    """One sealed entry. `detail` holds ids, counts and codes, never a passenger's data (PNR-13.8)."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=32)
    act = models.CharField(max_length=40, db_index=True)
    actor = models.CharField(max_length=150, db_index=True)
    role = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, db_index=True)
    purpose = models.CharField(max_length=20, null=True)  # noqa: DJ001  null and "" differ inside the sealed bytes
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        abstract = True
        ordering = ["sequence"]


class LedgerHeadBase(models.Model):
    """The one row that names the last entry; locking it gives entries their order without gaps."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        abstract = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An act to be entered."""

    at: datetime
    act: str
    actor: str
    role: str
    subject: str
    purpose: str | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Journal:
    """One store's ledger."""

    alias: str
    entries: type[LedgerEntryBase]
    heads: type[LedgerHeadBase]

    def append(self, draft: Draft) -> Entry:
        """Seal and insert one entry; must run inside the act's own transaction."""
        return self.append_all([draft])[0]

    def append_all(self, drafts: Sequence[Draft]) -> list[Entry]:
        """The same for several, in their order, under one lock."""
        return self._enter(drafts, "SELECT ledger_append(%s, %s, %s)")

    def expire(self, draft: Draft) -> Entry:
        """Likewise, with the entries removed that its detail names as expired; the database checks how old they are."""
        return self._enter([draft], "SELECT ledger_expire(%s, %s, %s)")[0]

    def lock(self) -> tuple[int, str]:
        """Sequence and hash of the last entry; nobody adds another until the transaction ends."""
        with connections[self.alias].cursor() as cursor:
            cursor.execute("SELECT sequence, hash FROM ledger_head()")
            sequence, last_hash = cursor.fetchone()
        return sequence, last_hash

    def _enter(self, drafts: Sequence[Draft], statement: str) -> list[Entry]:
        if not drafts:
            return []
        sequence, previous = self.lock()
        entries: list[Entry] = []
        for number, draft in enumerate(drafts, start=sequence + 1):
            entries.append(_sealed(draft, number, previous))
            previous = entries[-1].hash
        rows = [[content(entry).decode(), entry.previous, entry.hash] for entry in entries]
        with connections[self.alias].cursor() as cursor:
            if len(rows) == 1:
                cursor.execute(statement, rows[0])
            else:
                cursor.executemany(statement, rows)
        return entries

    def read(self) -> Iterator[Entry]:
        """All entries in order, streamed."""
        rows = self.entries._default_manager.using(self.alias).order_by("sequence").values(*Entry.__slots__)
        return (Entry(**row) for row in rows.iterator(chunk_size=BATCH))

    def places(self) -> Iterator[tuple[int, str]]:
        """Sequence and hash of all entries in order, streamed."""
        rows = self.entries._default_manager.using(self.alias).order_by("sequence")
        return rows.values_list("sequence", "hash").iterator(chunk_size=BATCH)

    def first(self) -> Entry | None:
        """The oldest entry that is left."""
        row = self.entries._default_manager.using(self.alias).order_by("sequence").values(*Entry.__slots__).first()
        return Entry(**row) if row else None

    def expiry(self, expired: int) -> Mapping[str, Any] | None:
        """The detail of the entry that says that so many of the first entries have expired."""
        rows = self.entries._default_manager.using(self.alias).filter(act=EXPIRED, detail__expired=expired)
        return rows.values_list("detail", flat=True).first()

    def head(self) -> tuple[int, str]:
        """Sequence and hash of the last entry, as the head row says."""
        row = self.heads._default_manager.using(self.alias).get(pk=1)
        return row.sequence, row.hash


def _sealed(draft: Draft, sequence: int, previous: str) -> Entry:
    return seal(
        previous,
        sequence=sequence,
        at=instant(draft.at),
        act=draft.act,
        actor=draft.actor,
        role=draft.role,
        subject=draft.subject,
        purpose=draft.purpose,
        detail=draft.detail,
    )


def instant(at: datetime) -> str:
    """A time as entries write it."""
    return at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
