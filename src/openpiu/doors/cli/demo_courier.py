"""The demo's courier: while the console runs, the messages that were still to come arrive at their own time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event, Thread

from openpiu.conf import clock
from openpiu.doors.cli.demo_acts import Sending, take_in

LAST_WORD = 30.0  # seconds that a delivery under way may take to end


@contextmanager
def courier(sendings: Sequence[Sending]) -> Iterator[None]:
    """Deliver in the background for as long as the block runs; a delivery under way is finished first."""
    stop = Event()
    thread = Thread(target=_deliver, args=(sendings, stop), name="courier", daemon=True)
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
