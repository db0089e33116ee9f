"""Which version of an answer belongs to which version of a message: the same one."""

import re

_NUMBERS = re.compile(r"([0-9]{2}):([0-9])")
_RELEASE = re.compile(r"D:([0-9]{2}[AB])")


def message_type(kind: str, version: str | None) -> tuple[str, ...]:
    """The message identifier of UNH for an ACKRES or CUSRES that answers a message of this version."""
    if kind == "ACKRES":
        found = _NUMBERS.fullmatch(version or "")
        return ("ACKRES", found[1] if found else "13", found[2] if found else "1", "IA")
    released = _RELEASE.fullmatch(version or "")
    return ("CUSRES", "D", released[1] if released else "05B", "UN", "IATA")
