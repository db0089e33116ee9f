"""What an officer chooses when releasing, and whether the law and the profile know such a choice."""

from dataclasses import dataclass
from datetime import date

from openpiu.core.law.air_link import GRAVITY_ANSWERS, LINK_ANSWERS
from openpiu.core.law.offences import OFFENCES, is_serious
from openpiu.core.law.profiles import DEFAULT, Profile
from openpiu.core.law.recipients import AUTHORITIES, RecipientClass, may_receive
from openpiu.errors import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Recipient, purpose, offence and the two answers by their codes, and the evidence the officer looked at."""

    recipient: str  # key of core.law.recipients.AUTHORITIES
    purpose: str  # key of PURPOSES
    offence: str  # key of OFFENCES
    evidence_version: str
    link: str = ""  # key of core.law.air_link.LINK_ANSWERS
    gravity: str = ""  # key of GRAVITY_ANSWERS
    basis: str = ""  # id of the legal basis, where a transfer to a third country is proposed
    profile: Profile = DEFAULT  # the law in force where it is chosen; the strictest unless told


def check_choice(choice: Choice, *, day: date) -> None:
    """Refuse what no closed list names, what is not serious in national law, and what may not go to a class."""
    profile = choice.profile
    authority = AUTHORITIES.get(choice.recipient)
    if authority is None or not authority.is_notified(day):
        raise Refused("the recipient is not on the notified list of competent authorities", rule="PNR-7.1")
    if choice.offence not in OFFENCES:
        raise Refused("a release names an offence of the catalogue (Annex II)", rule="ANX-2")
    if not is_serious(choice.offence, least_years=profile.sentence_years.value):
        raise Refused(
            f"this offence is not serious here: its maximum sentence is below {profile.sentence_years.value} years, or "
            "not told", rule="PNR-3.3",
        )  # fmt: skip
    if not may_receive(authority.kind, choice.offence, profile):
        rule = "PNR-10.1" if authority.kind is RecipientClass.EUROPOL else "PNR-11.1"
        raise Refused("the profile in force does not release this offence to this class of recipient", rule=rule)


def check_answers(choice: Choice) -> None:
    """Both questions are answered, each with one of its answers (CJ-2)."""
    if choice.link not in LINK_ANSWERS or choice.gravity not in GRAVITY_ANSWERS:
        raise Refused(
            "say what links the offence with carriage by air, and whether it is serious or ordinary crime", rule="CJ-2"
        )
