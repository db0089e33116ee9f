"""The demo's courier: while the console runs, the messages that were still to come arrive, and letters are carried."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Event, Thread
from typing import Any

from openpiu.conf import clock
from openpiu.doors.cli.demo_acts import Sending, take_in
from openpiu.doors.cli.demo_nodes.doing import carry
from openpiu.errors import OpenpiuError

LAST_WORD = 30.0  # seconds that a delivery under way may take to end
TURN = 3.0  # seconds between two turns with the partner


@contextmanager
def courier(sendings: Sequence[Sending]) -> Iterator[None]:
    """Deliver in the background for as long as the block runs; a delivery under way is finished first."""
    with _beside(_deliver, sendings):
        yield


@contextmanager
def carrying(partner: str) -> Iterator[None]:
    """Carry letters to and from the partner for as long as the block runs; one who is away is tried again."""
    with _beside(_carry, partner):
        yield


@contextmanager
def _beside(work: Callable[[Any, Event], None], given: Any) -> Iterator[None]:
    stop = Event()
    thread = Thread(target=work, args=(given, stop), name=work.__name__, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(LAST_WORD)


def _deliver(sendings: Sequence[Sending], stop: Event) -> None:
    for sending in sorted(sendings, key=lambda sending: sending.sent_at):
        wait = (sending.sent_at - clock.now()).total_seconds()
        if stop.wait(max(0.0, wait)):
            return
        take_in(sending)


def _carry(partner: str, stop: Event) -> None:
    while not stop.wait(TURN):
        with suppress(OpenpiuError):
            carry(partner)
