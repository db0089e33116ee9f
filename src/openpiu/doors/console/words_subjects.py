"""The words for whom an alert is about and on what its reason rests (RGT-8)."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

SUBJECT_CLASSES: Mapping[str, Promise] = {
    "suspect": pgettext_lazy("whom an alert is about", "Suspect"),
    "convicted": pgettext_lazy("whom an alert is about", "Convicted person"),
    "victim": pgettext_lazy("whom an alert is about", "Victim"),
    "other": pgettext_lazy("whom an alert is about", "Witness, missing person or contact"),
    "document": pgettext_lazy("whom an alert is about", "Document, no person"),
    "unsaid": pgettext_lazy("whom an alert is about", "Not said by its owner"),
}

BASES: Mapping[str, Promise] = {
    "fact": pgettext_lazy("what a reason rests on", "Facts"),
    "assessment": pgettext_lazy("what a reason rests on", "A personal assessment"),
    "unsaid": pgettext_lazy("what a reason rests on", "Not said by its owner"),
}

TABLES: Mapping[str, Mapping[str, Promise]] = {"subject_class": SUBJECT_CLASSES, "reason_basis": BASES}


def said(words: Mapping[str, Promise]) -> dict[str, Promise]:
    """What a list can declare: all but that nobody has said it."""
    return {code: word for code, word in words.items() if code != "unsaid"}
