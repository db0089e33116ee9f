"""The payment of a booking, which is one line of text, taken apart into the fields that messages have for it."""

import re
from typing import NamedTuple

_PAID = re.compile(
    r"(?P<form>[A-Z]{1,3})(?: (?P<amount>\d+(?:\.\d+)?)(?: (?P<currency>[A-Z]{3}))?)?"
    r"(?: (?P<scheme>[A-Z]{2}))?(?: (?P<digits>\d{4}))?"
)


class Paid(NamedTuple):
    """One payment: form, amount, currency, card scheme, last four digits; empty where not said."""

    form: str
    amount: str = ""
    currency: str = ""
    scheme: str = ""
    digits: str = ""


def payments_of(text: str | None) -> list[Paid]:
    """The payments in `CC 120.00 EUR VI 1234; CA 20.00`; what is written otherwise stays whole as the form."""
    return [_paid(part) for part in text.split("; ")] if text else []


def _paid(text: str) -> Paid:
    found = _PAID.fullmatch(text)
    return Paid(**{name: value or "" for name, value in found.groupdict().items()}) if found else Paid(text)
