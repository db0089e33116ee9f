"""The words for the codes of the rights of persons, in the officer's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, "str | Promise"]

RIGHTS: Words = {
    "access": pgettext_lazy("right of a person", "Access"),
    "rectification": pgettext_lazy("right of a person", "Rectification"),
    "erasure": pgettext_lazy("right of a person", "Erasure"),
    "restriction": pgettext_lazy("right of a person", "Restriction of processing"),
}

ANSWERS: Words = {
    "": "–",
    "full": pgettext_lazy("answer to a request", "Full: what is held is listed"),
    "done": pgettext_lazy("answer to a request", "Done as asked"),
    "restricted": pgettext_lazy("answer to a request", "Withheld: neither confirmed nor denied"),
}

GROUNDS: Words = {
    "G1": _("Official or legal inquiries, investigations or procedures would be obstructed (a)"),
    "G2": _("Prevention, detection, investigation or prosecution of offences would be prejudiced (b)"),
    "G3": _("Public security (c)"),
    "G4": _("National security (d)"),
    "G5": _("Rights and freedoms of others (e)"),
}

CHANNELS: Words = {
    "person": pgettext_lazy("who brings a request", "The person"),
    "authority": pgettext_lazy("who brings a request", "The supervisory authority in the person's place"),
}

ERASURES: Words = {
    "E1": _("The data were processed unlawfully"),
    "E2": _("The data are not those of a passenger of this flight"),
    "E3": _("A court or the supervisory authority ordered it"),
}

REQUEST_STATES: Words = {
    "open": pgettext_lazy("state of a request", "Open"),
    "decided": pgettext_lazy("state of a request", "Decided"),
    "closed": pgettext_lazy("state of a request", "Closed"),
}

LANGUAGES: Words = {"en": "English", "fr": "Français", "nl": "Nederlands"}

TABLES: Mapping[str, Words] = {
    "right": RIGHTS,
    "answer": ANSWERS,
    "ground": GROUNDS,
    "channel": CHANNELS,
    "erasure": ERASURES,
    "request_state": REQUEST_STATES,
    "language": LANGUAGES,
}
