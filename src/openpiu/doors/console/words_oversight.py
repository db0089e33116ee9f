"""The words for the codes of oversight, in the officer's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Words = Mapping[str, "str | Promise"]

PATTERNS: Words = {
    "O1": _("Many more travellers opened in an hour than this officer usually opens"),
    "O2": _("Travellers opened at night by an officer who does not work then"),
    "O3": _("One traveller opened by many officers within a week"),
    "O4": _("Travellers of one flight opened one by one, none decided"),
    "O5": _("A traveller opened whose name is the officer's own or a colleague's"),
    "O6": _("Refused again and again within a day"),
    "S1": _("Monthly sample of reviewed hits"),
}

FINDING_STATES: Words = {
    "new": pgettext_lazy("state of a finding", "Not looked at"),
    "seen": pgettext_lazy("state of a finding", "Seen"),
    "referred": pgettext_lazy("state of a finding", "Referred to the supervisory authority"),
}

TABLES: Mapping[str, Words] = {"pattern": PATTERNS, "finding_state": FINDING_STATES}
