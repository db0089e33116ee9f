"""The smallest package for a purpose: which fields of a confirmed hit may leave (PNR-7.2, PNR-9.1, proportionality).

One table. A field that no row names stays.
"""

from openpiu.core.law.actions import Action

# What every recipient needs to find the person and to know the ground; nothing else leaves by default.
_FIND = ("surname", "given_names", "birth_date", "sex", "nationality", "flight", "route", "arrival", "seat")
# Whom the alert is about and on what its reason rests go with every package (RGT-8, LED Art. 7(2)).
_GROUND = ("alert_reference", "alert_owner", "alert_subject", "alert_basis", "action", "instruction")

PACKAGE_FIELDS: dict[Action, tuple[str, ...]] = {
    Action.ARREST: (*_FIND, "document", *_GROUND),
    Action.SPECIFIC_CHECK: (*_FIND, "document", *_GROUND),
    Action.SEIZE_DOCUMENT: ("surname", "given_names", "document", "flight", "route", "arrival", "seat", *_GROUND),
    Action.DISCREET_CHECK: ("surname", "given_names", "birth_date", "flight", "route", "arrival", *_GROUND),
    Action.INFORM: ("surname", "given_names", "birth_date", "flight", "route", *_GROUND),
}

# Everything a traveller's record holds that a package could name; what is not in the row above is withheld.
KNOWN_FIELDS = (*_FIND, "document", "locator", "emails", "phones", "payment", "itinerary", *_GROUND)

# Terms of use that travel with every package in machine-readable form (PNR-7.2).
HANDLING = {
    "code": "H2",
    "reuse": "only for the stated purpose and offence",
    "onward": "not without the unit's consent",
    "keep_days": 180,
}

# What is added where it leaves the Union (PNR-11.1).
THIRD_COUNTRY_HANDLING = {"onward": "banned: to nobody else, in no other state"}


def fields_for(action: Action) -> tuple[str, ...]:
    """Names of the fields that may leave for this action."""
    return PACKAGE_FIELDS[action]


def withheld_for(action: Action) -> tuple[str, ...]:
    """Names of the fields that stay."""
    allowed = PACKAGE_FIELDS[action]
    return tuple(name for name in KNOWN_FIELDS if name not in allowed)
