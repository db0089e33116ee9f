"""The shape of every field of text that Annex I lets through, one row a field; `shapes` says what is done with it.

A shape is as wide as what senders really write and never as wide as a sentence, but for addresses and what is said of
unaccompanied minors: there it is one line, without the signs that separate and end segments.
"""

import re
from collections.abc import Mapping
from re import Pattern


def _shape(pattern: str) -> Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_LOCATOR = r"[A-Z0-9]{1,12}(?:[./-][A-Z0-9]{1,8})?"
_TICKET = r"[0-9]{13,14}"
_SEAT = r"[0-9]{1,3}[A-Z]"
_CODE, _CARRIER = r"[A-Z0-9]{1,12}", r"[A-Z0-9]{2,3}"
_AMOUNT = r"[0-9]{1,9}(?:\.[0-9]{0,4})?"
_DAY = r"[0-9]{1,2}[A-Z]{3}(?:[0-9]{2}){0,2}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{6}|[0-9]{8}"
_FREQUENT_FLYER = r"(?=.{0,9}[0-9])[A-Z0-9]{2,3} ?[A-Z0-9]{3,20}"
_PHONE = r"\+?[0-9]{5,20}"
_EMAIL = r"[\w.%+'&=~!-]{1,64}@[\w.-]{1,190}"
# One line of letters, digits and what stands in addresses: none of the signs that separate and end segments.
_LINE = r"(?=.*\w)[\w .,'/&-]{1,160}"
# Form, amount, currency, scheme, last four digits; never a whole card number (Annex I item 6, PCI DSS 3.4).
_PAYMENT_WORD = rf"(?:[A-Z0-9]{{1,4}}|{_AMOUNT})"
_PAYMENT = rf"{_PAYMENT_WORD}(?: {_PAYMENT_WORD}){{0,4}}"
_NAME = r"[^\W\d_](?:[^\W\d_]|[ .'-])*"

TRAVELLER: Mapping[str, Pattern[str]] = {
    "locator": _shape(_LOCATOR),
    "reference": _shape(_LOCATOR),
    "seats": _shape(_SEAT),
    "emails": _shape(_EMAIL),
    "phones": _shape(_PHONE),
    "addresses": _shape(_LINE),
    "frequent_flyers": _shape(_FREQUENT_FLYER),
}
BOOKING: Mapping[str, Pattern[str]] = {
    "locator": _shape(_LOCATOR),
    "agency": _shape(_CODE),
    "emails": _shape(_EMAIL),
    "phones": _shape(_PHONE),
    "tickets": _shape(_TICKET),
    "other_locators": _shape(rf"(?:{_CARRIER} )?{_LOCATOR}"),
    "addresses": _shape(_LINE),
    "billing": _shape(_LINE),
    "frequent_flyers": _shape(_FREQUENT_FLYER),
    "splits": _shape(_LOCATOR),
    "remarks": _shape(_LINE),
}
# Fields of text whose values the reader takes from a list of its own, or which are names.
UNSHAPED = frozenset({"surname", "given_names", "title", "sex", "nationality"})

_CONTACT = rf"{_PHONE}|(?:[\w.'/-]{{1,64}}//|[\w.'/-]{{1,64}}@)[\w./-]{{1,190}}"
# Type to expiry as `/P/UTO/ZZ0419773/UTO/19APR88/M/03MAR29`, then names; places may be empty.
_PASSPORT = (
    rf"/?[A-Z]{{0,2}}/[A-Z]{{0,3}}/[A-Z0-9]{{0,15}}/[A-Z]{{0,3}}/(?:{_DAY})?/[MFUX]?I?/(?:{_DAY})?"
    rf"(?:/(?:{_NAME})?){{0,3}}(?:/H)?"
)
_BAGS = r"[A-Z0-9]{1,12}(?: [A-Z0-9]{1,12}){0,11}"
# The same for the lines of a booking's history, by their code (item 19).
CHANGES: Mapping[str, Pattern[str]] = {
    "DOCS": _shape(_PASSPORT),
    "DOCO": _shape(r"[A-Z]{1,2} [A-Z0-9]{1,15}(?: [A-Z]{3})?"),
    "DOCA": _shape(rf"/?[RD]/{_LINE}"),
    "CTCM": _shape(_CONTACT),
    "CTCE": _shape(_CONTACT),
    "CTCH": _shape(_CONTACT),
    "FQTV": _shape(_FREQUENT_FLYER),
    "SEAT": _shape(_SEAT),
    "NSST": _shape(_SEAT),
    "RQST": _shape(_SEAT),
    "TKNE": _shape(rf"{_TICKET}(?:C[0-9]{{1,2}})?"),
    "CHLD": _shape(_DAY),
    "INFT": _shape(rf"{_NAME}/{_NAME}(?:[ /](?:{_DAY}))?|{_DAY}"),
    "UMNR": _shape(_LINE),
    "RCI": _shape(rf"{_LOCATOR}(?: {_LOCATOR}){{0,7}}"),
    "DAT": _shape(r"[A-Z0-9]{1,8}(?: [0-9]{4,8}){0,4}"),
    "TIF": _shape(rf"{_NAME}(?:/{_NAME})?"),
    "ADD": _shape(rf"{_LINE}(?:; {_LINE})*"),
    "FOP": _shape(rf"{_PAYMENT}(?:; {_PAYMENT})*"),
    "MON": _shape(rf"[A-Z]{{1,3}} {_AMOUNT} [A-Z]{{3}}(?: [A-Z]{{1,3}} {_AMOUNT} [A-Z]{{3}}){{0,7}}"),
    "TVL": _shape(r"[A-Z0-9]{3,9}(?: [A-Z0-9-]{2,10}){0,4}"),
    "FTI": _shape(_FREQUENT_FLYER),
    "ORG": _shape(rf"{_CODE}(?: {_CODE}){{0,11}}"),
    "RPI": _shape(r"(?:[0-9]{1,3} )?[A-Z]{2}"),
    "TRI": _shape(rf"{_CODE}(?: {_CODE}){{0,3}}"),
    "EQN": _shape(r"[0-9]{1,4}(?: [A-Z]{1,3})?"),
    "TKT": _shape(rf"{_TICKET}(?: [A-Z0-9]{{1,3}}){{0,3}}"),
    "SSD": _shape(rf"{_SEAT}(?: [A-Z0-9]{{1,3}}){{0,4}}"),
    "EBD": _shape(_BAGS),
    "TBD": _shape(_BAGS),
}

# ICAO Doc 9303 has one or two letters for the type and up to 15 places for a number in a line of its own.
DOCUMENT_TYPE = re.compile(r"[A-Z]{1,2}")
DOCUMENT_NUMBER = re.compile(r"(?=[A-Z]*[0-9])[A-Z0-9]{1,15}|[A-Z]{1,9}")
PAYMENT = _shape(_PAYMENT)
STATUS = _shape(r"[A-Z]{2,4}")
OPERATOR = _shape(rf"{_CARRIER}(?:[0-9]{{1,4}}[A-Z]?)?")  # of a code share, with or without the number
VERSION = _shape(r"[A-Z0-9]{1,4}(?::[A-Z0-9]{1,4})?")  # of a message
REFERENCE = _shape(r"[A-Z0-9][A-Z0-9/._-]{0,34}")  # of a message
