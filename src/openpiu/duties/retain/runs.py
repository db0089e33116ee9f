"""What one run of the clocks did."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass(slots=True)
class Run:
    """Counts, and the names of keys; no personal data."""

    masked: int = 0
    deleted: int = 0  # travellers, with those joined into them
    bookings: int = 0
    keys: list[str] = field(default_factory=list)  # names of the keys that were destroyed
    by_article: Counter[str] = field(default_factory=Counter)  # "deleted: article" -> records

    @property
    def did_something(self) -> bool:
        """Whether there is anything to sign."""
        return bool(self.masked or self.deleted or self.bookings or self.keys)
