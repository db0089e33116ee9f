"""Opening a joint case: purpose and grounds in words, an offence that is serious here, a last day, who is invited."""

from dataclasses import dataclass
from datetime import date, datetime

from openpiu.core.law.offences import is_serious
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor
from openpiu.duties.cases.writing import Said
from openpiu.errors import OfficerError, Refused

LONGEST = 4000  # letters of a text


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """What is agreed on when a case is opened."""

    purpose: str
    grounds: str
    offence: str  # of the catalogue
    legal_basis: str
    until: date
    code: str
    grading: str
    invited: tuple[str, ...] = ()  # nodes


def opening_of(asked: Opening, *, profile: Profile, actor: Actor, at: datetime) -> Said:
    """What to `write` as the first event of a new case; Refused where the offence is no ground (PNR-1.1, PNR-3.3)."""
    check_may(actor, Act.WRITE_CASES)
    if not is_serious(asked.offence, least_years=profile.sentence_years.value):
        raise Refused("this offence is not serious here", rule="PNR-3.3")
    if not (asked.purpose.strip() and asked.grounds.strip()) or max(len(asked.purpose), len(asked.grounds)) > LONGEST:
        raise OfficerError("say for which purpose the case is opened, and on what grounds")
    if asked.until <= at.date():
        raise OfficerError("the last day of a case is a day to come")
    return _said(asked, at.date())


def _said(asked: Opening, today: date) -> Said:
    return Said(
        kind="opened", terms={"code": asked.code, "grading": asked.grading},
        values={"purpose": asked.purpose.strip(), "grounds": asked.grounds.strip()},
        facts={
            "offence": asked.offence, "legal_basis": asked.legal_basis, "since": today.isoformat(),
            "until": asked.until.isoformat(), "invited": tuple(asked.invited),
        },
    )  # fmt: skip
