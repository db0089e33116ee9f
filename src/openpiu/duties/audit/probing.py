"""Probing the guards: does the database refuse what the law forbids, even past the duties?"""

from openpiu.store import probes


def refusal_of_unreviewed_disclosure(hit_id: str) -> str | None:
    """The database's own words when an unreviewed hit is disclosed past the duties (PNR-6.10); None: not refused."""
    return probes.disclosure_past_the_duties(hit_id)


def refusal_of_border_role() -> str | None:
    """The database's own words when the border's role reaches for passenger data (CJ-12); None if it did not refuse."""
    return probes.border_role_in_passenger_store()


def refusal_of_ledger_row() -> str | None:
    """The database's own words when its program's role writes a row of the ledger (PNR-13.9); None: not refused."""
    return probes.ledger_row_past_the_journal()


def refusal_of_forged_entry() -> str | None:
    """The database's own words when an entry's hash does not hold (PNR-13.9); None if it did not refuse."""
    return probes.forged_ledger_entry()
