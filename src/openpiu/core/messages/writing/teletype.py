"""How telegrams write days and e-mail addresses: `19APR88`, `ANNA//EXAMPLE.ORG` (MSG-9, MSG-11, MSG-13)."""

from datetime import date

from openpiu.core.messages.moments import birth_century, expiry_century, full_date, partial_date
from openpiu.core.terms import PartialDate

MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")
# How IATA's teletype alphabet writes what it lacks (MSG-11).
_EMAIL_LETTERS = str.maketrans({"@": "//", "_": "..", "-": "./"})


def email_text(address: str) -> str:
    """An address in the letters that a telegram has."""
    return address.translate(_EMAIL_LETTERS)


def ddmmmyy(day: date) -> str:
    """19APR88: never by locale."""
    return f"{day.day:02}{MONTHS[day.month - 1]}{day.year % 100:02}"


def birth_text(born: PartialDate, sent: date) -> str:
    """A birth date with a short year where a reader on the day of sending finds the century, else with all four."""
    if born.month is None:
        return f"{born.year:04}0000"
    start = f"{born.day or 0:02}{MONTHS[born.month - 1]}"
    short = f"{start}{born.year % 100:02}"
    return short if partial_date(short, birth_century(sent)) == born else f"{start}{born.year:04}"


def expiry_text(day: date, sent: date) -> str:
    """The end of a document's validity; a short year as above."""
    short = ddmmmyy(day)
    return short if full_date(short, expiry_century(sent)) == day else f"{short[:5]}{day.year:04}"


def eight_digits(day: PartialDate) -> str:
    """19880419, and zeros for what is not known."""
    return f"{day.year:04}{day.month or 0:02}{day.day or 0:02}"
