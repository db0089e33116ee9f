"""Asking remote sources: each in a thread of its own, with a deadline, a breaker and a bound on how many wait.

Belongs here: threads and deadlines. Not here: what an answer means. A source that hangs costs nobody more than its
deadline; one that answers after it is heard all the same (`on_late`).
"""

import threading
from collections.abc import Callable

from openpiu.adapters.desk.base import DeskClock
from openpiu.core.desk.answers import Answer, Presented
from openpiu.core.desk.breaker import Breaker
from openpiu.duties.check.sources import Remote
from openpiu.errors import OpenpiuError

AT_ONCE = 16  # questions to one source that may wait for it
PATIENT = 30.0  # seconds after which a source may give up answering; the outcome was shown long before

Late = Callable[[Answer], None]


class Question:
    """One question to one source."""

    def __init__(self) -> None:
        self._lock, self._done = threading.Lock(), threading.Event()
        self._answer: Answer | None = None
        self._on_late: Late | None = None

    def wait(self, seconds: float) -> None:
        """Wait for the answer, so long at most."""
        self._done.wait(max(0.0, seconds))

    def close(self, on_late: Late) -> Answer | None:
        """The answer if it is there; from now on one that comes goes to `on_late`."""
        with self._lock:
            if self._answer is None:
                self._on_late = on_late
            return self._answer

    def answer(self, answer: Answer) -> None:
        """The source has spoken."""
        with self._lock:
            self._answer, late = answer, self._on_late
        self._done.set()
        if late is not None:
            late(answer)

    def give_up(self) -> None:
        """The source has said that it cannot answer."""
        self._done.set()


class Post:
    """Where questions to one remote source go out."""

    def __init__(self, remote: Remote, clock: DeskClock) -> None:
        self._remote, self._clock = remote, clock
        self._lock, self._places = threading.Lock(), threading.BoundedSemaphore(AT_ONCE)
        self._breaker = Breaker()

    def ask(self, presented: Presented) -> Question | None:
        """A question on its way; None where the source rests, or too many wait for it."""
        tick = self._clock.tick()
        with self._lock:
            if not self._breaker.asks(tick):
                return None
            self._breaker = self._breaker.tried(tick)
        if not self._places.acquire(blocking=False):
            return None
        question = Question()
        threading.Thread(target=self._put, args=(presented, question), name="desk source", daemon=True).start()
        return question

    def silent(self) -> None:
        """A deadline has passed."""
        with self._lock:
            self._breaker = self._breaker.silent(self._clock.tick())

    def _put(self, presented: Presented, question: Question) -> None:
        try:
            answer = self._remote(presented, PATIENT)
        except (OSError, OpenpiuError, ValueError, LookupError):
            question.give_up()  # what it said may name somebody: nothing of it is kept
            return
        finally:
            self._places.release()
        with self._lock:
            self._breaker = self._breaker.spoke()
        question.answer(answer)
