"""What a disclosure shows: the preview before release, the package afterwards."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from openpiu.duties.disclose.outcomes import OutcomeRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Exactly what would leave, for the officer to read before releasing."""

    hit: str
    evidence_version: str
    fields: tuple[tuple[str, str], ...]  # (name, value) in package order
    withheld: tuple[str, ...]  # names of fields that stay
    action: str
    proposals: tuple["TransferRow", ...] = ()  # to third countries, waiting for another person


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureRow:
    """One disclosure in a list, without the traveller's name."""

    disclosure: str
    hit: str
    recipient: str
    purpose: str
    offence: str
    flight: str
    released_by: str
    released_at: datetime
    code: str  # verification code printed on the notice


@dataclass(frozen=True, slots=True, kw_only=True)
class TransferRow:
    """One transfer to a third country, proposed and perhaps sent; without the traveller's name."""

    transfer: str
    hit: str
    recipient: str
    offence: str
    basis: str
    proposed_by: str
    proposed_at: datetime
    told_at: datetime  # when the data protection officer was told (PNR-11.3)
    sent_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """The signed package and what the printable page needs."""

    disclosure: str
    code: str
    package: dict[str, Any]  # the content as in the package's JSON
    signed: str  # the whole signed package as JSON text
    key: str  # fingerprint of the signing key
    outcomes: tuple[OutcomeRow, ...] = ()  # as recorded, the last one counts
    may_record: bool = False  # whether who looks may record an outcome
