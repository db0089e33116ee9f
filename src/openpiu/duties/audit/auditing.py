"""The ledger as its readers use it: search, verify, export. Reading the ledger is itself an act (PNR-13.7)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.core.paginator import Paginator

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.acts import ACTS
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.ledger import GENESIS, Entry, SealedRoot, Verdict, export, verify_chain
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.audit.beginnings import begin
from openpiu.duties.audit.journals import journal_of
from openpiu.duties.audit.rooting import EVERY, Witness
from openpiu.duties.audit.rows import LedgerPage, LedgerRow
from openpiu.errors import IntegrityError
from openpiu.store.journal import instant
from openpiu.store.passenger.models import LedgerEntry

PAGE = 50
OVERDUE = EVERY + timedelta(minutes=30)  # an entry of that age is sealed, where the unit runs


def search(
    *, actor: Actor, at: datetime, act: str = "", actor_id: str = "", subject: str = "", page: int = 1
) -> LedgerPage:
    """One page of the passenger store's ledger, newest first."""
    check_may(actor, Act.SEE_LEDGER)
    entries = LedgerEntry.objects.using("passenger").order_by("-sequence")
    filters = {"act": act, "actor": actor_id, "subject__icontains": subject}
    filters = {name: value.replace("\x00", "") for name, value in filters.items()}  # PostgreSQL's text holds no zero
    entries = entries.filter(**{name: value for name, value in filters.items() if value})
    pages = Paginator(entries, PAGE)
    shown = pages.get_page(page)
    rows = tuple(_row(entry) for entry in shown)
    with in_one_transaction():
        enter("ledger.viewed", actor=actor, at=at, subject="ledger:passenger", purpose="oversight", entries=len(rows))
    return LedgerPage(rows=rows, page=shown.number, pages=pages.num_pages, total=pages.count, acts=tuple(sorted(ACTS)))


def verify(
    store: str = "passenger",
    *,
    actor: Actor = MACHINE,
    witness: Witness | None = None,
    at: datetime | None = None,
) -> Verdict:
    """Check the whole chain of one store as it lies in the database, and that its end is where the head says.

    With a witness, it must also be what was sealed hour by hour: what finds a database's owner who computed all hashes
    anew, or cut the end off. With the time, the verdict warns of entries that should have been sealed and are not.
    """
    if actor is not MACHINE:
        check_may(actor, Act.SEE_LEDGER)
    journal = journal_of(store)
    try:
        roots = witness.roots_of(store) if witness else []
    except IntegrityError as error:
        return Verdict(ok=False, entries=0, first_bad=None, root=None, reason=str(error))
    before = journal.head()
    trusted_key = witness.public_key() if witness else None
    anchor, entries = begin(journal, journal.read(), lambda entry: entry.sequence, trusted_key)
    last = _Last(entries, sealed=roots[-1].entries if roots else 0)
    verdict = verify_chain(last, anchor=anchor, roots=roots)
    if verdict.ok:
        verdict = _against_head(verdict, before, journal.head(), last)
    overdue = instant(at - OVERDUE) if at and witness else ""
    return replace(verdict, warning=last.warning(roots, overdue)) if verdict.ok else verdict


def _against_head(verdict: Verdict, before: tuple[int, str], after: tuple[int, str], last: "_Last") -> Verdict:
    """Whether the chain ends where the head says; entries may be added while one looks."""
    end = verdict.expired + verdict.entries
    written = max(before[0], min(end, after[0]))
    if end != written:
        reason = f"the ledger ends at entry {end}, but {written} were written"
        return replace(verdict, ok=False, first_bad=end + 1, reason=reason)
    if end == before[0] and last.hash != before[1]:
        reason = "the entry was changed: its hash does not hold"
        return replace(verdict, ok=False, entries=verdict.entries - 1, first_bad=end, root=None, reason=reason)
    return verdict


def export_ledger(
    store: str = "passenger", *, unit: str, at: datetime, keys: KeyStore, actor: Actor = MACHINE
) -> Iterator[bytes]:
    """The ledger as signed JSON lines, streamed; the export is itself entered first."""
    if actor is not MACHINE:
        check_may(actor, Act.SEE_LEDGER)
    journal = journal_of(store)
    with in_one_transaction():
        enter("ledger.exported", actor=actor, at=at, subject=f"ledger:{store}", purpose="oversight")
    key = keys.signing_key()
    trusted_key = key.public_key().public_bytes_raw()
    anchor, entries = begin(journal, journal.read(), lambda entry: entry.sequence, trusted_key)
    return export(entries, unit=unit, store=store, key=key, anchor=anchor)


def _row(entry: LedgerEntry) -> LedgerRow:
    return LedgerRow(
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.at),
        act=entry.act,
        category=ACTS.get(entry.act, ""),
        actor=entry.actor,
        role=entry.role,
        subject=entry.subject,
        purpose=entry.purpose,
        detail=entry.detail,
        hash=entry.hash,
    )


class _Last:
    """Entries on their way to the verifier: the hash of the last one that passed, and the first that no root covers."""

    def __init__(self, entries: Iterable[Entry], *, sealed: int) -> None:
        self._entries = entries
        self._sealed = sealed  # how many entries the last root is over
        self._waiting: str | None = None  # when the first entry after them was made
        self.hash = GENESIS

    def __iter__(self) -> Iterator[Entry]:
        """Each entry once."""
        for entry in self._entries:
            self.hash = entry.hash
            if self._waiting is None and entry.sequence > self._sealed:
                self._waiting = entry.at
            yield entry

    def warning(self, roots: Sequence[SealedRoot], overdue: str) -> str | None:
        """What no root vouches for though it was entered before `overdue`: a unit seals every hour while it runs."""
        if self._waiting is None or self._waiting >= overdue:
            return None
        if not roots:
            return "no root of this ledger was ever sealed, or their file was deleted: only the chain vouches for it"
        return f"the last root was sealed at {roots[-1].at}: only the chain vouches for entries since"
