"""Series of blank documents: all numbers from one to another, alike in length and in what stands before the digits."""

import re

_PARTS = re.compile(r"([A-Z0-9]*[A-Z])?([0-9]{1,15})")


def parts_of(number: str) -> tuple[str, str] | None:
    """The letters and digits up to the last letter, and the digits behind; None where there are no such digits."""
    parts = _PARTS.fullmatch(number)
    return (parts[1] or "", parts[2]) if parts else None


def is_series(first: str, last: str) -> bool:
    """Whether two numbers, upper case, are the ends of one series: ZZ0099 and ZZ0100, but not ZY0100 or ZZ100."""
    one, other = parts_of(first), parts_of(last)
    if one is None or other is None or len(first) != len(last):
        return False
    return one[0] == other[0] and int(one[1]) <= int(other[1])
