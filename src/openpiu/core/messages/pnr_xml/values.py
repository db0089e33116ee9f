"""Values of XML in the forms that segments have: moments, days, names."""

import re
from datetime import UTC, datetime

from openpiu.core.messages.pnr_xml.nodes import Node
from openpiu.core.terms.name_table import TITLES

_ISO_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?")
_FRACTION = re.compile(r"(\d{2}:\d{2}(?::\d{2})?)[.,]\d+")
Pair = tuple[str, str]
NOT_SAID: Pair = ("", "")


def moment_of(text: str, *, utc: bool) -> datetime | None:
    """An ISO 8601 moment to the minute; with `utc` aware, else the local time as written. None where it is none."""
    try:
        found = datetime.fromisoformat(_FRACTION.sub(r"\1", text.strip()))
    except ValueError:
        return None
    found = found.replace(second=0, microsecond=0)
    if not utc:
        return found.replace(tzinfo=None)
    try:
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except OverflowError:  # within hours of the first or the last year of the calendar
        return None


def day_and_time(text: str, *, utc: bool) -> Pair:
    """An ISO 8601 moment as `DDMMYY` and `HHMM`; what is no moment is handed on as it is, to be told by the reader."""
    if not text:
        return NOT_SAID
    moment = moment_of(text, utc=utc)
    return (f"{moment:%d%m%y}", f"{moment:%H%M}") if moment else (text, "")


def day_text(text: str) -> str:
    """A day as one word: `1988-04-19` is 19880419, `1988-04` is 19880400; every other form as it is."""
    text = text.partition("T")[0] if _ISO_DAY.match(text) else text
    if _ISO_DAY.fullmatch(text):
        return text.replace("-", "").ljust(8, "0")
    return text + "0000" if len(text) == 4 and text.isdecimal() else text


def given_names_of(node: Node) -> str:
    """All given names in order, and behind them the title, where it is one."""
    given = node.values("givenname", "firstname", "firstgivenname", "middlename", "secondgivenname")
    titles = [title.upper() for title in node.values("nametitle", "nameprefix", "title")]
    return " ".join([*given, *(title for title in titles if set(title.replace(".", "").split()) <= TITLES)])


def place_of(node: Node, name: str) -> str:
    """The airport code below `name`: an attribute, or a child with LocationCode."""
    return node.value(name)[:3]
