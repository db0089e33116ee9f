"""The border store: a ledger of its own, only added to."""

from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, transaction

from openpiu.core.ledger import verify_chain
from openpiu.store.border.journal import JOURNAL
from openpiu.store.border.models import LedgerEntry
from openpiu.store.journal import Draft

AT = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("stores")


def test_the_border_has_a_ledger_of_its_own_that_verifies() -> None:
    """CJ-12, PNR-13.9: two stores, two ledgers."""
    for number in range(3):
        JOURNAL.append(Draft(at=AT, act="check", actor="desk", role="guard", subject=f"check:{number}"))
    verdict = verify_chain(JOURNAL.read())
    assert (verdict.ok, verdict.entries) == (True, 3)
    assert JOURNAL.head()[0] == 3


def test_an_entry_of_the_border_cannot_be_altered() -> None:
    """PNR-13.9: no grant."""
    JOURNAL.append(Draft(at=AT, act="check", actor="desk", role="guard", subject="check:1"))
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(using="border"):
        LedgerEntry.objects.using("border").update(actor="other")
