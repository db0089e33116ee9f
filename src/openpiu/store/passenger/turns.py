"""Taking turns: transactions that write many travellers run one after the other, whichever process they are in."""

from django.db import connections

TURN = 2016_681  # an arbitrary number that all processes share


def take_turn() -> None:
    """Wait for one's turn; it ends with the transaction, also when the process is killed."""
    with connections["passenger"].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
