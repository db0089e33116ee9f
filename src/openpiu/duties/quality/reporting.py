"""The pages and reports: all carriers of a period, one carrier with its trend. No personal data is read or shown."""

import re
from datetime import datetime
from itertools import dropwhile

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.quality.facts import CarrierFacts, Facts, gather, is_known
from openpiu.duties.quality.measuring import Judging, measure
from openpiu.duties.quality.mendings import mendings
from openpiu.duties.quality.periods import Period
from openpiu.duties.quality.rows import CarrierPage, CarrierReport, CarriersPage, Figures
from openpiu.duties.quality.slots import Expectation
from openpiu.errors import OfficerError

TREND = 6  # periods
UNNAMED = "-"  # stands for messages whose carrier nobody named
_CARRIER = re.compile(r"[A-Z0-9]{2,3}|-")


def carriers_page(
    *, at: datetime, expectation: Expectation, period: str = "", actor: Actor | None = None
) -> CarriersPage:
    """All carriers of a period (this month where none is named), those that lack most first."""
    _check(actor)
    asked = _period(period, at)
    facts = gather(asked, asked)
    rows = [measure(carrier, one, asked, _judging(facts, expectation, at)) for carrier, one in facts.carriers.items()]
    return CarriersPage(
        as_of=at,
        period=str(asked),
        before=str(asked.shifted(-1)),
        after=_after(asked, at),
        rows=tuple(sorted((row for row in rows if row.flights or row.messages or row.same_bytes), key=_worst_first)),
        has_schedule=facts.has_schedule,
        incidents=sum(len(row.incidents) for row in rows),
    )


def carrier_report(
    carrier: str, *, unit: str, at: datetime, expectation: Expectation, period: str = "", actor: Actor | None = None
) -> CarrierReport:
    """One carrier in one period, with the periods before; OfficerError for a carrier nobody has heard of."""
    _check(actor)
    name, asked = _carrier(carrier), _period(period, at)
    facts = gather(asked.shifted(1 - TREND), asked, carrier=name)
    judging, own = _judging(facts, expectation, at), facts.carriers.get(name, CarrierFacts())
    measured = [measure(name, own, asked.shifted(-back), judging) for back in reversed(range(TREND))]
    trend = tuple(dropwhile(lambda one: one.period != str(asked) and not (one.flights or one.messages), measured))
    return CarrierReport(unit=unit, as_of=at, figures=trend[-1], mendings=mendings(trend[-1]), trend=trend)


def carrier_page(
    carrier: str, *, unit: str, at: datetime, expectation: Expectation, period: str = "", actor: Actor | None = None
) -> CarrierPage:
    """The same with the periods around it."""
    report = carrier_report(carrier, unit=unit, at=at, expectation=expectation, period=period, actor=actor)
    asked = Period.parse(report.figures.period)
    return CarrierPage(report=report, before=str(asked.shifted(-1)), after=_after(asked, at))


def _check(actor: Actor | None) -> None:
    """Without an actor it is the operator at the machine who asks."""
    if actor is not None:
        check_may(actor, Act.SEE_QUALITY)


def _carrier(text: str) -> str:
    name = text.strip().upper()
    known = _CARRIER.fullmatch(name) and is_known("" if name == UNNAMED else name)
    if not known:
        raise OfficerError("no message and no schedule has named such a carrier; choose one of the list")
    return "" if name == UNNAMED else name


def _period(text: str, at: datetime) -> Period:
    return Period.parse(text) if text else Period.of(at)


def _after(period: Period, at: datetime) -> str | None:
    """The next period, where it has begun or pushes of its flights may already be owed."""
    return str(period.shifted(1)) if period <= Period.of(at) else None


def _judging(facts: Facts, expectation: Expectation, at: datetime) -> Judging:
    return Judging(expectation=expectation, since=facts.since, at=at)


def _worst_first(figures: Figures) -> tuple[float, str]:
    share = (figures.missing + figures.late / 2) / figures.expected if figures.expected else 0.0
    rejected = figures.rejected / figures.messages if figures.messages else 0.0
    return -(share + rejected), figures.carrier
