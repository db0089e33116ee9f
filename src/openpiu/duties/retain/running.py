"""One run of the clocks: masks and deletes what is due, a page a transaction; then keys go and a manifest is signed.

Interrupted, it is simply run again: a page is done whole or not at all, and nothing is done twice (PNR-12.10).
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.law.clocks import Due, Step
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import MACHINE
from openpiu.duties.acting import alone_in_one_transaction, enter
from openpiu.duties.retain.bookings import erase_due_bookings
from openpiu.duties.retain.clocks import due_records
from openpiu.duties.retain.deleting import erase_travellers
from openpiu.duties.retain.destroying import destroy_idle_keys
from openpiu.duties.retain.manifests import sign_manifest
from openpiu.duties.retain.masking import mask
from openpiu.duties.retain.runs import Run
from openpiu.store.passenger.models import TravellerRecord

Page = Sequence[tuple[TravellerRecord, Due]]


def run(
    *,
    at: datetime,
    profile: Profile,
    keys: KeyStore,
    record_keys: RecordKeys,
    progress: Callable[[Run], None] = lambda run: None,
) -> Run:
    """Do all that is due at that moment; `progress` is told after each page."""
    done = Run()
    for page in due_records(at, profile):
        with alone_in_one_transaction():
            _delete([one for one in page if one[1].step is Step.DELETE], done, at=at, profile=profile)
            _mask([one for one in page if one[1].step is Step.MASK], done, at=at, profile=profile)
        progress(done)
    done.bookings = erase_due_bookings(at=at, profile=profile)
    done.keys = destroy_idle_keys(at=at, profile=profile, keys=record_keys)
    if done.did_something:
        sign_manifest(done, at=at, profile=profile, keys=keys)
    return done


def _delete(page: Page, done: Run, *, at: datetime, profile: Profile) -> None:
    done.deleted += erase_travellers([row.id for row, _ in page], at=at)
    _enter("deleted", page, done, at=at, profile=profile)


def _mask(page: Page, done: Run, *, at: datetime, profile: Profile) -> None:
    mask([row for row, _ in page], at=at)
    done.masked += len(page)
    _enter("masked", page, done, at=at, profile=profile)


def _enter(what: str, page: Page, done: Run, *, at: datetime, profile: Profile) -> None:
    """One entry for each article under which records of the page went (PROF-1, PNR-13.5)."""
    by_key: dict[str, list[str]] = defaultdict(list)
    for row, due in page:
        by_key[due.key].append(str(row.id))
    for key, ids in sorted(by_key.items()):
        basis = profile.basis(key)
        done.by_article[f"{what}: {basis['article']}"] += len(ids)
        enter(f"records.{what}", actor=MACHINE, at=at, subject=f"records:{len(ids)}", records=sorted(ids), **basis)
