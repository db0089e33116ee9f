"""Joint cases in the store: written, received, seen, erased after a recall; liaison grants and visits (EXC-12, 13)."""

from openpiu.duties.cases.copying import copy_of
from openpiu.duties.cases.erasing import destroy_keys, erase_all_gone, erase_gone, take_away
from openpiu.duties.cases.journeys import CaseJourney, CaseLeg, journeys
from openpiu.duties.cases.liaison import approve_grant, open_in_visit, propose_grant, revoke_grant, visit_cases
from openpiu.duties.cases.seeing import Opened, open_thing, see
from openpiu.duties.cases.writing import Said, take_in, write

__all__ = [
    "CaseJourney",
    "CaseLeg",
    "Opened",
    "Said",
    "approve_grant",
    "copy_of",
    "destroy_keys",
    "erase_all_gone",
    "erase_gone",
    "journeys",
    "open_in_visit",
    "open_thing",
    "propose_grant",
    "revoke_grant",
    "see",
    "take_away",
    "take_in",
    "visit_cases",
    "write",
]
