"""The words for what became of a shared hit, and for what an alert's owner said."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise]

SIGHTINGS: Words = {
    "found": pgettext_lazy("what became of a shared hit", "Found"),
    "not-found": pgettext_lazy("what became of a shared hit", "Not found"),
    "wrong-person": pgettext_lazy("what became of a shared hit", "Somebody else"),
    "action-taken": pgettext_lazy("what became of a shared hit", "Found, action taken"),
    "no-action": pgettext_lazy("what became of a shared hit", "Found, no action needed"),
}
OWNER_WORDS: Words = {
    "agrees": pgettext_lazy("word of an alert's owner", "The owner agrees"),
    "objects": pgettext_lazy("word of an alert's owner", "The owner objects"),
    "urgent": pgettext_lazy("word of an alert's owner", "It cannot wait for the owner"),
}
TABLES: Mapping[str, Words] = {"sighting": SIGHTINGS, "owner_word": OWNER_WORDS}
