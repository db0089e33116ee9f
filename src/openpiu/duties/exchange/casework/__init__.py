"""Joint cases between nodes: what is written here goes to every party, what comes is taken up, recalls reach all of it.

What happened travels at once, as `case.event`: ids, codes, hashes, dates. What it says travels as `case.content`, a
letter that people have read like any other (PNR-6.10). So a case is one state at all parties whatever still waits to
be read, and a recall takes content and never an event.
"""

from openpiu.duties.exchange.casework.contents import gate
from openpiu.duties.exchange.casework.court import bundle
from openpiu.duties.exchange.casework.following import follow_up
from openpiu.duties.exchange.casework.removing import removers
from openpiu.duties.exchange.casework.telling import tell_homes
from openpiu.duties.exchange.casework.viewing import CaseRow, Shown, Step, list_cases, show_case
from openpiu.duties.exchange.casework.writing import Report, Wrote, close, give, join, leave, take_back, withdraw, write

__all__ = [
    "CaseRow",
    "Report",
    "Shown",
    "Step",
    "Wrote",
    "bundle",
    "close",
    "follow_up",
    "gate",
    "give",
    "join",
    "leave",
    "list_cases",
    "removers",
    "show_case",
    "take_back",
    "tell_homes",
    "withdraw",
    "write",
]
