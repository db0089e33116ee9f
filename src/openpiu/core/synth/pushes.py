"""Which messages carriers send for a flight and when, and one message composed with what a reader must get from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from openpiu.core.synth.envelope import Cover, as_text, enclose
from openpiu.core.synth.noise import draw_fault, spoil_segments, spoil_text
from openpiu.core.synth.paxlst import CREW, PASSENGERS, paxlst_body
from openpiu.core.synth.pnrgov import pnrgov_body, sensitive_in
from openpiu.core.synth.reported import on_manifest, parties_sent, reported, travellers_of
from openpiu.core.synth.values import Leg, Party, Stage
from openpiu.core.terms import Traveller

# Stage and time before departure of each push; the manifest comes last, when check-in closes.
TIMES: tuple[tuple[Stage, timedelta, str], ...] = (
    (Stage.EARLY, timedelta(hours=48), "pnrgov-48h"),
    (Stage.LATE, timedelta(hours=24), "pnrgov-24h"),
    (Stage.BOARDING, timedelta(minutes=45), "pnrgov-0h"),
    (Stage.MANIFEST, timedelta(minutes=30), "paxlst"),
)
CREW_TIME = timedelta(minutes=60)
_FEWEST_TO_SPLIT = 12  # bookings


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """One message that will be sent. `flight` is the place of the flight in the world."""

    name: str  # file name; names sort in the order of sending
    label: str
    flight: int
    stage: Stage
    sent_at: datetime  # UTC
    part: int = 1
    parts: int = 1
    is_crew: bool = False
    changes_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """One message as it arrives, with its truth: what a reader must get, and what must never be kept."""

    push: Push
    content: bytes
    travellers: tuple[Traveller, ...]
    sensitive: int  # special service codes that the field list must drop
    fault: str | None  # the deliberate fault, if any


def plan(legs: tuple[Leg, ...]) -> tuple[Push, ...]:
    """All messages of the world in the order of sending, named so that their names sort in that order."""
    drafts = sorted(_drafts(legs), key=lambda draft: (draft.sent_at, draft.flight, draft.part))
    width = max(4, len(str(len(drafts))))
    return tuple(_named(draft, f"{number:0{width}}", legs) for number, draft in enumerate(drafts, start=1))


def compose(leg: Leg, push: Push, *, noise: float, rng: Random) -> Sent:
    """Write one message. The same leg, push and generator state give the same bytes."""
    carrier = leg.flight.carrier
    style = leg.style
    is_pnrgov = push.stage is not Stage.MANIFEST
    cover = Cover(
        kind="PNRGOV" if is_pnrgov else "PAXLST",
        sender=carrier,
        reference=f"{carrier}{push.name.split('-')[0]}",
        access=f"{leg.flight.designator}/{push.sent_at:%y%m%d}/{push.sent_at:%H%M}",
        sent_at=push.sent_at,
        part=push.part,
        parts=push.parts,
    )
    if is_pnrgov:
        parties = _share(parties_sent(leg, push.stage), push)
        travellers = tuple(one for party in parties for one in travellers_of(party, push.stage, style))
        body = pnrgov_body(leg, parties, push.stage, push.sent_at)
        sensitive = sensitive_in(parties, push.stage)
    else:
        travellers = _listed(leg, push)
        body = paxlst_body(leg, travellers, CREW if push.is_crew else PASSENGERS)
        sensitive = 0
    fault = draw_fault(noise, style, rng)
    segments = spoil_segments(enclose(body, cover, style), fault, rng)
    text = spoil_text(as_text(segments, cover, style), fault, cover, style)
    return Sent(push=push, content=text.encode(), travellers=travellers, sensitive=sensitive, fault=fault)


def _drafts(legs: tuple[Leg, ...]) -> Iterable[Push]:
    for flight, leg in enumerate(legs):
        if leg.crew:
            at = leg.departs - CREW_TIME
            yield Push(name="", label="paxlst-crew", flight=flight, stage=Stage.MANIFEST, sent_at=at, is_crew=True)
        for stage, before, label in TIMES:
            is_changes = stage is Stage.LATE and leg.changes_only
            parts = _parts(leg, stage)
            for part in range(1, parts + 1):
                yield Push(
                    name="",
                    label=label + ("-changes" if is_changes else ""),
                    flight=flight,
                    stage=stage,
                    sent_at=leg.departs - before,
                    part=part,
                    parts=parts,
                    changes_only=is_changes,
                )


def _named(draft: Push, number: str, legs: tuple[Leg, ...]) -> Push:
    part = f"-part{draft.part}" if draft.parts > 1 else ""
    return Push(
        name=f"{number}-{legs[draft.flight].flight.designator}-{draft.label}{part}.edi",
        label=draft.label,
        flight=draft.flight,
        stage=draft.stage,
        sent_at=draft.sent_at,
        part=draft.part,
        parts=draft.parts,
        is_crew=draft.is_crew,
        changes_only=draft.changes_only,
    )


def _parts(leg: Leg, stage: Stage) -> int:
    """Only full PNRGOV pushes of large flights are split."""
    if stage is Stage.MANIFEST or len(leg.parties) < _FEWEST_TO_SPLIT or (stage is Stage.LATE and leg.changes_only):
        return 1
    return leg.style.parts


def _share(parties: tuple[Party, ...], push: Push) -> tuple[Party, ...]:
    """The bookings that stand in this part of the push."""
    size = -(-len(parties) // push.parts)
    return parties[(push.part - 1) * size : push.part * size]


def _listed(leg: Leg, push: Push) -> tuple[Traveller, ...]:
    if push.is_crew:
        return tuple(reported(member, None, Stage.MANIFEST, leg.style) for member in leg.crew)
    return tuple(reported(passage, locator, Stage.MANIFEST, leg.style) for passage, locator in on_manifest(leg))
