"""Requests: asked by an authority or a partner unit, approved by a body outside the unit, answered with a package."""

from openpiu.duties.requests.answering import answer, open_answer
from openpiu.duties.requests.approving import approve, refuse
from openpiu.duties.requests.asking import Unit, receive, register, turn_away
from openpiu.duties.requests.erasing import erase_closed
from openpiu.duties.requests.exporting import export_register
from openpiu.duties.requests.listing import list_requests, open_request
from openpiu.duties.requests.moving import confirm_recall, submit, take_back, turn_down
from openpiu.duties.requests.openings import is_open_for, list_openings, review_opening
from openpiu.duties.requests.overdue import escalate
from openpiu.duties.requests.searching import search

__all__ = [
    "Unit",
    "answer",
    "approve",
    "confirm_recall",
    "erase_closed",
    "escalate",
    "export_register",
    "is_open_for",
    "list_openings",
    "list_requests",
    "open_answer",
    "open_request",
    "receive",
    "refuse",
    "register",
    "review_opening",
    "search",
    "submit",
    "take_back",
    "turn_away",
    "turn_down",
]
