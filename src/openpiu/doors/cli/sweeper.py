"""Sweeping beside a running server: what time alone brings about happens also when nobody receives anything."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from threading import Event, Thread

from django.db import Error, connections

from openpiu.conf import clock, unit
from openpiu.conf.clocks import law_clocks
from openpiu.conf.environment import environment
from openpiu.doors.cli.output import say
from openpiu.duties import audit, line
from openpiu.errors import IntegrityError, OperatorError

EVERY = 60.0  # seconds
SEALED_EVERY = 10  # sweeps: each reads all hashes of a ledger whose last root is an hour old
LAST_WORD = 10.0  # seconds that a sweep under way may take to end


@contextmanager
def sweeping(every: float = EVERY) -> Iterator[None]:
    """Sweep in the background for as long as the block runs."""
    stop = Event()
    thread = Thread(target=_sweep, args=(stop, every), name="sweeper", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LAST_WORD)


def _sweep(stop: Event, every: float) -> None:
    for number in count():
        try:
            line.sweep(at=clock.now(), clocks=law_clocks(), patience=environment().parts_after)
            line.oversee(at=clock.now(), keys=unit.keys())
            if number % SEALED_EVERY == 0:
                _seal()
        except Error as error:  # the database is away for a moment: the next round does the same again
            say(f"openpiu: the sweep did not happen ({type(error).__name__}); it is tried again")
        finally:
            connections.close_all()
        if stop.wait(every):
            return


def _seal() -> None:
    """Let old entries of the ledgers go, and seal what the ledgers are.

    Where that is refused somebody must look; meanwhile the unit goes on.
    """
    witness, name, at = audit.Witness(unit.roots(), unit.keys()), environment().unit, clock.now()
    try:
        audit.expire(unit=name, at=at, years=unit.profile().ledger_years.value, witness=witness)
    except (IntegrityError, OperatorError) as error:
        say(f"openpiu: entries of a ledger did not expire: {error}")
    try:
        audit.seal_roots(unit=name, at=at, witness=witness)
    except (IntegrityError, OperatorError) as error:
        say(f"openpiu: a root was not sealed: {error}")
