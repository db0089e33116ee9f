"""The words for the codes of `core.law` and of the value classes, in the officer's language; core knows no gettext.

Belongs here: one table a kind of code. Not here: sentences of one page; they stand in its template.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from openpiu.core.law import actions
from openpiu.doors.console import (
    words_acts,
    words_cases,
    words_criteria,
    words_exchange,
    words_law,
    words_oversight,
    words_release,
    words_requests,
    words_retention,
    words_rights,
    words_selection,
    words_statistics,
    words_subjects,
)

Words = Mapping[str, "str | Promise"]

STATES: Words = {
    "raised": pgettext_lazy("state of a hit", "New"),
    "needs_information": pgettext_lazy("state of a hit", "Needs information"),
    "awaiting_second": pgettext_lazy("state of a hit", "Awaiting second officer"),
    "disputed": pgettext_lazy("state of a hit", "Disputed"),
    "confirmed": pgettext_lazy("state of a hit", "Confirmed"),
    "rejected": pgettext_lazy("state of a hit", "Rejected"),
    "released": pgettext_lazy("state of a hit", "Released"),
    "lapsed": pgettext_lazy("state of a hit", "Lapsed"),
    "suppressed": pgettext_lazy("state of a hit", "Suppressed"),
    "active": pgettext_lazy("state of an alert", "Active"),
    "expired": pgettext_lazy("state of an alert", "Expired"),
    "withdrawn": pgettext_lazy("state of an alert", "Withdrawn"),
    "stored": pgettext_lazy("state of a transmission", "Stored"),
    "partly": pgettext_lazy("state of a transmission", "Stored in part"),
    "quarantined": pgettext_lazy("state of a transmission", "Quarantined"),
    "counted": pgettext_lazy("state of a transmission", "Only counted"),
}

STANDINGS: Words = {
    "booked": pgettext_lazy("standing of a traveller", "Booked"),
    "on-board": pgettext_lazy("standing of a traveller", "On board"),
    "not-on-board": pgettext_lazy("standing of a traveller", "Not on board"),
    "left": pgettext_lazy("standing of a traveller", "No longer booked"),
}

SOURCES: Words = {
    "PNR": pgettext_lazy("source of a message", "Bookings (PNR)"),
    "API": pgettext_lazy("source of a message", "Passenger list (API)"),
    "STAT": pgettext_lazy("source of a message", "Status list (API)"),
}

SAYS: Words = {
    "all-booked": pgettext_lazy("what a message says", "all who are booked"),
    "booked": pgettext_lazy("what a message says", "changes only"),
    "listed": pgettext_lazy("what a message says", "checked in"),
    "on-board": pgettext_lazy("what a message says", "closed: on board"),
    "not-on-board": pgettext_lazy("what a message says", "closed: not on board"),
    "cancelled": pgettext_lazy("what a message says", "bookings cancelled"),
    "flight-cancelled": pgettext_lazy("what a message says", "flight cancelled"),
    "noted": pgettext_lazy("what a message says", "changes"),
}

READINGS: Words = {
    "accepted": pgettext_lazy("outcome of reading", "accepted"),
    "repaired": pgettext_lazy("outcome of reading", "repaired"),
    "rejected": pgettext_lazy("outcome of reading", "rejected"),
}

DECISIONS: Words = {
    "confirm": pgettext_lazy("decision", "Confirmed"),
    "reject": pgettext_lazy("decision", "Rejected"),
    "needs_information": pgettext_lazy("decision", "Needs information"),
    "look_again": pgettext_lazy("decision", "Looked at again"),
}

FIELDS: Words = {
    "name": pgettext_lazy("field", "Name"),
    "surname": pgettext_lazy("field", "Surname"),
    "given_names": pgettext_lazy("field", "Given names"),
    "birth_date": pgettext_lazy("field", "Birth date"),
    "sex": pgettext_lazy("field", "Sex"),
    "nationality": pgettext_lazy("field", "Nationality"),
    "nationalities": pgettext_lazy("field", "Nationalities"),
    "document": pgettext_lazy("field", "Document"),
    "documents": pgettext_lazy("field", "Documents"),
    "check_digit": pgettext_lazy("field", "Check digit"),
    "flight": pgettext_lazy("field", "Flight"),
    "route": pgettext_lazy("field", "Route"),
    "arrival": pgettext_lazy("field", "Landing (UTC)"),
    "seat": pgettext_lazy("field", "Seat"),
    "locator": pgettext_lazy("field", "Booking reference"),
    "emails": pgettext_lazy("field", "E-mail addresses"),
    "phones": pgettext_lazy("field", "Phone numbers"),
    "payment": pgettext_lazy("field", "Payment"),
    "itinerary": pgettext_lazy("field", "Itinerary"),
    "alert_reference": pgettext_lazy("field", "Alert"),
    "alert_owner": pgettext_lazy("field", "Owner of the alert"),
    "alert_subject": pgettext_lazy("field", "Whom the alert is about"),
    "alert_basis": pgettext_lazy("field", "Its reason rests on"),
    "action": pgettext_lazy("field", "Action"),
    "instruction": pgettext_lazy("field", "Instruction"),
}

RELATIONS: Words = {
    "equal": pgettext_lazy("relation", "equal"),
    "similar": pgettext_lazy("relation", "similar"),
    "different": pgettext_lazy("relation", "different"),
    "missing": pgettext_lazy("relation", "not supplied"),
    "holds": pgettext_lazy("relation", "holds"),
    "fails": pgettext_lazy("relation", "does not hold"),
}
GLYPHS: Mapping[str, str] = {"equal": "=", "similar": "≈", "different": "≠", "missing": "–", "holds": "✓", "fails": "○"}

BANDS: Words = {
    "strong": pgettext_lazy("band", "strong"),
    "review": pgettext_lazy("band", "to review"),
    "weak": pgettext_lazy("band", "weak"),
}

ACTIONS: Words = {
    "arrest": pgettext_lazy("action", "Arrest"),
    "specific_check": pgettext_lazy("action", "Specific check"),
    "seize_document": pgettext_lazy("action", "Seize document"),
    "discreet_check": pgettext_lazy("action", "Discreet check"),
    "inform": pgettext_lazy("action", "Inform owner"),
}

INSTRUCTIONS: Words = {
    "arrest": _("Verify the identity in the second line, then act on the warrant named by the owner of the alert."),
    "specific_check": _("Verify the identity and carry out the specific check; report the outcome to its owner."),
    "seize_document": _("Verify the document in the second line; the bearer may be its rightful holder."),
    "discreet_check": _("Note place, time, route and companions. Do not let the person notice."),
    "inform": _("Inform the owner of the alert of the journey."),
}

REASONS: Words = {
    "R1": _("Birth date differs"),
    "R2": _("Document differs and is genuine"),
    "R3": _("Sex or age impossible"),
    "R4": _("Only name order or particle agrees"),
    "R5": _("Duplicate transmission"),
    "R6": _("Alert expired or withdrawn"),
    "R7": _("Outside the legal purpose"),
    "R8": _("Not on board"),
    "R9": _("Data error by the carrier"),
    "R10": _("The signs have an innocent explanation"),
    "C1": _("Name and birth date agree"),
    "C2": _("Document agrees"),
    "C3": _("Differences explained by spelling"),
    "C4": _("Confirmed by the owner of the alert"),
    "C5": _("The signs hold and point at the offence"),
    "N1": _("Waiting for advance passenger information"),
    "N2": _("Asked the owner of the alert"),
    "N3": _("Asked the carrier"),
    "L1": _("New information about the person"),
    "L2": _("The earlier decision is in doubt"),
    "L3": _("Sample check of a suppressed repeat"),
}

APART: Words = {
    "A1": _("The document belongs to somebody else"),
    "A2": _("Two persons of the same name and birth date"),
    "A3": _("Data error by the carrier"),
}

TOGETHER: Words = {
    "T1": _("Taken apart by mistake"),
    "T2": _("New information: one person after all"),
}

JOINED: Words = {
    "document": pgettext_lazy("what joins two records", "Same document, plausible name"),
    "name": pgettext_lazy("what joins two records", "Same name and birth date"),
}

KEPT: Words = {
    "name": pgettext_lazy("what keeps two records apart", "Same document, another name"),
    "flight": pgettext_lazy("what keeps two records apart", "Two records on one flight"),
    "birth_date": pgettext_lazy("what keeps two records apart", "Another birth date"),
    "sex": pgettext_lazy("what keeps two records apart", "Another sex"),
    "in_the_air": pgettext_lazy("what keeps two records apart", "On board of two flights at once"),
    "documents": pgettext_lazy("what keeps two records apart", "Two documents of one kind used in turns"),
    "parted": pgettext_lazy("what keeps two records apart", "An officer took them apart"),
}

PURPOSES: Words = {
    "6.2a": _("Assessment before arrival or departure (Art. 6(2)(a))"),
    "6.2b": _("Answer to a reasoned request (Art. 6(2)(b))"),
    "6.2c": _("Review of criteria (Art. 6(2)(c))"),
    "oversight": _("Supervision and data protection (Art. 6(7), 13(6))"),
}

ROLES: Words = {
    "officer": pgettext_lazy("role", "Watch officer"),
    "second_officer": pgettext_lazy("role", "Second officer"),
    "supervisor": pgettext_lazy("role", "Supervisor"),
    "analyst": pgettext_lazy("role", "Analyst"),
    "liaison": pgettext_lazy("role", "Liaison officer"),
    "approver": pgettext_lazy("role", "External approver"),
    "data_protection": pgettext_lazy("role", "Data protection officer"),
    "inspector": pgettext_lazy("role", "Inspector"),
    "administrator": pgettext_lazy("role", "Administrator"),
    "carrier_desk": pgettext_lazy("role", "Carrier desk"),
    "machine": pgettext_lazy("role", "Machine"),
    "": pgettext_lazy("role", "Machine"),
}

CATEGORIES: Words = {
    "collection": pgettext_lazy("category", "collection"),
    "alteration": pgettext_lazy("category", "alteration"),
    "consultation": pgettext_lazy("category", "consultation"),
    "disclosure": pgettext_lazy("category", "disclosure"),
    "combination": pgettext_lazy("category", "combination"),
    "erasure": pgettext_lazy("category", "erasure"),
}

KINDS: Words = {
    "adult": pgettext_lazy("traveller", "adult"),
    "child": pgettext_lazy("traveller", "child"),
    "infant": pgettext_lazy("traveller", "infant"),
    "crew": pgettext_lazy("traveller", "crew"),
    "transit": pgettext_lazy("traveller", "transit"),
    "group": pgettext_lazy("traveller", "group"),
}

REASON_CLASSES: Words = {
    "sought": pgettext_lazy("class of reason", "Person sought"),
    "under_alert": pgettext_lazy("class of reason", "Person under alert"),
    "sanctioned": pgettext_lazy("class of reason", "Person under sanctions"),
    "document": pgettext_lazy("class of reason", "Document stolen, lost or invalidated"),
    "criterion": pgettext_lazy("class of reason", "Pre-determined criterion"),
}

SUBJECTS: Words = {
    "organisation": pgettext_lazy("subject of a list", "organisations"),
    "vessel": pgettext_lazy("subject of a list", "vessels"),
    "aircraft": pgettext_lazy("subject of a list", "aircraft"),
    "other": pgettext_lazy("subject of a list", "others"),
}

FORMS: Words = {
    "jsonl": "JSON Lines",
    "csv": "CSV",
    "ftm": "FollowTheMoney",
    "un-xml": pgettext_lazy("form of a list", "United Nations, XML"),
    "ofac-xml": pgettext_lazy("form of a list", "OFAC, XML"),
    "ofac-csv": pgettext_lazy("form of a list", "OFAC, CSV"),
    "eu-xml": pgettext_lazy("form of a list", "European Union, XML"),
    "stolen-csv": pgettext_lazy("form of a list", "Stolen documents, CSV"),
}

OUTCOMES: Words = {
    "added": pgettext_lazy("outcome of a row", "added"),
    "changed": pgettext_lazy("outcome of a row", "changed"),
    "unchanged": pgettext_lazy("outcome of a row", "unchanged"),
    "refused": pgettext_lazy("outcome of a row", "refused"),
}

SEVERITIES: Words = {
    "repair": pgettext_lazy("severity", "repair"),
    "warning": pgettext_lazy("severity", "warning"),
    "error": pgettext_lazy("severity", "error"),
    "fatal": pgettext_lazy("severity", "fatal"),
}

SLOTS: Words = {
    "48h": pgettext_lazy("push", "PNR 48 h before departure"),
    "24h": pgettext_lazy("push", "PNR 24 h before departure"),
    "0h": pgettext_lazy("push", "PNR at closure"),
    "api": pgettext_lazy("push", "Passenger list (API)"),
}

COMPLETENESS: Words = {
    "birth_date": pgettext_lazy("completeness", "Birth date"),
    "document_number": pgettext_lazy("completeness", "Document number"),
    "document_issuer": pgettext_lazy("completeness", "Issuing state"),
    "document_expiry": pgettext_lazy("completeness", "Document expiry"),
    "sex": pgettext_lazy("completeness", "Sex"),
    "nationality": pgettext_lazy("completeness", "Nationality"),
    "locator": pgettext_lazy("completeness", "Booking reference"),
    "contact": pgettext_lazy("completeness", "Contact"),
    "seat": pgettext_lazy("completeness", "Seat"),
}

COUNTED: Words = {
    "pushes": pgettext_lazy("counted", "pushes"),
    "messages": pgettext_lazy("counted", "messages"),
    "travellers": pgettext_lazy("counted", "travellers"),
}

TABLES: Mapping[str, Words] = {
    "state": STATES,
    "standing": STANDINGS,
    "source": SOURCES,
    "says": SAYS,
    "reading": READINGS,
    "decision": DECISIONS,
    "field": {**FIELDS, **words_criteria.SIGNS},
    "relation": RELATIONS,
    "glyph": GLYPHS,
    "band": BANDS,
    "action": ACTIONS,
    "instruction": INSTRUCTIONS,
    "reason": REASONS,
    "apart": APART,
    "together": TOGETHER,
    "joined": JOINED,
    "kept": KEPT,
    "purpose": PURPOSES,
    "role": ROLES,
    "act": words_acts.ACTS,
    "category": CATEGORIES,
    "kind": KINDS,
    "outcome": OUTCOMES,
    "reason_class": REASON_CLASSES,
    "subject": SUBJECTS,
    "form": FORMS,
    "severity": SEVERITIES,
    "slot": SLOTS,
    "completeness": COMPLETENESS,
    "counted": COUNTED,
    **words_cases.TABLES,
    **words_criteria.TABLES,
    **words_exchange.TABLES,
    **words_retention.TABLES,
    **words_requests.TABLES,
    **words_rights.TABLES,
    **words_law.TABLES,
    **words_oversight.TABLES,
    **words_release.TABLES,
    **words_selection.TABLES,
    **words_statistics.TABLES,
    **words_subjects.TABLES,
}


ACTION_OF_LABEL = {rule.label: action.value for action, rule in actions.ACTIONS.items()}
ACTION_OF_INSTRUCTION = {rule.instruction: action.value for action, rule in actions.ACTIONS.items()}


def stamp(moment: str) -> str:
    """An ISO 8601 time of a package without its letter: `2026-10-31 06:12`."""
    return moment[:16].replace("T", " ")


# Fields of a package whose values are codes, and the kind of their words.
CODED = {"alert_subject": "subject_class", "alert_basis": "reason_basis"}


def value_for(name: str, value: str) -> str:
    """A value of a package as shown: action, instruction and codes in the officer's language, times readable."""
    if name in CODED:
        return word_for(value, CODED[name])
    if name == "action":
        return word_for(ACTION_OF_LABEL.get(value, value), "action")
    if name == "arrival":
        return stamp(value)
    if name == "instruction":
        return word_for(ACTION_OF_INSTRUCTION.get(value, value), "instruction")
    return value


def word_for(code: object, kind: str) -> str:
    """The word for a code in the language of the request; a code without a word is shown as it is."""
    return str(TABLES[kind].get(str(code), code))
