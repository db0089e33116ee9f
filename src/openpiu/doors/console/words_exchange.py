"""The words for the exchange between units: where messages and partners stand, why a hit is not shared."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from openpiu.doors.console import (
    words_exchange_feedback,
    words_exchange_health,
    words_exchange_recalls,
    words_exchange_requests,
)

STANDINGS: Mapping[str, Promise] = {
    "queued": pgettext_lazy("standing of a message", "Waiting to leave"),
    "sent": pgettext_lazy("standing of a message", "Sent, no receipt yet"),
    "applied": pgettext_lazy("standing of a message", "Received and applied"),
    "refused": pgettext_lazy("standing of a message", "Refused"),
    "held": pgettext_lazy("standing of a message", "Held: one before it is missing"),
    "hidden": pgettext_lazy("standing of a message", "Recalled"),
    "restricted": pgettext_lazy("standing of a message", "Recalled, kept restricted"),
    "erased": pgettext_lazy("standing of a message", "Erased"),
}

PARTNER_STANDINGS: Mapping[str, Promise] = {
    "proposed": pgettext_lazy("standing of a partner", "To be compared by two people"),
    "active": pgettext_lazy("standing of a partner", "Active"),
    "revoked": pgettext_lazy("standing of a partner", "Revoked"),
}

NOT_SHARED: Mapping[str, Promise] = {
    "S1": _("Not relevant for that state"),
    "S2": _("Not necessary for preventing or prosecuting the offence"),
    "S3": _("It would endanger an investigation or a person"),
    "S4": _("The owner of the alert does not agree"),
    "S5": _("That state knows it already"),
}

SOURCES: Mapping[str, Promise] = {
    "A": pgettext_lazy("grading", "source reliable beyond doubt"),
    "B": pgettext_lazy("grading", "source reliable most of the time"),
    "C": pgettext_lazy("grading", "source unreliable most of the time"),
    "X": pgettext_lazy("grading", "reliability of the source not assessed"),
}
WORTHS: Mapping[str, Promise] = {
    "1": pgettext_lazy("grading", "information not doubted"),
    "2": pgettext_lazy("grading", "known to the source itself"),
    "3": pgettext_lazy("grading", "borne out by other information"),
    "4": pgettext_lazy("grading", "nothing bears it out"),
}

# Spread into the table of acts.
ACTS: Mapping[str, Promise] = {
    "partner.carded": pgettext_lazy("act", "Own card issued"),
    "partner.added": pgettext_lazy("act", "Partner added"),
    "partner.confirmed": pgettext_lazy("act", "Card of a partner compared"),
    "partner.rotated": pgettext_lazy("act", "Keys of a partner replaced"),
    "partner.revoked": pgettext_lazy("act", "Partner revoked"),
    "letter.drafted": pgettext_lazy("act", "Letter to a partner drafted"),
    "letter.previewed": pgettext_lazy("act", "Letter to a partner read"),
    "letter.reviewed": pgettext_lazy("act", "Letter to a partner let go by one person"),
    "exchange.sent": pgettext_lazy("act", "Message sent to a partner"),
    "exchange.receipted": pgettext_lazy("act", "Receipt of a partner taken"),
    "exchange.received": pgettext_lazy("act", "Message of a partner received"),
    "exchange.viewed": pgettext_lazy("act", "Message of a partner viewed"),
    "exchange.quarantined": pgettext_lazy("act", "Delivery not let in"),
    "exchange.alarm": pgettext_lazy("act", "Alarm of a lane"),
    "exchange.alarm_cleared": pgettext_lazy("act", "Alarm of a lane cleared"),
    "exchange.effect_failed": pgettext_lazy("act", "Message could not be applied"),
    "exchange.hidden": pgettext_lazy("act", "Recalled message hidden"),
    "exchange.recalled": pgettext_lazy("act", "Copy taken back"),
    "exchange.recall_answered": pgettext_lazy("act", "Recall answered"),
    "exchange.recall_overdue": pgettext_lazy("act", "Recall overdue"),
    "exchange.reconciled": pgettext_lazy("act", "Both sides' lists compared"),
    "exchange.passed_on": pgettext_lazy("act", "Passed on to another partner"),
    "exchange.passing_refused": pgettext_lazy("act", "Passing on refused"),
    "exchange.passing_reviewed": pgettext_lazy("act", "Passing on in an emergency reviewed"),
    "exchange.expired": pgettext_lazy("act", "Message of a partner expired"),
    "exchange.feedback": pgettext_lazy("act", "Partner said what became of a shared hit"),
    "exchange.alert_taken": pgettext_lazy("act", "Alert of a partner taken into a list"),
    "exchange.owner_asked": pgettext_lazy("act", "Word of an alert's owner recorded"),
    "hit.not_shared": pgettext_lazy("act", "Hit kept back from a partner"),
}

TABLES: Mapping[str, Mapping[str, Promise]] = {
    "message_standing": STANDINGS,
    "partner_standing": PARTNER_STANDINGS,
    "not_shared": NOT_SHARED,
    "reliability": SOURCES,
    "worth": WORTHS,
    **words_exchange_requests.TABLES,
    **words_exchange_recalls.TABLES,
    **words_exchange_health.TABLES,
    **words_exchange_feedback.TABLES,
}
