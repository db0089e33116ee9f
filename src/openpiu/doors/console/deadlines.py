"""How long there is until a deadline, or by how much it has passed: in words, never by colour alone."""

from datetime import datetime

from django.utils.translation import ngettext

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def deadline_words(due: datetime, now: datetime) -> str:
    """Such as `in 3 hours` or `overdue by 2 days`; whole minutes, hours or days, cut off."""
    seconds = int((due - now).total_seconds())
    return _overdue(-seconds) if seconds < 0 else _left(seconds)


def _left(seconds: int) -> str:
    if seconds >= 2 * _DAY:
        number = seconds // _DAY
        return ngettext("in %(number)s day", "in %(number)s days", number) % {"number": number}
    if seconds >= 2 * _HOUR:
        number = seconds // _HOUR
        return ngettext("in %(number)s hour", "in %(number)s hours", number) % {"number": number}
    number = seconds // _MINUTE
    return ngettext("in %(number)s minute", "in %(number)s minutes", number) % {"number": number}


def _overdue(seconds: int) -> str:
    if seconds >= 2 * _DAY:
        number = seconds // _DAY
        return ngettext("overdue by %(number)s day", "overdue by %(number)s days", number) % {"number": number}
    if seconds >= 2 * _HOUR:
        number = seconds // _HOUR
        return ngettext("overdue by %(number)s hour", "overdue by %(number)s hours", number) % {"number": number}
    number = seconds // _MINUTE
    return ngettext("overdue by %(number)s minute", "overdue by %(number)s minutes", number) % {"number": number}
