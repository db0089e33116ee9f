"""Rights of persons: requests for access, what is found, how it is answered, and that nobody learns more from it."""

from openpiu.duties.rights.answering import letter
from openpiu.duties.rights.correcting import Correction, announce_erasure, contest, rectify
from openpiu.duties.rights.noticing import list_notices, mark_sent
from openpiu.duties.rights.requests import close, decide, list_requests, register
from openpiu.duties.rights.rows import Applicant, Decision, Told
from openpiu.duties.rights.searching import open_request

__all__ = [
    "Applicant",
    "Correction",
    "Decision",
    "Told",
    "announce_erasure",
    "close",
    "contest",
    "decide",
    "letter",
    "list_notices",
    "list_requests",
    "mark_sent",
    "open_request",
    "rectify",
    "register",
]
