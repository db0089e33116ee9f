"""What a check of the unit needs to know, and what it finds. It runs in a read-only transaction."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import connections, transaction

from openpiu.core.law.profiles import Profile
from openpiu.core.ledger import Verdict

SHOWN = 5  # places that a finding names


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The unit as it is looked at."""

    profile: Profile
    at: datetime
    unit: str = ""
    keys_folder: Path | None = None
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)  # of the ledgers, by their stores


@dataclass(frozen=True, slots=True)
class Found:
    """What one rule found against itself: how many, and the first of them by their ids or codes; never a name."""

    count: int = 0
    where: tuple[str, ...] = ()


def found(places: list[str]) -> Found:
    """From the places, which may be none."""
    return Found(len(places), tuple(places[:SHOWN]))


Look = Callable[[Scene], Found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the law as a question to the unit: yes is green."""

    id: str
    article: str
    asks: str
    look: Look


@contextmanager
def looking_only() -> Iterator[None]:
    """All three stores, read only: PostgreSQL itself refuses to write, and in the end everything is rolled back."""
    with ExitStack() as stack:
        for alias in ("default", "passenger", "border"):
            stack.enter_context(transaction.atomic(using=alias))
            with connections[alias].cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
        try:
            yield
        finally:
            for alias in ("default", "passenger", "border"):
                transaction.set_rollback(True, using=alias)
