"""A text as a criterion that may be proposed here: readable, without objection, and within what the profile allows."""

from collections.abc import Iterator
from datetime import date

from openpiu.core.criteria import Criterion, Finding, check_criterion, read_criterion
from openpiu.core.law.actions import Action
from openpiu.core.law.clocks import add_months
from openpiu.core.law.offences import OFFENCES, is_serious
from openpiu.core.law.profiles import Profile
from openpiu.errors import OfficerError, Refused

# What signs alone may lead to: a criterion knows no person who is sought, and no document.
ACTIONS = (Action.SPECIFIC_CHECK, Action.DISCREET_CHECK, Action.INFORM)


def lint(text: str, *, profile: Profile, on: date) -> tuple[Criterion | None, tuple[Finding, ...]]:
    """The criterion where it can be read, and all that stands against proposing it on that day."""
    criterion, findings = read_criterion(text)
    if criterion is None:
        return None, findings
    return criterion, (*check_criterion(criterion), *_lawful(criterion, profile, on))


def checked(text: str, *, profile: Profile, on: date) -> Criterion:
    """The criterion; Refused where the law stands against it, OfficerError where it is badly written."""
    criterion, findings = lint(text, profile=profile, on=on)
    if criterion is not None and not findings:
        return criterion
    said = "; ".join(f"line {one.line}: {one.advice}" if one.line else one.advice for one in findings)
    rule = next((one.rule for one in findings if one.rule), "")
    if rule:
        raise Refused(said, rule=rule)
    raise OfficerError(said)


def _lawful(criterion: Criterion, profile: Profile, on: date) -> Iterator[Finding]:
    if not is_serious(criterion.offence, least_years=profile.sentence_years.value):
        codes = ", ".join(code for code in OFFENCES if is_serious(code, least_years=profile.sentence_years.value))
        advice = f"offence: a terrorist offence or a serious one of Annex II, by its code: {codes}"
        yield Finding(line=0, code="offence", advice=advice, rule="PNR-6.6")
    if criterion.action not in ACTIONS:
        advice = f"action: one of {', '.join(ACTIONS)}; signs alone are no ground for more"
        yield Finding(line=0, code="action", advice=advice, rule="PNR-6.10")
    yield from _in_time(criterion, profile, on)


def _in_time(criterion: Criterion, profile: Profile, on: date) -> Iterator[Finding]:
    longest = add_months(on, profile.criterion_months.value)
    reviewed = add_months(on, profile.criterion_review_months.value)
    if not on <= criterion.expires <= longest:
        advice = f"expires: a day from {on} to {longest} ({profile.criterion_months.article})"
        yield Finding(line=0, code="expires", advice=advice, rule="PNR-6.6")
    if not on <= criterion.review <= reviewed:
        advice = f"review: a day from {on} to {reviewed} ({profile.criterion_review_months.article})"
        yield Finding(line=0, code="review", advice=advice, rule="CJ-7")
