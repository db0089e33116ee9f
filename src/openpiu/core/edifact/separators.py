"""The six service characters of an EDIFACT interchange (ISO 9735, service string advice UNA)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Separators:
    """Service characters; the defaults hold where no UNA is sent."""

    component: str = ":"
    element: str = "+"
    decimal: str = "."
    release: str = "?"
    repetition: str = " "  # reserved: a blank means not used
    terminator: str = "'"


DEFAULT = Separators()
