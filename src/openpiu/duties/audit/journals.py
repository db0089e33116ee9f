"""The ledgers by the names of their stores."""

from openpiu.errors import OperatorError
from openpiu.store.border.journal import JOURNAL as BORDER
from openpiu.store.journal import Journal
from openpiu.store.passenger.journal import JOURNAL as PASSENGER

JOURNALS: dict[str, Journal] = {"passenger": PASSENGER, "border": BORDER}


def journal_of(store: str) -> Journal:
    """One ledger; OperatorError for any other name."""
    if store not in JOURNALS:
        raise OperatorError(f"the ledgers are: {', '.join(JOURNALS)}")
    return JOURNALS[store]
