"""What an officer chooses when releasing."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Recipient, purpose and offence by their codes, and the evidence the officer looked at."""

    recipient: str  # key of core.law.purposes.AUTHORITIES
    purpose: str  # key of PURPOSES
    offence: str  # key of OFFENCES
    evidence_version: str
