"""What the intake page shows: transmissions and what was quarantined, with the reason."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.terms.series import Gap


@dataclass(frozen=True, slots=True, kw_only=True)
class FaultRow:
    """One repair or fault of a message, without personal data."""

    code: str
    segment: int | None
    text: str
    severity: str  # repair, warning, error, fatal


@dataclass(frozen=True, slots=True, kw_only=True)
class TransmissionRow:
    """One delivery."""

    transmission: str
    source: str
    received_at: datetime
    size: int
    state: str  # stored, partly (a message of it is in quarantine), quarantined
    messages: int
    travellers: int
    repairs: int
    dropped: int  # elements outside Annex I or sensitive, dropped before storing
    faults: tuple[FaultRow, ...]
    late: bool = False  # a message in it came after the departure of its flight (PNR-8.6)


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakePage:
    """One page of transmissions, newest first."""

    rows: tuple[TransmissionRow, ...]
    page: int
    pages: int
    total: int
    quarantined: int
    gaps: tuple[Gap, ...] = ()  # pushes of which a part has been missing for too long
