"""The words for recalls: ways of taking back, places where a copy lies, what became of it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

Words = Mapping[str, Promise]

MODES: Words = {
    "erase": pgettext_lazy("way of a recall", "Erase it"),
    "restrict": pgettext_lazy("way of a recall", "Keep it, and use it no more"),
    "correct": pgettext_lazy("way of a recall", "Use it no more: a corrected version follows as a new letter"),
}
COPIES: Words = {
    "item": pgettext_lazy("where a copy lies", "The message itself"),
    "case": pgettext_lazy("where a copy lies", "In a joint case"),
    "export": pgettext_lazy("where a copy lies", "In an export"),
    "request": pgettext_lazy("where a copy lies", "As a registered request"),
    "alert": pgettext_lazy("where a copy lies", "As an alert"),
    "onward": pgettext_lazy("where a copy lies", "Passed on to another unit"),
}
DONE: Words = {
    "erased": pgettext_lazy("what became of a copy", "Erased"),
    "restricted": pgettext_lazy("what became of a copy", "Restricted: kept, used no more"),
    "cannot": pgettext_lazy("what became of a copy", "Cannot be taken back"),
    "": pgettext_lazy("what became of a copy", "Waits"),
}

TABLES: Mapping[str, Words] = {"recall_mode": MODES, "copy_kind": COPIES, "copy_done": DONE}
