"""The words for how the exchange with a partner stands: what was found, and what to do."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADVICE: Mapping[str, Promise] = {
    "alarm": _(
        "A lane stands still, because something contradicts what came before. Look at it under Not let in, telephone "
        "the contact, then let a supervisor clear it: openpiu partner clear."
    ),
    "silent": _(
        "Nothing has come from this partner for a day, and messages wait. Telephone the contact; if its node is down, "
        "carry a file: openpiu exchange write-bundle."
    ),
    "stuck": _(
        "A message has waited for its receipt for hours. See that openpiu exchange carry runs and gets through."
    ),
    "gap": _(
        "A message is missing before others that came. It is asked for again by itself; if this lasts, telephone."
    ),
    "kept-out": _("Deliveries under this name were kept out in the last seven days. Read why on the exchange page."),
    "differ": _(
        "The lists of both sides differ. Telephone the contact and find the message that the comparison names."
    ),
    "compare": _("The lists of both sides were not compared for a month. Do it: openpiu partner reconcile."),
    "certificate-over": _(
        "The carrier's certificate has ended: nothing goes by wire. Ask the partner for its new card."
    ),
    "certificate-soon": _("The carrier's certificate ends within a month. Ask the partner for its new card."),
}

TABLES: Mapping[str, Mapping[str, Promise]] = {"health_advice": ADVICE}
