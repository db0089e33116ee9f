"""The words for retention: steps of the clocks, grounds and their states."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

STEPS: Mapping[str, Promise] = {
    "mask": pgettext_lazy("step of the clocks", "Mask"),
    "delete": pgettext_lazy("step of the clocks", "Delete"),
}

GROUNDS: Mapping[str, Promise] = {
    "verified_match": pgettext_lazy("ground", "Hit confirmed by officers"),
    "case": pgettext_lazy("ground", "Case"),
    "request": pgettext_lazy("ground", "Request"),
    "other": pgettext_lazy("ground", "Other reasoned ground"),
    "hold": pgettext_lazy("ground", "Held as evidence"),
}

STATES: Mapping[str, Promise] = {
    "proposed": pgettext_lazy("state of a ground", "Proposed, keeps nothing yet"),
    "stands": pgettext_lazy("state of a ground", "Stands"),
    "lapsed": pgettext_lazy("state of a ground", "Lapsed: nobody reviewed it"),
    "ended": pgettext_lazy("state of a ground", "Ended"),
}

TABLES: Mapping[str, Mapping[str, Promise]] = {"clock_step": STEPS, "kept_ground": GROUNDS, "ground_state": STATES}
