"""The one clock. Doors read it once a request and pass the time in; nothing below this floor asks what time it is."""

from datetime import UTC, datetime


def now() -> datetime:
    """The time, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251  the one place where the clock is read
