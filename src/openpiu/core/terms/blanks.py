"""Series of blank documents: all numbers from one to another, alike in length and in what stands before the digits."""

import re

_PARTS = re.compile(r"([A-Z0-9]*[A-Z])?([0-9]{1,15})")


def is_series(first: str, last: str) -> bool:
    """Whether two numbers, upper case, are the ends of one series: ZZ0099 and ZZ0100, but not ZY0100 or ZZ100."""
    one, other = _PARTS.fullmatch(first), _PARTS.fullmatch(last)
    if one is None or other is None or len(first) != len(last):
        return False
    return one[1] == other[1] and int(one[2]) <= int(other[2])
