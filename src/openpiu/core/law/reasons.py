"""Reason codes of a review. Codes are stable across languages (statistics between nations rest on them)."""

from collections.abc import Mapping

REJECT_REASONS: dict[str, str] = {
    "R1": "Birth date differs",
    "R2": "Document differs and is genuine",
    "R3": "Sex or age impossible",
    "R4": "Only name order or particle agrees",
    "R5": "Duplicate transmission",
    "R6": "Alert expired or withdrawn",
    "R7": "Outside the legal purpose",
    "R8": "Not on board",
    "R9": "Data error by the carrier",
    "R10": "The signs have an innocent explanation",
}

CONFIRM_REASONS: dict[str, str] = {
    "C1": "Name and birth date agree",
    "C2": "Document agrees",
    "C3": "Differences explained by spelling",
    "C4": "Confirmed by the owner of the alert",
    "C5": "The signs hold and point at the offence",
}

# A hit is about who somebody is, or, where a criterion raised it, about how they travel: not about both.
OF_PERSONS = frozenset({"R1", "R2", "R3", "R4", "R6", "C1", "C2", "C3", "C4"})
OF_SIGNS = frozenset({"R10", "C5"})

ASK_REASONS: dict[str, str] = {
    "N1": "Waiting for advance passenger information",
    "N2": "Asked the owner of the alert",
    "N3": "Asked the carrier",
}

LOOK_AGAIN_REASONS: dict[str, str] = {
    "L1": "New information about the person",
    "L2": "The earlier decision is in doubt",
    "L3": "Sample check of a suppressed repeat",
}

APART_REASONS: dict[str, str] = {
    "A1": "The document belongs to somebody else",
    "A2": "Two persons of the same name and birth date",
    "A3": "Data error by the carrier",
}

TOGETHER_REASONS: dict[str, str] = {
    "T1": "Taken apart by mistake",
    "T2": "New information: one person after all",
}

ERASURE_REASONS: dict[str, str] = {
    "E1": "The data were processed unlawfully",
    "E2": "The data are not those of a passenger of this flight",
    "E3": "A court or the supervisory authority ordered it",
}


def reasons_about(table: Mapping[str, str], *, signs: bool) -> dict[str, str]:
    """Of a table of reasons those that fit a hit on a person, or on the signs of a criterion."""
    unfit = OF_PERSONS if signs else OF_SIGNS
    return {code: text for code, text in table.items() if code not in unfit}
