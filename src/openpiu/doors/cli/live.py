"""The parts of `audit` and `disclose` that work on records; loaded only when they are asked for."""

from collections.abc import Iterator, Mapping, Sequence

from openpiu.conf import clock, unit
from openpiu.conf.environment import environment
from openpiu.core.ledger import Verdict
from openpiu.doors.cli.acting import actor_named
from openpiu.duties import audit, disclose
from openpiu.duties.disclose.notices import TransferRow
from openpiu.errors import OperatorError


def release(hit: str, choice: Mapping[str, str], *, staff_id: str) -> str:
    """Release one hit; returns the signed package as JSON text."""
    with unit.database_in_use():
        actor, at = actor_named(staff_id), clock.now()
        made = disclose.release(
            hit, choice=_choice(choice), unit=environment().unit, actor=actor, at=at, keys=unit.keys()
        )
        return disclose.open_notice(made, actor=actor, at=at).signed


def propose(hit: str, choice: Mapping[str, str], *, staff_id: str) -> str:
    """Propose a transfer to a third country; returns its id."""
    with unit.database_in_use():
        return disclose.propose_transfer(
            hit, choice=_choice(choice), actor=actor_named(staff_id), at=clock.now(), keys=unit.keys()
        )


def _choice(given: Mapping[str, str]) -> disclose.Choice:
    return disclose.Choice(**given, profile=unit.profile())


def transfers(*, staff_id: str) -> Sequence[TransferRow]:
    """Transfers to third countries of which the data protection officer was told."""
    with unit.database_in_use():
        return disclose.list_transfers(actor=actor_named(staff_id))


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
