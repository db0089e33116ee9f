"""Drawing a trial: the list, true persons seen through every kind of difference, innocent travellers.

Everything follows from the seed. The list is drawn anew whenever it is walked over, so that a million alerts need no
memory here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from openpiu.core.synth.screening.kinds import KINDS, Case, seen
from openpiu.core.synth.screening.listing import listed
from openpiu.core.synth.screening.origin import Origin
from openpiu.core.synth.screening.origins import GROUPS, ORIGINS
from openpiu.core.synth.screening.plain import reported
from openpiu.core.synth.screening.reporting import as_reported, as_reported_by_some
from openpiu.core.synth.screening.subjects import draw_subject
from openpiu.core.synth.screening.values import Record, Sighting, Subject
from openpiu.core.synth.seeding import stream

SLIP_SHARE = (
    0.25  # of innocent travellers reported with a difference of one of the kinds; the others as the passport says
)
SPARE = 10  # alerts looked at for one true person: not every name can differ in every way
BY_GROUP: dict[str, tuple[Origin, ...]] = {
    group: tuple(origin for origin in ORIGINS if origin.group == group) for group in GROUPS
}


@dataclass(frozen=True, slots=True)
class AlertList:
    """The alerts of a trial, culture groups in turn; walking over it draws them."""

    seed: int
    count: int

    def __len__(self) -> int:
        """How many."""
        return self.count

    def __iter__(self) -> Iterator[Record]:
        """The alerts, in the order of their ids."""
        return (record for _, _, record in self.drawn())

    def drawn(self) -> Iterator[tuple[Subject, Origin, Record]]:
        """The person behind each alert, their origin, the alert."""
        rng = stream(self.seed, "list")
        for number in range(self.count):
            origin = _origin(number, rng)
            subject = draw_subject(origin, rng)
            yield subject, origin, listed(subject, origin, number, rng)


@dataclass(frozen=True, slots=True)
class Trial:
    """One drawn trial: alerts, true persons as they are reported, and innocent travellers."""

    seed: int
    alerts: AlertList
    positives: tuple[Sighting, ...]
    negatives: tuple[Sighting, ...]


def draw_trial(*, alerts: int, positives: int, negatives: int, seed: int) -> Trial:
    """Draw a trial. Kinds and culture groups come in equal numbers, as far as names allow it (see `Sighting.kind`)."""
    listing = AlertList(seed, alerts)
    rng = stream(seed, "travellers")
    wanted = set(rng.sample(range(alerts), min(alerts, positives * SPARE)))
    known: dict[str, list[tuple[Subject, Origin, Record]]] = {group: [] for group in GROUPS}
    taken: set[int] = set()
    for number, drawn in enumerate(listing.drawn()):
        taken.update(identities(drawn[0], drawn[2]))
        if number in wanted:
            known[drawn[0].group].append(drawn)
    return Trial(
        seed=seed,
        alerts=listing,
        positives=tuple(_positives(known, positives, rng)),
        negatives=tuple(_negatives(taken, negatives, positives, rng)),
    )


def identities(subject: Subject, alert: Record | None = None) -> Iterator[int]:
    """What nobody else may share with a listed person: each of the names, whatever its order, with the birth date."""
    listed_names = ((alert.surname, alert.given_names), *alert.aliases) if alert else ()
    names = ((subject.surname, subject.given_names), *listed_names)
    for surname, given in names:
        yield hash((tuple(sorted(reported(f"{surname} {given or ''}").split())), subject.born.toordinal()))


def _origin(number: int, rng: Random) -> Origin:
    return rng.choice(BY_GROUP[GROUPS[number % len(GROUPS)]])


def _positives(known: dict[str, list[tuple[Subject, Origin, Record]]], count: int, rng: Random) -> Iterator[Sighting]:
    """True persons, kinds in turn and within each kind the culture groups in turn. No alert is used twice."""
    names = list(KINDS)
    for number in range(count):
        kind, group = names[number % len(names)], number // len(names) % len(GROUPS)
        sighting = _planted(known, kind, group, f"T{number:07}", rng)
        if sighting:
            yield sighting


def _planted(
    known: dict[str, list[tuple[Subject, Origin, Record]]], kind: str, first: int, traveller: str, rng: Random
) -> Sighting | None:
    """The first person of the group whose name can differ in this way; where there is none, one of another group."""
    for group in (GROUPS[first], *rng.sample(GROUPS, len(GROUPS))):
        pool = known[group]
        for place, (subject, origin, alert) in enumerate(pool):
            record = seen(kind, Case(subject, origin, alert, as_reported(subject, traveller), rng))
            if record is not None:
                pool.pop(place)
                return Sighting(record, alert.id, kind, subject.group)
    return None


def _negatives(taken: set[int], count: int, first: int, rng: Random) -> Iterator[Sighting]:
    """Innocent travellers of the same population; nobody has name and birth date of a listed person."""
    kinds = list(KINDS)
    made = 0
    while made < count:
        origin = _origin(made, rng)
        subject = draw_subject(origin, rng)
        if not taken.isdisjoint(identities(subject)):
            continue
        traveller = f"T{first + made:07}"
        kind = kinds[made % len(kinds)] if rng.random() < SLIP_SHARE else "passport"
        record = seen(kind, Case(subject, origin, None, as_reported(subject, traveller), rng))
        if record is None or kind == "passport":
            kind, record = "passport", as_reported_by_some(subject, traveller, rng)
        yield Sighting(record, None, kind, subject.group)
        made += 1
