"""What became of a disclosure, as its recipient told the unit. Codes are stable across languages."""

OUTCOMES: dict[str, str] = {
    "O1": "Person found, action taken",
    "O2": "Found, but not the person of the alert",
    "O3": "Person not found",
    "O4": "No action needed",
    "O5": "Another offence found",  # handled by national law and counted apart (PNR-7.3)
}
OTHER_OFFENCE = "O5"
