"""Which messages carriers send for a flight and when, and one message composed with what a reader must get from it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from openpiu.core.edifact import Segment
from openpiu.core.synth.envelope import Cover
from openpiu.core.synth.noise import copies
from openpiu.core.synth.noise_kind import Facts
from openpiu.core.synth.noise_writing import noisy_style, write_message
from openpiu.core.synth.paxlst import CREW, PASSENGERS, paxlst_body
from openpiu.core.synth.pnrgov import pnrgov_body, sensitive_in
from openpiu.core.synth.reported import is_unnamed, on_manifest, parties_sent, reported, travellers_of
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
    sensitive: int  # special service codes in it that the field list must drop
    kinds: tuple[str, ...] = ()  # of deliberate noise, see `noise`; none in a clean message


def plan(legs: tuple[Leg, ...]) -> tuple[Push, ...]:
    """All messages of the world in the order of sending, named so that their names sort in that order."""
    drafts = sorted(_drafts(legs), key=lambda draft: (draft.sent_at, draft.flight, draft.part))
    width = max(4, len(str(len(drafts))))
    return tuple(_named(draft, f"{number:0{width}}", legs) for number, draft in enumerate(drafts, start=1))


def compose(leg: Leg, push: Push, *, kinds: Sequence[str] = (), rng: Random) -> Sent:
    """Write one message with these kinds of noise. The same leg, push and generator state give the same bytes."""
    spoiled = replace(leg, style=noisy_style(leg.style, kinds, rng)) if kinds else leg
    if push.stage is not Stage.MANIFEST:
        parties = _share(parties_sent(leg, push.stage), push)
        travellers = tuple(one for party in parties for one in travellers_of(party, push.stage, leg.style))
        sensitive = sensitive_in(parties, push.stage) * copies(kinds)
    else:
        travellers, sensitive = _listed(leg, push), 0
    content = write_message(body_of(spoiled, push), cover_of(leg, push), spoiled.style, kinds, rng)
    return Sent(push=push, content=content, travellers=travellers, sensitive=sensitive, kinds=tuple(kinds))


def cover_of(leg: Leg, push: Push) -> Cover:
    """What the envelope of the message says."""
    carrier = leg.flight.carrier
    return Cover(
        kind="PAXLST" if push.stage is Stage.MANIFEST else "PNRGOV",
        sender=carrier,
        reference=f"{carrier}{push.name.split('-')[0]}",
        access=f"{leg.flight.designator}/{push.sent_at:%y%m%d}/{push.sent_at:%H%M}",
        sent_at=push.sent_at,
        part=push.part,
        parts=push.parts,
    )


def body_of(leg: Leg, push: Push) -> list[Segment]:
    """Everything between UNH and UNT, as the leg's carrier writes it."""
    if push.stage is Stage.MANIFEST:
        return paxlst_body(leg, _listed(leg, push), CREW if push.is_crew else PASSENGERS)
    return pnrgov_body(leg, _share(parties_sent(leg, push.stage), push), push.stage, push.sent_at)


def facts_of(leg: Leg, push: Push) -> Facts:
    """What decides which kinds of noise the message can have."""
    if push.stage is Stage.MANIFEST:
        aboard = len(leg.crew) if push.is_crew else len(on_manifest(leg))
        return Facts(is_pnrgov=False, style=leg.style, units=aboard, names=aboard > 0, documents=aboard > 0)
    parties = _share(parties_sent(leg, push.stage), push)
    named = [party for party in parties if not is_unnamed(party, push.stage)]
    return Facts(
        is_pnrgov=True,
        style=leg.style,
        is_part=push.parts > 1,
        units=len(parties),
        names=bool(named),
        documents=any(push.stage >= passage.details_from for party in named for passage in party.passages),
        emails=any(party.email for party in parties),
    )


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
