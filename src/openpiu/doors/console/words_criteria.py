"""The words for pre-determined criteria: their states, what became of them, and the signs that they look at."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

STATES: Mapping[str, Promise] = {
    "waiting": pgettext_lazy("state of a criterion", "Waiting for approval"),
    "active": pgettext_lazy("state of a criterion", "In force"),
    "overdue": pgettext_lazy("state of a criterion", "Stopped: past its review"),
    "expired": pgettext_lazy("state of a criterion", "Expired"),
    "suspended": pgettext_lazy("state of a criterion", "Suspended: wrong too often"),
    "ended": pgettext_lazy("state of a criterion", "Ended"),
    "replaced": pgettext_lazy("state of a criterion", "Replaced"),
    "refused": pgettext_lazy("state of a criterion", "Refused"),
}

STEPS: Mapping[str, Promise] = {
    "approved": pgettext_lazy("step of a criterion", "Approved"),
    "refused": pgettext_lazy("step of a criterion", "Refused"),
    "ended": pgettext_lazy("step of a criterion", "Ended"),
    "suspended": pgettext_lazy("step of a criterion", "Suspended"),
    "replaced": pgettext_lazy("step of a criterion", "Replaced by another version"),
}

KINDS: Mapping[str, Promise] = {
    "from": pgettext_lazy("sign", "Departure"),
    "to": pgettext_lazy("sign", "Arrival"),
    "itinerary": pgettext_lazy("sign", "Itinerary"),
    "carrier": pgettext_lazy("sign", "Carrier"),
    "booked": pgettext_lazy("sign", "Hours from booking to departure"),
    "payment": pgettext_lazy("sign", "Payment"),
    "one_way": pgettext_lazy("sign", "One way"),
    "away": pgettext_lazy("sign", "Days until the flight back"),
    "party": pgettext_lazy("sign", "Persons on the booking"),
    "children": pgettext_lazy("sign", "Children on the booking"),
    "bags": pgettext_lazy("sign", "Bags"),
    "agency": pgettext_lazy("sign", "Agency"),
    "contact": pgettext_lazy("sign", "Bookings with the same contact"),
    "changes": pgettext_lazy("sign", "Changes of the booking"),
    "split": pgettext_lazy("sign", "Split booking"),
    "added": pgettext_lazy("sign", "Travels without a booking"),
    "status": pgettext_lazy("sign", "Travel status"),
    "nationality": pgettext_lazy("sign", "Nationality"),
    "document": pgettext_lazy("sign", "Issuer of the document"),
    "age": pgettext_lazy("sign", "Age"),
}

# As lines of a comparison name them: the section of the criterion, then the kind of the condition.
SIGNS: Mapping[str, Promise] = {
    f"{section}.{kind}": word for section in ("only", "points", "unless") for kind, word in KINDS.items()
}

TABLES: Mapping[str, Mapping[str, Promise]] = {"criterion_state": STATES, "criterion_step": STEPS}
