"""Places in columns that stand in order: the only binary search over numbers."""

from typing import Any

from openpiu.core.matching.compiling import leaf


@leaf
def first_at_least(column: Any, low: int, high: int, least: Any) -> int:
    """The first place from `low` up to `high` whose number is `least` or more; `high` where there is none."""
    while low < high:
        middle = (low + high) // 2
        if column[middle] < least:
            low = middle + 1
        else:
            high = middle
    return low
