"""Lists of alerts, ours and foreign ones: bytes in, entries and named faults out. Needs no database and no network."""

from openpiu.core.lists.entries import BirthDate, Entry, Fault, LeftOut, Line, ListedName, Quality, Terms, YearRange
from openpiu.core.lists.forms import OWN, Form, detect
from openpiu.core.lists.reading import ListFile, open_list

__all__ = [
    "OWN",
    "BirthDate",
    "Entry",
    "Fault",
    "Form",
    "LeftOut",
    "Line",
    "ListFile",
    "ListedName",
    "Quality",
    "Terms",
    "YearRange",
    "detect",
    "open_list",
]
