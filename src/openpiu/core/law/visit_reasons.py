"""Why a visiting liaison officer opens something: a closed list, so that it can stand in the ledger (EXC-12)."""

VISIT_REASONS: dict[str, str] = {
    "V1": "A task of the case",
    "V2": "A question of the host",
    "V3": "To prepare a request of the own unit",
    "V4": "To compare with what the own unit knows",
    "V5": "To prepare a meeting about the case",
}
