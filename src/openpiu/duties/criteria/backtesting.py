"""Back-testing a text on stored records, to write or mend a criterion (Art. 6(2)(c)): numbers, and nobody's data.

Numbers are rounded down and small ones are not told; so many back-tests a week and person, so that two texts that
differ by a word do not single anybody out.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid5

from django.db.models import Min, QuerySet

from openpiu.core.criteria import Criterion, fires
from openpiu.core.law.conditions import Ask
from openpiu.core.law.hit_states import HitState
from openpiu.core.law.permissions import Act
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import admit, enter, in_one_transaction
from openpiu.duties.criteria.precision import CONFIRMED
from openpiu.duties.criteria.texts import checked
from openpiu.duties.facts import facts_on
from openpiu.errors import Refused
from openpiu.store.passenger.models import CriterionBacktest, FlightRecord, Hit

BACKTESTS, WEEK = 20, timedelta(days=7)
BATCH = 50  # flights
PURPOSE = "6.2c"
Progress = Callable[[int, int], None]  # flights looked at, flights in all


@dataclass(frozen=True, slots=True, kw_only=True)
class Backtest:
    """What a text would have done. None: fewer than the small cell; others are rounded down to a multiple of it."""

    reference: str
    digest: str
    since: date | None  # first day of departure among what was looked at
    until: date | None
    flights: int
    travellers: int | None
    raised: int | None
    confirmed: int | None  # of these: travellers an officer has confirmed a hit of, on whatever alert
    rejected: int | None  # of these: travellers all of whose decided hits were rejected
    per_thousand: float | None  # raised among a thousand travellers
    small: int  # the small cell
    left: int  # back-tests that this person has left


def backtest(
    text: str, *, profile: Profile, actor: Actor, at: datetime, progress: Progress = lambda done, of: None
) -> Backtest:
    """Weigh every stored traveller that is not masked against the text; refused without purpose or back-tests left."""
    admit(Ask(actor=actor, act=Act.BACKTEST_CRITERION, purpose=PURPOSE), at=at, kind="criterion")
    criterion = checked(text, profile=profile, on=at.date())
    left = backtests_left(actor, at)
    if not left:
        raise Refused(f"{BACKTESTS} back-tests a week are made already; {_next(actor, at)}", rule="PNR-6.4")
    flights = list(FlightRecord.objects.using("passenger").order_by("id").values_list("id", "departure"))
    travellers, raised = 0, set()
    for number, met in _weighed(criterion, [id_ for id_, _ in flights], progress):
        travellers += number
        raised |= met
    days = sorted(departure.date() for _, departure in flights if departure is not None)
    made = _told(
        criterion, (days[0], days[-1]) if days else (None, None), (len(flights), travellers), raised,
        small=profile.small_cell.value, left=left - 1,
    )  # fmt: skip
    _record(made, actor=actor, at=at)
    return made


def backtests_left(actor: Actor, at: datetime) -> int:
    """How many back-tests this person has left."""
    return max(0, BACKTESTS - _lately(actor, at).count())


def _lately(actor: Actor, at: datetime) -> QuerySet[CriterionBacktest]:
    return CriterionBacktest.objects.using("passenger").filter(made_by=actor.id, made_at__gt=at - WEEK)


def _next(actor: Actor, at: datetime) -> str:
    first = _lately(actor, at).aggregate(first=Min("made_at"))["first"]
    return f"the next one can be made from {(first + WEEK).isoformat(timespec='minutes')} on"


def _weighed(criterion: Criterion, flights: list[UUID], progress: Progress) -> Iterator[tuple[int, set[UUID]]]:
    """For each batch of flights: how many travellers were looked at, and on which ones the criterion fires."""
    for start in range(0, len(flights), BATCH):
        looked_at, met = 0, set()
        for row, facts in facts_on(flights[start : start + BATCH]):
            looked_at += 1
            if fires(criterion, facts):
                met.add(row.id)
        progress(min(start + BATCH, len(flights)), len(flights))
        yield looked_at, met


def _told(
    criterion: Criterion, days: tuple[date | None, date | None], counts: tuple[int, int], raised: Collection[UUID],
    *, small: int, left: int,
) -> Backtest:  # fmt: skip
    decided = Hit.objects.using("passenger").filter(traveller__in=raised)
    confirmed = set(decided.filter(state__in=CONFIRMED).values_list("traveller", flat=True))
    rejected = set(decided.filter(state=HitState.REJECTED.value).values_list("traveller", flat=True)) - confirmed
    flights, travellers = counts
    shown = _shown(len(raised), small), _shown(travellers, small)
    return Backtest(
        reference=criterion.reference, digest=criterion.digest, since=days[0], until=days[1], flights=flights,
        travellers=shown[1], raised=shown[0], confirmed=_shown(len(confirmed), small),
        rejected=_shown(len(rejected), small),
        per_thousand=round(1000 * shown[0] / shown[1], 1) if shown[0] and shown[1] else None, small=small, left=left,
    )  # fmt: skip


def _shown(number: int, small: int) -> int | None:
    return None if number < small else number - number % small


def _record(made: Backtest, *, actor: Actor, at: datetime) -> None:
    figures = {name: value for name, value in asdict(made).items() if name not in ("since", "until", "left")}
    id_ = uuid5(UUID(int=0), f"{actor.id} {at.isoformat()} {made.digest}")
    with in_one_transaction():
        CriterionBacktest.objects.using("passenger").create(
            id=id_, reference=made.reference, digest=made.digest, made_by=actor.id, made_at=at, figures=figures
        )
        enter(
            "criterion.backtested", actor=actor, at=at, subject=f"backtest:{id_}", purpose=PURPOSE, digest=made.digest,
            flights=made.flights, raised=made.raised,
        )  # fmt: skip
