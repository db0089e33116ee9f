"""The parts of `audit` and `disclose` that work on records; loaded only when they are asked for."""

from collections.abc import Iterator, Sequence

from openpiu.conf import clock, unit
from openpiu.conf.environment import environment
from openpiu.core.ledger import Verdict
from openpiu.doors.cli.acting import actor_named
from openpiu.duties import audit, disclose
from openpiu.errors import OperatorError


def release(hit: str, *, staff_id: str, recipient: str, purpose: str, offence: str, evidence_version: str) -> str:
    """Release one hit; returns the signed package as JSON text."""
    choice = disclose.Choice(recipient=recipient, purpose=purpose, offence=offence, evidence_version=evidence_version)
    with unit.database_in_use():
        actor, at = actor_named(staff_id), clock.now()
        made = disclose.release(hit, choice=choice, unit=environment().unit, actor=actor, at=at, keys=unit.keys())
        return disclose.open_notice(made, actor=actor, at=at).signed


def verify(store: str, kept: Sequence[bytes] | None = None) -> Verdict:
    """Verify the live ledger of one store, against roots that somebody kept, or against the unit's own."""
    with unit.database_in_use():
        roots = Kept(kept) if kept is not None else unit.roots()
        return audit.verify(store, witness=audit.Witness(roots, unit.keys()), at=clock.now())


def roots() -> Iterator[bytes]:
    """The unit's own sealed roots, one a line."""
    return unit.roots().lines()


class Kept:
    """Roots that somebody gave; nothing is added to them."""

    def __init__(self, lines: Sequence[bytes]) -> None:
        self._lines = lines

    def keep(self, line: bytes) -> None:
        """Refuse: they are somebody else's."""
        raise OperatorError("these sealed roots are only read")

    def lines(self) -> Iterator[bytes]:
        """As they were given."""
        return iter(self._lines)


def export(store: str) -> Iterator[bytes]:
    """The ledger of one store as signed lines."""
    with unit.database_in_use():
        yield from audit.export_ledger(store, unit=environment().unit, at=clock.now(), keys=unit.keys())
