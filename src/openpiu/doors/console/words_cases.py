"""The words of joint cases: classes and states of things, handling codes, reasons, and what a grant opens."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Table = Mapping[str, Promise]

CASE_STATES: Table = {
    "open": pgettext_lazy("state of a case", "Open"),
    "closed": pgettext_lazy("state of a case", "Closed"),
}

MEMBER_STATES: Table = {
    "member": pgettext_lazy("standing in a case", "party"),
    "invited": pgettext_lazy("standing in a case", "invited"),
    "left": pgettext_lazy("standing in a case", "has left"),
    "withdrawn": pgettext_lazy("standing in a case", "withdrawn"),
}

CLASSES: Table = {
    "task": pgettext_lazy("class of a thing", "Task"),
    "note": pgettext_lazy("class of a thing", "Note"),
    "timeline": pgettext_lazy("class of a thing", "Occurrence"),
    "evidence": pgettext_lazy("class of a thing", "Evidence"),
    "link": pgettext_lazy("class of a thing", "Link"),
    "statement": pgettext_lazy("class of a thing", "Statement"),
    "decision": pgettext_lazy("class of a thing", "Decision"),
    "proposal": pgettext_lazy("class of a thing", "Proposal"),
    "annotation": pgettext_lazy("class of a thing", "Remark"),
}

THING_STATES: Table = {
    "open": pgettext_lazy("state of a thing", "open"),
    "under_way": pgettext_lazy("state of a thing", "under way"),
    "done": pgettext_lazy("state of a thing", "done"),
    "dropped": pgettext_lazy("state of a thing", "dropped"),
    "withdrawn": pgettext_lazy("state of a thing", "withdrawn"),
    "accepted": pgettext_lazy("state of a thing", "accepted"),
    "declined": pgettext_lazy("state of a thing", "declined"),
    "destroyed": pgettext_lazy("state of a thing", "destroyed"),
}

HIDDEN: Table = {
    "withdrawn": _("Its owner withdrew it."),
    "recalled": _("It was taken back; only its hash is left."),
    "over": _("Its last day is over."),
    "absent": _("What it says is not here: it was erased, or has not come yet."),
    "handling": _("Its handling code does not let this unit read it."),
}

CODES: Table = {
    "H0": _("only to prevent and combat crime"),
    "H1": _("not in court without the originator's permission"),
    "H2": _("to nobody else without the originator's permission"),
    "H3": _("under the restrictions that its originator wrote"),
}

CUSTODY: Table = {
    "entered": pgettext_lazy("custody", "entered"),
    "examined": pgettext_lazy("custody", "examined"),
    "copied": pgettext_lazy("custody", "copied"),
    "sealed": pgettext_lazy("custody", "sealed"),
    "handed_over": pgettext_lazy("custody", "handed over"),
    "received": pgettext_lazy("custody", "received"),
    "destroyed": pgettext_lazy("custody", "destroyed"),
}

LINKS: Table = {
    "same_person": pgettext_lazy("link", "the same person"),
    "travelled_with": pgettext_lazy("link", "travelled together"),
    "same_document": pgettext_lazy("link", "the same document"),
    "same_contact": pgettext_lazy("link", "the same contact"),
    "same_payer": pgettext_lazy("link", "the same payer"),
    "follows_from": pgettext_lazy("link", "follows from it"),
}

# Why a unit leaves, closes, withdraws, declines: codes that travel as facts.
LEAVING: Table = {
    "done": pgettext_lazy("reason", "Its part is done"),
    "no_basis": pgettext_lazy("reason", "There is no legal basis any more"),
    "other_priorities": pgettext_lazy("reason", "Other work comes first"),
}
CLOSING: Table = {
    "solved": pgettext_lazy("reason", "The purpose is reached"),
    "no_result": pgettext_lazy("reason", "Nothing more can be found"),
    "to_prosecution": pgettext_lazy("reason", "Handed to the prosecution"),
    "no_basis": pgettext_lazy("reason", "There is no legal basis any more"),
}
WITHDRAWING: Table = {
    "mistake": pgettext_lazy("reason", "Entered by mistake"),
    "outdated": pgettext_lazy("reason", "No longer true"),
    "wrong_person": pgettext_lazy("reason", "About another person"),
}
DECLINING: Table = {
    "wrong": pgettext_lazy("reason", "It is not so"),
    "unproven": pgettext_lazy("reason", "It is not proven"),
    "known": pgettext_lazy("reason", "It is said already"),
}

LEGAL_BASES: Table = {
    "PNR-9.1": _("Spontaneous exchange between units (Art. 9(1))"),
    "PNR-9.2": _("Requests between units (Art. 9(2))"),
    "PNR-10": _("With Europol (Art. 10)"),
    "PNR-11": _("With a third country (Art. 11)"),
}

# Names of values that things hold; others, such as those of a copied package, are shown as they are called.
SAID: Table = {
    "text": pgettext_lazy("said", "Text"),
    "purpose": pgettext_lazy("said", "Purpose"),
    "grounds": pgettext_lazy("said", "Grounds"),
    "copied": pgettext_lazy("said", "Copied"),
    "provenance": pgettext_lazy("said", "Where it comes from"),
}

GRANT_STANDINGS: Table = {
    "proposed": pgettext_lazy("standing of a grant", "Waits for a second person"),
    "in_force": pgettext_lazy("standing of a grant", "In force"),
    "coming": pgettext_lazy("standing of a grant", "Not yet in force"),
    "over": pgettext_lazy("standing of a grant", "Over"),
    "revoked": pgettext_lazy("standing of a grant", "Revoked"),
}

ACCESS: Table = {
    "read": pgettext_lazy("access", "read"),
    "comment": pgettext_lazy("access", "comment"),
    "propose": pgettext_lazy("access", "propose"),
    "request": pgettext_lazy("access", "ask for more"),
    "release": pgettext_lazy("access", "release what the own unit gave"),
    "download": pgettext_lazy("access", "download"),
}

VERBS: Table = {
    "view": pgettext_lazy("verb", "show"),
    "search": pgettext_lazy("verb", "search"),
    "export": pgettext_lazy("verb", "export"),
    "forward": pgettext_lazy("verb", "forward"),
    "print": pgettext_lazy("verb", "print"),
    "attach": pgettext_lazy("verb", "put into a case"),
    "court": pgettext_lazy("verb", "use in court"),
    "download": pgettext_lazy("verb", "download"),
}

VISIT_REASONS: Table = {
    "V1": _("A task of the case"),
    "V2": _("A question of the host"),
    "V3": _("To prepare a request of the own unit"),
    "V4": _("To compare with what the own unit knows"),
    "V5": _("To prepare a meeting about the case"),
}

MOVES: Table = {
    "note": pgettext_lazy("act in a case", "Add a note"),
    "task": pgettext_lazy("act in a case", "Add a task"),
    "timeline": pgettext_lazy("act in a case", "Add an occurrence"),
    "statement": pgettext_lazy("act in a case", "Add a statement"),
    "decision": pgettext_lazy("act in a case", "Put a decision on record"),
    "evidence": pgettext_lazy("act in a case", "Enter evidence"),
    "link": pgettext_lazy("act in a case", "Link two things"),
    "copy": pgettext_lazy("act in a case", "Copy a released package into it"),
    "join": pgettext_lazy("act in a case", "Join, and agree to purpose and offence"),
    "agree": pgettext_lazy("act in a case", "Agree to what was changed"),
    "invite": pgettext_lazy("act in a case", "Invite a unit"),
    "offer-lead": pgettext_lazy("act in a case", "Offer the lead"),
    "take-lead": pgettext_lazy("act in a case", "Take the lead"),
    "leave": pgettext_lazy("act in a case", "Leave the case"),
    "close": pgettext_lazy("act in a case", "Close the case"),
    "annotate": pgettext_lazy("act in a case", "Add a remark"),
    "propose": pgettext_lazy("act in a case", "Propose other words"),
    "accept": pgettext_lazy("act in a case", "Accept the proposal"),
    "decline": pgettext_lazy("act in a case", "Decline the proposal"),
    "revise": pgettext_lazy("act in a case", "Change what it says"),
    "move": pgettext_lazy("act in a case", "Say how the task stands"),
    "custody": pgettext_lazy("act in a case", "Enter a step of custody"),
    "withdraw": pgettext_lazy("act in a case", "Withdraw it"),
    "permit": pgettext_lazy("act in a case", "Permit a use"),
}

# What an act leads to, where that is not plain.
CONSEQUENCES: Table = {
    "leave": _("What this unit gave goes back to it, and what others gave goes back to them."),
    "close": _("Nothing counts after it. What each unit gave goes back to it; decisions and the closing report stay."),
    "join": _("The unit agrees to purpose and offence as they stand on this page."),
    "agree": _("The unit agrees to purpose and offence as they stand on this page."),
    "copy": _("All parties get what was released, with where it comes from."),
    "withdraw": _("Its place and its hash stay; nobody reads it any more."),
}

TABLES: Mapping[str, Table] = {
    "case_state": CASE_STATES,
    "member_state": MEMBER_STATES,
    "thing_class": CLASSES,
    "thing_state": THING_STATES,
    "hidden": HIDDEN,
    "handling_code": CODES,
    "custody": CUSTODY,
    "link_why": LINKS,
    "case_reason": {**LEAVING, **CLOSING, **WITHDRAWING, **DECLINING},
    "case_basis": LEGAL_BASES,
    "said": SAID,
    "grant_standing": GRANT_STANDINGS,
    "access": ACCESS,
    "verb": VERBS,
    "visit_reason": VISIT_REASONS,
    "case_move": MOVES,
    "consequence": CONSEQUENCES,
}
