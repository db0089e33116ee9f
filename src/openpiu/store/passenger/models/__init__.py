"""The passenger store's tables, one model a file."""

from openpiu.store.passenger.models.alert import Alert
from openpiu.store.passenger.models.alert_list import AlertList
from openpiu.store.passenger.models.booking import BookingRecord
from openpiu.store.passenger.models.case import CaseContent, CaseEvent, LiaisonGrant, LiaisonProposal, LiaisonRevocation
from openpiu.store.passenger.models.case_travel import CaseParty, CaseWaiting
from openpiu.store.passenger.models.criterion import CriterionBacktest, CriterionRecord, CriterionStep
from openpiu.store.passenger.models.disclosure import Disclosure
from openpiu.store.passenger.models.erasure import Erasure
from openpiu.store.passenger.models.flight import FlightRecord
from openpiu.store.passenger.models.ground import Ground
from openpiu.store.passenger.models.hit import Hit
from openpiu.store.passenger.models.ledger import LedgerEntry, LedgerHead
from openpiu.store.passenger.models.letter import Letter, LetterReview, OwnerWord, ShareDecision
from openpiu.store.passenger.models.manifest import DeletionManifest
from openpiu.store.passenger.models.message import MessageRecord
from openpiu.store.passenger.models.opening import Opening
from openpiu.store.passenger.models.outcome import Outcome
from openpiu.store.passenger.models.oversight import OversightFinding, OversightMark
from openpiu.store.passenger.models.parting import Parting
from openpiu.store.passenger.models.partner import NodeCardText, Partner, PostLane
from openpiu.store.passenger.models.post import Quarantined, ReceivedMessage, SentMessage
from openpiu.store.passenger.models.recall import ItemCopy, Passing, Recall
from openpiu.store.passenger.models.recipient_notice import RecipientNotice
from openpiu.store.passenger.models.release import Declined, DpoEntry, TransferProposal
from openpiu.store.passenger.models.repetition import Repetition
from openpiu.store.passenger.models.report import Report
from openpiu.store.passenger.models.request import Request
from openpiu.store.passenger.models.request_answer import RequestAnswer
from openpiu.store.passenger.models.request_decision import RequestDecision
from openpiu.store.passenger.models.review import Review
from openpiu.store.passenger.models.rights_request import RightsRequest
from openpiu.store.passenger.models.scheduled_flight import ScheduledFlight
from openpiu.store.passenger.models.selection import FlightTally, Selection, SelectionStep
from openpiu.store.passenger.models.series import SeriesRecord
from openpiu.store.passenger.models.tally import GroupCount, TallyLine
from openpiu.store.passenger.models.transmission import Transmission
from openpiu.store.passenger.models.traveller import TravellerRecord
from openpiu.store.passenger.models.vault import Vault

__all__ = [
    "Alert",
    "AlertList",
    "BookingRecord",
    "CaseContent",
    "CaseEvent",
    "CaseParty",
    "CaseWaiting",
    "CriterionBacktest",
    "CriterionRecord",
    "CriterionStep",
    "Declined",
    "DeletionManifest",
    "Disclosure",
    "DpoEntry",
    "Erasure",
    "FlightRecord",
    "FlightTally",
    "Ground",
    "GroupCount",
    "Hit",
    "ItemCopy",
    "LedgerEntry",
    "LedgerHead",
    "Letter",
    "LetterReview",
    "LiaisonGrant",
    "LiaisonProposal",
    "LiaisonRevocation",
    "MessageRecord",
    "NodeCardText",
    "Opening",
    "Outcome",
    "OversightFinding",
    "OversightMark",
    "OwnerWord",
    "Parting",
    "Partner",
    "Passing",
    "PostLane",
    "Quarantined",
    "Recall",
    "ReceivedMessage",
    "RecipientNotice",
    "Repetition",
    "Report",
    "Request",
    "RequestAnswer",
    "RequestDecision",
    "Review",
    "RightsRequest",
    "ScheduledFlight",
    "Selection",
    "SelectionStep",
    "SentMessage",
    "SeriesRecord",
    "ShareDecision",
    "TallyLine",
    "TransferProposal",
    "Transmission",
    "TravellerRecord",
    "Vault",
]
