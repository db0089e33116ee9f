"""The words for requests between units: their steps, how each stands, legal bases, roles, handling codes."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise]

STEPS: Words = {
    "read": pgettext_lazy("step of a partner's request", "Read it"),
    "search": pgettext_lazy("step of a partner's request", "Search"),
    "approval": pgettext_lazy("step of a partner's request", "Approval"),
    "answer": pgettext_lazy("step of a partner's request", "Answer the partner"),
}
STEP_STANDINGS: Words = {
    "done": pgettext_lazy("how a step stands", "done"),
    "now": pgettext_lazy("how a step stands", "to do now"),
    "later": pgettext_lazy("how a step stands", "later"),
    "waits": pgettext_lazy("how a step stands", "waits for the approver"),
    "not-needed": pgettext_lazy("how a step stands", "not needed"),
}
STAGES: Words = {
    "waiting": pgettext_lazy("stage of our request", "No answer yet"),
    "pending": pgettext_lazy("stage of our request", "Data exist, approval pending there"),
    "partial": pgettext_lazy("stage of our request", "Answered in part"),
    "answered": pgettext_lazy("stage of our request", "Answered"),
    "refused": pgettext_lazy("stage of our request", "Refused"),
    "not-taken": pgettext_lazy("stage of our request", "Not taken in by the partner's node"),
    "recalled": pgettext_lazy("stage of our request", "Recalled"),
}
TOLD: Words = {
    "data": pgettext_lazy("answer to a partner", "The approved records, as a letter that is read before it leaves"),
    "pending": pgettext_lazy("answer to a partner", "Data exist, approval pending: nothing about anybody"),
    "partial": pgettext_lazy("answer to a partner", "A part of the records"),
    "F1": pgettext_lazy("answer to a partner", "A refusal: no case, or nobody named who asks"),
    "F2": pgettext_lazy("answer to a partner", "A refusal: the offence is not serious here"),
    "F3": pgettext_lazy("answer to a partner", "A refusal: the grounds are missing or not enough"),
    "F4": pgettext_lazy("answer to a partner", "A refusal: no objective link to carriage by air"),
    "F5": pgettext_lazy("answer to a partner", "A refusal: too much is asked for, or by too little"),
    "F6": pgettext_lazy("answer to a partner", "No data, or not disclosed: the partner cannot tell the two apart"),
    "F7": pgettext_lazy("answer to a partner", "A refusal of the approver: not necessary"),
    "F8": pgettext_lazy("answer to a partner", "A refusal of the approver: not proportionate"),
    "F9": pgettext_lazy("answer to a partner", "A refusal of the approver: it was not urgent"),
}
BASES: Words = {
    "9(2)": pgettext_lazy("legal basis of a request", "Art. 9(2): a unit asks a unit"),
    "9(3)": pgettext_lazy("legal basis of a request", "Art. 9(3): an authority asks directly, in an emergency"),
    "9(4)": pgettext_lazy(
        "legal basis of a request", "Art. 9(4): data to be obtained for a specific and actual threat"
    ),
}
ROLES: Words = {
    "suspect": pgettext_lazy("role of a person asked about", "Suspected of the offence"),
    "victim": pgettext_lazy("role of a person asked about", "Victim"),
    "missing": pgettext_lazy("role of a person asked about", "Missing"),
    "witness": pgettext_lazy("role of a person asked about", "Witness"),
}
HANDLING: Words = {
    "H0": pgettext_lazy("handling code", "H0: only to prevent and fight crime"),
    "H1": pgettext_lazy("handling code", "H1: not in court without our permission"),
    "H2": pgettext_lazy("handling code", "H2: not passed on without our permission"),
    "H3": pgettext_lazy("handling code", "H3: another restriction, in words"),
}

TABLES: Mapping[str, Words] = {
    "asked_step": STEPS,
    "step_standing": STEP_STANDINGS,
    "our_stage": STAGES,
    "told": TOLD,
    "ask_basis": BASES,
    "asked_role": ROLES,
    "handling": HANDLING,
}
