"""A circuit breaker: a source that stays silent is left alone for a while, then asked once whether it is back."""

from dataclasses import dataclass, replace

OPENS_AFTER = 3  # silences in a row
RESTS = 10_000_000_000  # nanoseconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Breaker:
    """What is remembered of one source; times are ticks of the clock that nobody can set."""

    silences: int = 0
    until: int = 0  # not asked before; 0 where it is asked

    def asks(self, tick: int) -> bool:
        """Whether the source is asked now."""
        return tick >= self.until

    def tried(self, tick: int) -> "Breaker":
        """After asking while it rested: nobody else asks until this one is answered or the rest is over again."""
        return replace(self, until=tick + RESTS) if self.until else self

    def silent(self, tick: int) -> "Breaker":
        """After a deadline passed, or a fault."""
        silences = self.silences + 1
        return Breaker(silences=silences, until=tick + RESTS if silences >= OPENS_AFTER else 0)

    def spoke(self) -> "Breaker":
        """After an answer, in time or late."""
        return Breaker()
