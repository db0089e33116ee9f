"""Joint cases in the store: written, received, seen, erased after a recall; liaison grants and visits (EXC-12, 13)."""

from openpiu.duties.cases.copying import copy_of
from openpiu.duties.cases.erasing import destroy_keys, erase_all_gone, erase_gone, take_away
from openpiu.duties.cases.filing import CaseFile, Look, read_case
from openpiu.duties.cases.journeys import CaseJourney, CaseLeg, journeys
from openpiu.duties.cases.liaison import approve_grant, open_in_visit, propose_grant, revoke_grant, visit_cases
from openpiu.duties.cases.listing import list_cases
from openpiu.duties.cases.opening import Opening, opening_of
from openpiu.duties.cases.panel import list_grants, who_sees_what
from openpiu.duties.cases.seeing import Opened, open_thing, see
from openpiu.duties.cases.visiting import OpenPage, Room, enter_room, pulse, rooms
from openpiu.duties.cases.writing import Said, take_in, write

__all__ = [
    "CaseFile",
    "CaseJourney",
    "CaseLeg",
    "Look",
    "OpenPage",
    "Opened",
    "Opening",
    "Room",
    "Said",
    "approve_grant",
    "copy_of",
    "destroy_keys",
    "enter_room",
    "erase_all_gone",
    "erase_gone",
    "journeys",
    "list_cases",
    "list_grants",
    "open_in_visit",
    "open_thing",
    "opening_of",
    "propose_grant",
    "pulse",
    "read_case",
    "revoke_grant",
    "rooms",
    "see",
    "take_away",
    "take_in",
    "visit_cases",
    "who_sees_what",
    "write",
]
