"""The words for selections of flights inside the Union."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES: Mapping[str, Promise] = {
    "waiting": pgettext_lazy("state of a selection", "Waiting for review"),
    "planned": pgettext_lazy("state of a selection", "Approved, not yet begun"),
    "active": pgettext_lazy("state of a selection", "Active"),
    "over": pgettext_lazy("state of a selection", "Over"),
    "ended": pgettext_lazy("state of a selection", "Ended early"),
    "refused": pgettext_lazy("state of a selection", "Refused"),
    "forbidden": pgettext_lazy("state of a selection", "Not allowed by the profile in force"),
}

STEPS: Mapping[str, Promise] = {
    "approved": pgettext_lazy("step of a selection", "Approved"),
    "refused": pgettext_lazy("step of a selection", "Refused"),
    "ended": pgettext_lazy("step of a selection", "Ended"),
}

REACHES: Mapping[str, Promise] = {
    "routes": _("Routes, travel patterns or airports"),
    "all": _("All flights inside the Union"),
}

MODES: Mapping[str, Promise] = {
    "none": _("The profile in force allows no selection: no flight inside the Union is kept."),
    "selected": _("The profile in force allows selected routes, travel patterns and airports."),
    "threat": _(
        "The profile in force allows selected routes, and all flights while a body outside the unit finds a "
        "terrorist threat."
    ),
}

TABLES: Mapping[str, Mapping[str, Promise]] = {
    "selection_state": STATES,
    "selection_step": STEPS,
    "reach": REACHES,
    "intra_eu": MODES,
}
