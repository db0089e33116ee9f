"""The ledger as its readers use it: search, verify, export. Reading the ledger is itself an act (PNR-13.7)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.core.paginator import Paginator

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.acts import ACTS
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import MACHINE, Actor
from openpiu.core.ledger import GENESIS, Entry, Verdict, export, verify_chain
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.audit.journals import journal_of
from openpiu.duties.audit.rooting import Witness
from openpiu.duties.audit.rows import LedgerPage, LedgerRow
from openpiu.errors import IntegrityError
from openpiu.store.passenger.models import LedgerEntry

PAGE = 50


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


def verify(store: str = "passenger", *, actor: Actor = MACHINE, witness: Witness | None = None) -> Verdict:
    """Check the whole chain of one store as it lies in the database, and that its end is where the head says.

    With a witness, it must also be what was sealed hour by hour: what finds a database's owner who computed all hashes
    anew, or cut the end off.
    """
    if actor is not MACHINE:
        check_may(actor, Act.SEE_LEDGER)
    journal = journal_of(store)
    try:
        roots = witness.roots_of(store) if witness else []
    except IntegrityError as error:
        return Verdict(ok=False, entries=0, first_bad=None, root=None, reason=str(error))
    before, last = journal.head(), _Last(journal.read())
    verdict = verify_chain(last, roots=roots)
    written = max(before[0], min(verdict.entries, journal.head()[0]))  # entries may be added while this looks
    if verdict.ok and verdict.entries != written:
        reason = f"the ledger ends at entry {verdict.entries}, but {written} were written"
        return Verdict(
            ok=False, entries=verdict.entries, first_bad=verdict.entries + 1, root=verdict.root, reason=reason
        )
    if verdict.ok and verdict.entries == before[0] and last.hash != before[1]:
        reason = "the entry was changed: its hash does not hold"
        return Verdict(ok=False, entries=before[0] - 1, first_bad=before[0], root=None, reason=reason)
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
    return export(journal.read(), unit=unit, store=store, key=keys.signing_key())


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
    """Entries on their way to the verifier, and the hash of the last one that passed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries = entries
        self.hash = GENESIS

    def __iter__(self) -> Iterator[Entry]:
        """Each entry once."""
        for entry in self._entries:
            self.hash = entry.hash
            yield entry
