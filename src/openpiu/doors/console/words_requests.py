"""The words for the codes of requests for passenger data, in the officer's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from openpiu.core.law.requests import REQUESTERS

Words = Mapping[str, "str | Promise"]

STATES: Words = {
    "open": pgettext_lazy("state of a request for data", "Open"),
    "awaiting_approval": pgettext_lazy("state of a request for data", "Awaiting approval"),
    "approved": pgettext_lazy("state of a request for data", "Approved"),
    "answered_at_once": pgettext_lazy("state of a request for data", "Answered at once, approval owed"),
    "answered": pgettext_lazy("state of a request for data", "Answered"),
    "unlawful": pgettext_lazy("state of a request for data", "Unlawful, to be recalled"),
    "recalled": pgettext_lazy("state of a request for data", "Recalled"),
    "turned_down": pgettext_lazy("state of a request for data", "Turned down"),
    "taken_back": pgettext_lazy("state of a request for data", "Taken back"),
}

ELEMENTS: Words = {
    "name": pgettext_lazy("element looked for", "Name"),
    "birth_date": pgettext_lazy("element looked for", "Birth date"),
    "document": pgettext_lazy("element looked for", "Document"),
    "locator": pgettext_lazy("element looked for", "Booking reference"),
    "phone": pgettext_lazy("element looked for", "Telephone number"),
    "email": pgettext_lazy("element looked for", "E-mail address"),
    "flight": pgettext_lazy("element looked for", "Flight"),
}

WANTED: Words = {
    "travel": pgettext_lazy("what is wanted", "Whether and when the person travels"),
    "identity": pgettext_lazy("what is wanted", "Who the person is"),
    "booking": pgettext_lazy("what is wanted", "Booking reference and seat"),
    "contact": pgettext_lazy("what is wanted", "Contacts"),
}

PARTS: Words = {
    "requester": pgettext_lazy("part of a request", "Who asks"),
    "person": pgettext_lazy("part of a request", "Person who asks"),
    "case_reference": pgettext_lazy("part of a request", "Case reference"),
    "offence": pgettext_lazy("part of a request", "Offence, serious in this state's law"),
    "circumstances": pgettext_lazy("part of a request", "New circumstances"),
    "material": pgettext_lazy("part of a request", "Objective material"),
    "suspicion": pgettext_lazy("part of a request", "Reasonable suspicion"),
    "contribution": pgettext_lazy("part of a request", "How it could effectively contribute"),
    "air_link": pgettext_lazy("part of a request", "Link to carriage by air"),
    "elements": pgettext_lazy("part of a request", "What to look for"),
    "wanted": pgettext_lazy("part of a request", "What is wanted"),
    "urgent_reason": pgettext_lazy("part of a request", "Why it is urgent"),
}

REFUSALS: Words = {
    "F1": _("No case, or nobody named who asks"),
    "F2": _("The offence is not serious in this state's law"),
    "F3": _("The grounds are missing or not enough"),
    "F4": _("No objective link to carriage by air"),
    "F5": _("Too much is asked for, or by too little"),
    "F6": _("Nothing found, or not disclosed"),
    "F7": _("The approver: not necessary for the purpose"),
    "F8": _("The approver: not proportionate"),
    "F9": _("The approver: it was not urgent"),
}

APPROVALS: Words = {
    "V1": _("Necessary and proportionate"),
    "V2": _("Necessary and proportionate, with the conditions named"),
}

VERDICTS: Words = {
    "lawful": pgettext_lazy("review of an opening", "Lawful"),
    "doubtful": pgettext_lazy("review of an opening", "Doubtful"),
}

ACTS: Words = {
    "request.registered": pgettext_lazy("act", "Request for data registered"),
    "request.viewed": pgettext_lazy("act", "Request for data viewed"),
    "request.searched": pgettext_lazy("act", "Request for data searched"),
    "request.submitted": pgettext_lazy("act", "Request put to the approver"),
    "request.approved": pgettext_lazy("act", "Request approved"),
    "request.refused": pgettext_lazy("act", "Request refused by the approver"),
    "request.turned_down": pgettext_lazy("act", "Request turned down by the unit"),
    "request.answered": pgettext_lazy("act", "Request answered"),
    "request.answer_refused": pgettext_lazy("act", "Answer to a request refused"),
    "request.answer_viewed": pgettext_lazy("act", "Answer to a request viewed"),
    "request.overdue": pgettext_lazy("act", "Approval afterwards is overdue"),
    "request.recalled": pgettext_lazy("act", "Unlawful answer recalled"),
    "request.taken_back": pgettext_lazy("act", "Request taken back"),
    "request.erased": pgettext_lazy("act", "Texts of a request erased"),
    "requests.exported": pgettext_lazy("act", "Register of requests exported"),
    "opening.made": pgettext_lazy("act", "Records opened"),
    "opening.used": pgettext_lazy("act", "Opened records viewed"),
    "opening.reviewed": pgettext_lazy("act", "Opening reviewed"),
}

TABLES: Mapping[str, Words] = {
    "asked_state": STATES,
    "element": ELEMENTS,
    "wanted": WANTED,
    "part": PARTS,
    "refusal": REFUSALS,
    "approval": APPROVALS,
    "verdict": VERDICTS,
    "requester": {code: row.name for code, row in REQUESTERS.items()},
}
