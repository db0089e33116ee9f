"""Filters and tags of the console's templates: words for codes, times to landing, marked differences."""

import re
from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.contrib.messages.storage.base import Message
from django.template import Context, Library
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from openpiu.core.law.actions import ACTIONS, Action
from openpiu.core.law.packages import KNOWN_FIELDS
from openpiu.doors.console import phrases
from openpiu.doors.console.deadlines import deadline_words
from openpiu.doors.console.differences import mark_differences
from openpiu.doors.console.words import stamp, value_for, word_for

register = Library()
LONG_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{24,}")
UNDO = "undo:"  # extra tag of a message that offers to undo the decision on the hit named after it


@register.filter
def word(code: object, kind: str) -> str:
    """The word for a code: `{{ row.state|word:"state" }}`."""
    return word_for("" if code is None else code, kind)


@register.filter
def phrase(sentence: object) -> str:
    """A sentence of a floor below, in the officer's language."""
    return phrases.phrase(sentence)


@register.filter
def clock_time(minutes: int | None) -> str:
    """Minutes as hours and minutes, without a sign: 41 -> `00:41`."""
    hours, rest = divmod(abs(minutes or 0), 60)
    return f"{hours:02}:{rest:02}"


@register.filter
def urgency(minutes: int | None) -> str:
    """The class of a time to landing: soon (an hour or less), landed, or later."""
    if minutes is None:
        return "unknown"
    if minutes < 0:
        return "landed"
    return "soon" if minutes <= 60 else "later"


@register.simple_tag(takes_context=True)
def near(context: Context, at: datetime) -> str:
    """The time of day on the day that the template calls `today`, the date as well on other days (UTC)."""
    now = context.get("today")
    return f"{at:%H:%M}" if now and at.date() == now.date() else f"{at:%Y-%m-%d %H:%M}"


@register.simple_tag
def value(name: str, text: str) -> str:
    """A value of a package as shown."""
    return value_for(name, text) or "–"


register.filter("stamp", stamp)
register.filter("deadline", deadline_words)


@register.filter
def package_values(package: dict[str, dict[str, str]]) -> list[tuple[str, str]]:
    """Names and values of a package in the order of the law's table; signing had sorted them by name."""
    values = package["values"]
    return [(name, values[name]) for name in sorted(values, key=KNOWN_FIELDS.index)]


@register.filter
def signed(points: int) -> str:
    """Points with their sign, a true minus sign included."""
    return f"+{points}" if points > 0 else str(points).replace("-", "\N{MINUS SIGN}")


@register.filter
def priority_of(action: str) -> str:
    """The priority that follows from an action."""
    return ACTIONS[Action(action)].priority


@register.filter
def without_differences(value: str | None, relation: str) -> bool:
    """Whether the value is shown plain: nothing to compare it with, or nothing that differs."""
    return not value or relation not in {"similar", "different"}


@register.simple_tag
def marked(value: str, other: str | None) -> SafeString:
    """The value with what the other one lacks inside <mark>."""
    parts = mark_differences(value, other or "")
    return format_html_join("", "{}", ((_mark(part.text) if part.differs else part.text,) for part in parts))


def _mark(text: str) -> SafeString:
    return format_html_join("", "<mark>{}</mark>", ((text,),))


@register.filter
def shortened(text: object) -> str:
    """Ids and digests by their first eight characters, all else as it is; the whole stands in the title."""
    return LONG_ID.sub(lambda found: f"{found[0][:8]}…", str(text))


@register.filter
def undo_of(message: Message) -> str:
    """The hit whose decision the message offers to undo, or nothing."""
    tags = str(message.extra_tags or "")
    return tags.removeprefix(UNDO) if tags.startswith(UNDO) else ""


@register.simple_tag(takes_context=True)
def with_query(context: Context, **changes: object) -> str:
    """The page's query string with some parameters changed; an empty one is dropped."""
    query: dict[str, str] = context["request"].GET.dict()
    query |= {name: str(value) for name, value in changes.items()}
    return f"?{urlencode({name: value for name, value in query.items() if value})}"


@register.filter
def percent(share: float) -> str:
    """A share of one as a percentage with one decimal."""
    return f"{share * 100:.1f} %"


@register.filter
def beside(numbers: Sequence[int | None], columns: Sequence[str]) -> list[tuple[str, int | None]]:
    """Each number of a row with the key of its column."""
    return list(zip(columns, numbers, strict=True))
