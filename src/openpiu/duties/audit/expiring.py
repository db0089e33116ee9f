"""Removing entries that the law no longer lets be kept, so that the rest still verifies (PNR-13.8).

Belongs here: which entries go, that they are what was sealed, the anchor. Not here: how long they are kept (the profile
says it, the database holds five years), the anchor's form (see `core.ledger.anchors`).
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice, takewhile

from django.db import transaction

from openpiu.core.law.acts import ACTS
from openpiu.core.law.roles import MACHINE
from openpiu.core.ledger import Anchor, Entry, Tree, seal_anchor, verify_chain, years_before
from openpiu.duties.audit.beginnings import begin
from openpiu.duties.audit.journals import JOURNALS
from openpiu.duties.audit.rooting import Witness
from openpiu.errors import IntegrityError
from openpiu.store.journal import EXPIRED, Draft, Journal, instant

MOST = 20_000  # entries in one transaction: acts wait while they go


def expire(*, unit: str, at: datetime, years: int, witness: Witness) -> int:
    """Remove the entries of whole days (UTC) that lie so many calendar years back; returns how many went.

    IntegrityError where they are not what was sealed: nothing goes from that ledger before somebody has looked, but
    from the others.
    """
    gone, refused = 0, []
    for store, journal in JOURNALS.items():
        try:
            gone += sum(_batches(store, journal, (unit, at, years), witness))
        except IntegrityError as error:
            refused.append(str(error))
    if refused:
        raise IntegrityError("; ".join(refused))
    return gone


def _batches(store: str, journal: Journal, asked: tuple[str, datetime, int], witness: Witness) -> Iterator[int]:
    unit, at, years = asked
    day = at.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    draft = Anchor(
        unit=unit, store=store, at=instant(at), before=years_before(instant(day), years),
        sequence=0, expired=0, hash="", peaks=(), key="",
    )  # fmt: skip
    while (first := journal.first()) is not None and first.at < draft.before:
        yield _remove(journal, first, draft, at, witness)


def _remove(journal: Journal, first: Entry, draft: Anchor, at: datetime, witness: Witness) -> int:
    tree, entries = _due(journal, draft, witness)
    with transaction.atomic(using=journal.alias):
        sequence, _ = journal.lock()
        if not entries or journal.first() != first:
            return 0  # somebody else was quicker
        anchor = seal_anchor(
            Anchor(
                unit=draft.unit, store=draft.store, at=draft.at, before=draft.before,
                sequence=sequence + 1, expired=tree.size, hash=entries[-1].hash, peaks=tree.peaks(), key="",
            ),
            witness.keys.signing_key(),
        )  # fmt: skip
        detail = {**anchor.fields(), "category": ACTS[EXPIRED], "authority": MACHINE.authority}
        subject = f"ledger:{draft.store}"
        journal.expire(Draft(at=at, act=EXPIRED, actor=MACHINE.id, role="machine", subject=subject, detail=detail))
    return len(entries)


def _due(journal: Journal, draft: Anchor, witness: Witness) -> tuple[Tree, list[Entry]]:
    """The oldest entries that are due, verified, and the tree over all that were ever entered up to them."""
    earlier, rows = begin(journal, journal.read(), lambda entry: entry.sequence, witness.public_key())
    entries = list(islice(takewhile(lambda entry: entry.at < draft.before, rows), MOST))
    if not entries:
        return Tree(), []  # somebody else was quicker
    last = entries[-1].sequence
    roots = [root for root in witness.roots_of(draft.store) if root.entries <= last]
    verdict = verify_chain(entries, roots=roots, anchor=earlier)
    if not verdict.ok and verdict.first_bad != last + 1:  # what comes after these entries is not asked here
        raise IntegrityError(f"the {draft.store} ledger is not what was sealed: openpiu audit verify says more")
    tree = earlier.tree() if earlier else Tree()
    for entry in entries:
        tree.add(entry.hash)
    return tree, entries
