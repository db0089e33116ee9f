"""Lists of alerts, ours and foreign ones: bytes in, subjects and named faults out. Needs no database and no network."""

from openpiu.core.lists.forms import OWN, Form, detect
from openpiu.core.lists.reading import ListFile, open_list
from openpiu.core.lists.subjects import BirthDate, Fault, LeftOut, Line, ListedName, Quality, Subject, Terms, YearRange

__all__ = [
    "OWN",
    "BirthDate",
    "Fault",
    "Form",
    "LeftOut",
    "Line",
    "ListFile",
    "ListedName",
    "Quality",
    "Subject",
    "Terms",
    "YearRange",
    "detect",
    "open_list",
]
