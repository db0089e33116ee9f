"""Who may receive data: the notified list (PNR-7.1), each with its class and the days on which it stands.

Belongs here: the list, its classes, and which offences may not go to which class. A class is data and is never derived
from a circle of states such as Schengen (PNR-11.4). Not here: which fields leave (`core.law.packages`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from openpiu.core.law.profiles import Profile


class RecipientClass(StrEnum):
    """Under which article somebody receives data; the names are those of `Profile.not_to`."""

    COMPETENT = "competent-authority"  # Art. 7
    EU_PIU = "eu-piu"  # Art. 9
    EUROPOL = "europol"  # Art. 10
    AGREEMENT = "agreement"  # Art. 11, under an agreement of the Union
    THIRD = "third"  # Art. 11, case by case


# Outside the Union: a legal basis, two persons, a ban on passing on, and the DPO knows before (PNR-11.1, PNR-11.3).
THIRD_COUNTRIES = frozenset({RecipientClass.AGREEMENT, RecipientClass.THIRD})


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One recipient on the list."""

    code: str
    name: str
    kind: RecipientClass = RecipientClass.COMPETENT
    since: date = date(2018, 5, 25)
    until: date | None = None  # the first day on which it is no recipient any more

    def is_notified(self, day: date) -> bool:
        """Whether it stands on the list on that day."""
        return self.since <= day and (self.until is None or day < self.until)

    @property
    def is_third_country(self) -> bool:
        """Whether Art. 11 holds."""
        return self.kind in THIRD_COUNTRIES


# Specimens, all invented but Europol.
AUTHORITIES: dict[str, Authority] = {
    row.code: row
    for row in (
        Authority(code="UTO-FED", name="Federal Police of Utopia, airport division"),
        Authority(code="UTO-CUS", name="Customs of Utopia, investigations"),
        Authority(code="UTO-CT", name="Counter-terrorism unit of Utopia"),
        Authority(code="UTO-POR", name="Port police of Utopia", until=date(2024, 1, 1)),
        Authority(code="ARC-PIU", name="Passenger Information Unit of Arcadia", kind=RecipientClass.EU_PIU),
        Authority(code="EUROPOL", name="Europol", kind=RecipientClass.EUROPOL),
        Authority(code="LAP-PIU", name="Passenger Information Unit of Laputa", kind=RecipientClass.AGREEMENT),
        Authority(code="LIL-POL", name="National Police of Lilliput", kind=RecipientClass.THIRD),
    )
}


def may_receive(kind: RecipientClass, offence: str, profile: Profile) -> bool:
    """Whether data about this offence may go to that class; what is closed to third countries, no agreement opens."""
    closed = profile.not_to.value
    rows = {kind.value, RecipientClass.THIRD.value} if kind in THIRD_COUNTRIES else {kind.value}
    return not any(offence in closed.get(row, frozenset()) for row in rows)
