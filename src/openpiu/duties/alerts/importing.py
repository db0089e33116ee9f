"""Importing an edition of a list: looked through once, then written some rows at a time.

Each batch is one transaction with its ledger entry, and waits its turn, so that two imports never collide. An import
that is interrupted is simply run again: what it has written by then is unchanged the second time, and the rest goes in.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.lists import Line
from openpiu.core.terms.ids import IdMaker
from openpiu.duties.acting import alone_in_one_transaction, enter, in_one_transaction
from openpiu.duties.alerts.batches import Importer
from openpiu.duties.alerts.declaring import ListDefaults, declarations, save_declaration
from openpiu.duties.alerts.editions import Edition, Survey, survey
from openpiu.duties.alerts.rows import ImportReport, RowReport
from openpiu.duties.alerts.withdrawing import are_held_back, hand_back, vanished, withdraw_vanished
from openpiu.store.passenger.models import Alert, AlertList

OUTCOMES = ("added", "changed", "unchanged", "refused")


def import_alerts(
    edition: Edition, *, defaults: ListDefaults, actor: Actor, at: datetime, keys: KeyStore
) -> ImportReport:
    """Add, change and (for a complete edition) withdraw alerts, with a report for every row.

    Refused where a list does not declare its legal basis and owner (PNR-6.5), or where too much would be withdrawn.
    """
    check_may(actor, Act.IMPORT_ALERTS)
    found = survey(edition, defaults)
    gone = vanished(edition, found)
    importer = Importer(found, IdMaker(keys.identity_key()), actor, at)
    rows: list[RowReport] = []
    _declare(found, actor=actor, at=at)
    for number, batch in enumerate(_batches(found, edition.batch), start=1):
        rows += _write(batch, importer, number)
        edition.watch(min(number * edition.batch, found.lines), found.lines)
    held_back = are_held_back(edition, found)
    withdrawn = 0 if held_back else withdraw_vanished(gone, found, actor=actor, at=at)
    if edition.full and not held_back:
        hand_back(found, actor=actor, at=at)
    _remember(found, at=at)
    return _report(rows, found, withdrawn=withdrawn, held_back=len(gone) if held_back else 0)


def preview(
    edition: Edition, *, defaults: ListDefaults, actor: Actor, at: datetime, keys: KeyStore
) -> tuple[ImportReport, Sequence[Alert]]:
    """What an import would do, and the alerts it would add or change; nothing is written but that somebody looked."""
    check_may(actor, Act.IMPORT_ALERTS)
    found = survey(edition, defaults)
    gone = vanished(edition, found)
    importer = Importer(found, IdMaker(keys.identity_key()), actor, at)
    with in_one_transaction():
        rows = [row for batch in _batches(found, edition.batch) for row in importer.take(batch)]
        held_back = are_held_back(edition, found)
        report = _report(rows, found, withdrawn=0 if held_back else len(gone), held_back=len(gone) if held_back else 0)
        enter("alerts.previewed", **_detail(rows, importer, withdrawn=report.withdrawn))
    return report, (*importer.new, *importer.changed)


def _batches(found: Survey, size: int) -> Iterator[list[Line]]:
    """The lines some at a time; one batch, an empty one, where there is none: also that stands in the ledger."""
    lines = found.file.lines()
    yield list(islice(lines, size))
    while batch := list(islice(lines, size)):
        yield batch


def _write(batch: list[Line], importer: Importer, number: int) -> list[RowReport]:
    with alone_in_one_transaction():
        rows = importer.take(batch)
        importer.save()
        enter("alerts.imported", **_detail(rows, importer, batch=number))
    return rows


def _detail(rows: Sequence[RowReport], importer: Importer, **more: int) -> dict[str, Any]:
    """Who did what to which list, in counts: how an entry of the ledger is written."""
    counted = Counter(row.outcome for row in rows)
    found = importer.found
    return {
        "actor": importer.actor,
        "at": importer.at,
        "subject": f"list:{found.digest[:32]}",
        "lists": sorted(found.declared),
        "form": found.file.form.value,
        "edition": found.digest,
        **{outcome: counted[outcome] for outcome in OUTCOMES},
        **more,
    }


def _declare(found: Survey, *, actor: Actor, at: datetime) -> None:
    """Store the declarations that came with this import."""
    stored = declarations()
    with in_one_transaction():
        for name, declared in found.declared.items():
            if stored.get(name) != declared:
                save_declaration(declared, actor=actor, at=at)


def _remember(found: Survey, *, at: datetime) -> None:
    """The edition that each list now has."""
    lists = AlertList.objects.using("passenger").filter(name__in=found.declared)
    lists.update(edition=found.digest, form=found.file.form.value, imported_at=at)


def _report(rows: Sequence[RowReport], found: Survey, *, withdrawn: int, held_back: int) -> ImportReport:
    counted = Counter(row.outcome for row in rows)
    return ImportReport(
        rows=tuple(rows),
        **{outcome: counted[outcome] for outcome in OUTCOMES},
        left_out=dict(found.left_out),
        withdrawn=withdrawn,
        held_back=held_back,
        form=found.file.form.value,
    )
