"""What the officers' pages show of hits. Lists carry no traveller's name (docs/adr/0005); a card does."""

from dataclasses import dataclass
from datetime import datetime

from openpiu.core.law.corrections import Marks


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One line of the comparison, both values as text; `relation` equal, similar, different or missing."""

    field: str  # name, birth_date, sex, nationality, document
    traveller: str | None
    alert: str | None
    relation: str
    points: int  # signed; the points of a card sum to its score before clipping


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxRow:
    """One hit in the inbox, without the traveller's name."""

    hit: str
    priority: str
    action: str  # key of core.law.actions.ACTIONS
    flight: str  # designator
    route: str  # IST-BRU
    minutes_to_landing: int | None
    score: int
    band: str
    reason: tuple[tuple[str, str], ...]  # (field, relation), strongest first, without "missing"
    alert_reference: str
    state: str
    raised_at: datetime
    changed: bool  # the evidence changed since an earlier decision
    standing: str  # booked, on-board, not-on-board, left (core.terms.standing)
    yours: bool  # the officer who asks can decide it now


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """The inbox as of one moment, most pressing first."""

    as_of: datetime
    rows: tuple[InboxRow, ...]
    counts: dict[str, int]  # hits by state
    next_landing_minutes: int | None
    newest: str  # token for `fresh_hits`


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One decision as it may be shown to the officer who asks (blind until they have decided)."""

    review: str
    officer: str
    decision: str
    reasons: tuple[str, ...]
    note: str
    at: datetime
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertSide:
    """The alert's side of the card."""

    alert: str  # id
    reference: str  # BE-2291
    list_name: str
    owner: str
    legal_basis: str
    action: str
    action_label: str
    instruction: str
    reason: str
    subject_class: str  # a word of core.law.subject_classes
    reason_basis: str  # fact, assessment, unsaid
    expires_on: str | None
    withdrawn: bool
    criterion: str  # id of the version of a criterion that raised the hit; empty: an alert of a list did


@dataclass(frozen=True, slots=True, kw_only=True)
class TravellerSide:
    """The traveller's side of the card, as reported."""

    traveller: str  # id
    kind: str
    locator: str | None
    seats: tuple[str, ...]
    sources: tuple[str, ...]  # "PNR 3", "API 1": kinds of report and how many were received
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    standing: str  # booked, on-board, not-on-board, left (core.terms.standing)
    added: bool  # travels without being named by a booking
    late: bool  # first reported after the flight had left (PNR-6.2)
    masked: bool  # six months old: what identifies directly is shown on an approved request only (PNR-12.2)
    awaiting_api: bool  # no advance passenger information yet: will be compared again when it arrives


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """The rejected hit that a suppressed one repeats: same person, same document, same version of the alert."""

    hit: str
    flight: str
    route: str
    officers: tuple[str, ...]
    reasons: tuple[str, ...]
    at: datetime  # of the last decision
    until: datetime  # the hit is raised again then, at the latest (PNR-12.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class HitCard:
    """All that one decision needs."""

    hit: str
    evidence_version: str  # send back with a decision: refused when the evidence changed meanwhile
    state: str
    priority: str
    officers: int
    flight: str
    route: str
    arrival_at: datetime | None
    minutes_to_landing: int | None
    score: int
    band: str
    threshold: int
    profile: str
    rows: tuple[Evidence, ...]
    traveller: TravellerSide
    alert: AlertSide
    precedent: Precedent | None  # of a suppressed hit
    decisions: tuple[DecisionRow, ...]
    blind: bool  # earlier decisions exist but are hidden until this officer has decided
    may: tuple[str, ...]  # of: confirm, reject, needs_information, look_again, undo, release
    why_not: str | None  # when `may` is empty: the reason, in words
    changed: bool
    marks: Marks  # what the unit corrected in the traveller's record, and whether the person contests it (RGT-6)
    position: int  # place among the open hits, 1-based; 0 when not open
    open_total: int
    next_hit: str | None
    previous_hit: str | None
