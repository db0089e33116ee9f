"""What a request for passenger data must contain before it can be opened (PNR-6.3, PNR-9.2, CJ-10).

Belongs here: the parts, the two tests by class of offence, who may ask. Not here: states (`request_states`), searching.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from openpiu.core.law.offences import TERRORISM, is_serious
from openpiu.core.law.profiles import Profile
from openpiu.core.law.recipients import AUTHORITIES, Authority, RecipientClass


def _of(kind: RecipientClass) -> dict[str, Authority]:
    """Those of one class that stand on the list without an end."""
    return {row.code: row for row in AUTHORITIES.values() if row.kind is kind and row.until is None}


PARTNER_UNITS: dict[str, Authority] = _of(RecipientClass.EU_PIU)
REQUESTERS: dict[str, Authority] = {**_of(RecipientClass.COMPETENT), **PARTNER_UNITS}


class Element(StrEnum):
    """What a person can be looked for by: any one of these, or several at once (Art. 9(2))."""

    NAME = "name"
    BIRTH_DATE = "birth_date"
    DOCUMENT = "document"
    LOCATOR = "locator"
    PHONE = "phone"
    EMAIL = "email"
    FLIGHT = "flight"


class Wanted(StrEnum):
    """What the requester wants to know."""

    TRAVEL = "travel"
    IDENTITY = "identity"
    BOOKING = "booking"
    CONTACT = "contact"


# The smallest answer to each question; a field that no row names stays.
_FLIGHT = ("flight", "route", "arrival")
ANSWER_FIELDS: dict[Wanted, tuple[str, ...]] = {
    Wanted.TRAVEL: ("surname", "given_names", *_FLIGHT),
    Wanted.IDENTITY: ("surname", "given_names", "birth_date", "sex", "nationality", "document", *_FLIGHT),
    Wanted.BOOKING: ("surname", "given_names", *_FLIGHT, "seat", "locator"),
    Wanted.CONTACT: ("surname", "given_names", *_FLIGHT, "emails", "phones"),
}

TEXTS = ("circumstances", "material", "suspicion", "contribution", "air_link", "urgent_reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A request as it came. All texts may be empty: `missing` says what that means."""

    requester: str = ""  # key of REQUESTERS, or the code of a partner whose card is trusted
    partner: str = ""  # name of that partner; empty: no partner asks
    person: str = ""  # who asks there
    case_reference: str = ""
    offence: str = ""  # key of core.law.offences.OFFENCES
    circumstances: str = ""  # what is new
    material: str = ""  # objective material: facts, not belief
    suspicion: str = ""  # serious crime: why the person is reasonably suspected
    contribution: str = ""  # terrorism: how the data could effectively contribute
    air_link: str = ""  # the objective link of the offence to carriage by air
    elements: Mapping[str, str] = field(default_factory=dict)  # Element -> what to look for
    wanted: tuple[str, ...] = ()  # Wanted
    is_urgent: bool = False
    urgent_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A part that is not there: its name, the refusal code that it gives, the rule that asks for it."""

    part: str
    code: str
    rule: str


def missing(asked: Asked, profile: Profile) -> tuple[Missing, ...]:
    """All that keeps the request from being opened, in the order of the form."""
    is_terrorism = asked.offence == TERRORISM
    parts = (
        (asked.partner or asked.requester in REQUESTERS, Missing(part="requester", code="F1", rule="PNR-6.3")),
        (asked.person, Missing(part="person", code="F1", rule="PNR-6.3")),
        (asked.case_reference, Missing(part="case_reference", code="F1", rule="PNR-6.3")),
        (
            is_serious(asked.offence, least_years=profile.sentence_years.value),
            Missing(part="offence", code="F2", rule="PNR-3.3"),
        ),
        (asked.circumstances, Missing(part="circumstances", code="F3", rule="CJ-10")),
        (asked.material, Missing(part="material", code="F3", rule="CJ-10")),
        (is_terrorism or asked.suspicion, Missing(part="suspicion", code="F3", rule="CJ-10")),
        (not is_terrorism or asked.contribution, Missing(part="contribution", code="F3", rule="CJ-10")),
        (asked.air_link or not profile.air_link.value, Missing(part="air_link", code="F4", rule="PNR-6.3")),
        (_elements(asked), Missing(part="elements", code="F5", rule="PNR-9.2")),
        (set(asked.wanted) & set(Wanted), Missing(part="wanted", code="F5", rule="PNR-6.3")),
        (asked.urgent_reason or not asked.is_urgent, Missing(part="urgent_reason", code="F3", rule="CJ-11")),
    )
    return tuple(part for given, part in parts if not (given.strip() if isinstance(given, str) else given))


def fields_of_answer(wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Names of the fields that answer these questions, each once, in the order of the table."""
    rows = (ANSWER_FIELDS[one] for one in Wanted if one.value in wanted)
    return tuple(dict.fromkeys(name for row in rows for name in row))


def is_outside(authority: str, *, unit: str, others: tuple[str, ...]) -> bool:
    """Whether an approver's home authority is neither the unit, nor an authority that asks, nor one of `others`.

    A body that may itself receive the data is not independent, whichever request it decides upon (CJ-11).
    """
    known = {name.casefold() for row in REQUESTERS.values() for name in (row.code, row.name)}
    concerned = known | {unit.casefold()} | {one.strip().casefold() for one in others}
    return bool(authority.strip()) and authority.strip().casefold() not in concerned


def _elements(asked: Asked) -> bool:
    given = {name for name, text in asked.elements.items() if text.strip()}
    return bool(given) and given <= set(Element)
