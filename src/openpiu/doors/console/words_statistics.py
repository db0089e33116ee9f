"""The words for the codes of statistics, in the officer's language. Definitions are shown as they are digested."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Words = Mapping[str, "str | Promise"]

FIGURES: Words = {
    "passengers": pgettext_lazy("figure", "Passengers collected"),
    "transmissions": pgettext_lazy("figure", "Transmissions"),
    "messages": pgettext_lazy("figure", "Messages"),
    "messages_rejected": pgettext_lazy("figure", "Messages not read"),
    "dropped": pgettext_lazy("figure", "Dropped: outside Annex I"),
    "dropped_sensitive": pgettext_lazy("figure", "Dropped: sensitive"),
    "raised": pgettext_lazy("figure", "Hits of the machine"),
    "renewed": pgettext_lazy("figure", "Claimed anew"),
    "suppressed": pgettext_lazy("figure", "Repeats suppressed"),
    "lapsed": pgettext_lazy("figure", "Lapsed"),
    "decisions": pgettext_lazy("figure", "Decisions of officers"),
    "undone": pgettext_lazy("figure", "Decisions undone"),
    "reviewed": pgettext_lazy("figure", "Reviewed"),
    "rejected": pgettext_lazy("figure", "Rejected by officers"),
    "awaiting": pgettext_lazy("figure", "Awaiting review"),
    "matches": pgettext_lazy("figure", "Matches"),
    "identified": pgettext_lazy("figure", "Passengers identified"),
    "disclosed": pgettext_lazy("figure", "Disclosed"),
    "exchanged": pgettext_lazy("figure", "Exchanged with other units"),
    "outcomes": pgettext_lazy("figure", "Outcomes reported"),
    "other_offences": pgettext_lazy("figure", "Other offences"),
    "feedback": pgettext_lazy("figure", "Said of shared hits"),
}

COUNTERS: Words = {
    "collection": pgettext_lazy("counter", "Collected"),
    "machine": pgettext_lazy("counter", "Claimed by the machine"),
    "review": pgettext_lazy("counter", "Reviewed by people"),
    "match": pgettext_lazy("counter", "Confirmed by people"),
    "disclosure": pgettext_lazy("counter", "Disclosed to authorities"),
    "outcome": pgettext_lazy("counter", "Came of it"),
}

STATISTICS: Words = {
    "area": pgettext_lazy("table", "By border"),
    "list": pgettext_lazy("table", "By list"),
    "action": pgettext_lazy("table", "By action"),
    "nationality": pgettext_lazy("table", "By nationality"),
    "sex": pgettext_lazy("table", "By sex"),
    "age": pgettext_lazy("table", "By age"),
    "facts": pgettext_lazy("table", "By what was known"),
    "recipient": pgettext_lazy("table", "By recipient"),
    "outcome": pgettext_lazy("table", "By outcome"),
    "feedback": pgettext_lazy("table", "By what the other unit said"),
}

AREAS: Words = {
    "extra": pgettext_lazy("area", "Across the Union's border"),
    "intra": pgettext_lazy("area", "Inside the Union"),
    "domestic": pgettext_lazy("area", "Inside one state"),
    "unknown": pgettext_lazy("area", "Not known"),
}

SEXES: Words = {
    "M": pgettext_lazy("sex", "Men"),
    "F": pgettext_lazy("sex", "Women"),
    "X": pgettext_lazy("sex", "Others"),
    "unknown": pgettext_lazy("sex", "Not reported"),
}

FACTS: Words = {
    "document": pgettext_lazy("facts", "A document"),
    "birth_date": pgettext_lazy("facts", "A birth date"),
    "name": pgettext_lazy("facts", "The name alone"),
}

REPORTED: Words = {"unknown": pgettext_lazy("facts", "Not reported")}

DISCLOSED_OUTCOMES: Words = {
    "O1": pgettext_lazy("outcome of a disclosure", "Person found, action taken"),
    "O2": pgettext_lazy("outcome of a disclosure", "Found, but not the person of the alert"),
    "O3": pgettext_lazy("outcome of a disclosure", "Person not found"),
    "O4": pgettext_lazy("outcome of a disclosure", "No action needed"),
    "O5": pgettext_lazy("outcome of a disclosure", "Another offence found"),
}

# How the rows of a table are called: the kind of their codes.
ROWS: Mapping[str, str] = {
    "area": "area",
    "list": "reported",
    "action": "action",
    "nationality": "reported",
    "sex": "sex",
    "age": "reported",
    "facts": "facts",
    "recipient": "authority",
    "outcome": "disclosed_outcome",
    "feedback": "sighting",
}

TABLES: Mapping[str, Words] = {
    "figure": FIGURES,
    "counter": COUNTERS,
    "statistics": STATISTICS,
    "area": AREAS,
    "sex": SEXES,
    "facts": FACTS,
    "reported": REPORTED,
    "disclosed_outcome": DISCLOSED_OUTCOMES,
}
