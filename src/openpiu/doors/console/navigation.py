"""What the navigation offers: one table, filtered by the same permission table that the duties ask."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from openpiu.core.law.permissions import Act, may
from openpiu.core.law.roles import Actor


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the page's URL name (also its icon), its label, and the act that it needs."""

    name: str
    label: Promise
    act: Act

    @property
    def view(self) -> str:
        """The name that `{% url %}` wants."""
        return f"console:{self.name}"


ENTRIES = (
    Entry("board", pgettext_lazy("navigation", "Flights"), Act.SEE_BOARD),
    Entry("hits", pgettext_lazy("navigation", "Hits"), Act.SEE_HITS),
    Entry("alerts", pgettext_lazy("navigation", "Alerts"), Act.SEE_ALERTS),
    Entry("criteria", pgettext_lazy("navigation", "Criteria"), Act.SEE_CRITERIA),
    Entry("disclosures", pgettext_lazy("navigation", "Disclosures"), Act.SEE_DISCLOSURES),
    Entry("exchange", pgettext_lazy("navigation", "Exchange"), Act.SEE_EXCHANGE),
    Entry("cases", pgettext_lazy("navigation", "Joint cases"), Act.SEE_CASES),
    Entry("grants", pgettext_lazy("navigation", "Grants"), Act.SEE_GRANTS),
    Entry("visit", pgettext_lazy("navigation", "Open cases"), Act.VISIT_CASES),
    Entry("requests", pgettext_lazy("navigation", "Requests"), Act.SEE_REQUESTS),
    Entry("intake", pgettext_lazy("navigation", "Intake"), Act.SEE_INTAKE),
    Entry("carriers", pgettext_lazy("navigation", "Carriers"), Act.SEE_QUALITY),
    Entry("statistics", pgettext_lazy("navigation", "Statistics"), Act.SEE_STATISTICS),
    Entry("rights", pgettext_lazy("navigation", "Rights"), Act.SEE_RIGHTS),
    Entry("selections", pgettext_lazy("navigation", "Selected flights"), Act.SEE_SELECTIONS),
    Entry("oversight", pgettext_lazy("navigation", "Oversight"), Act.SEE_OVERSIGHT),
    Entry("retention", pgettext_lazy("navigation", "Retention"), Act.SEE_RETENTION),
    Entry("audit", pgettext_lazy("navigation", "Audit"), Act.SEE_LEDGER),
    Entry("law", pgettext_lazy("navigation", "Law"), Act.SEE_LAW),
)


def visible_entries(actor: Actor) -> tuple[Entry, ...]:
    """The entries that the actor's role may open, in the order of the table."""
    return tuple(entry for entry in ENTRIES if may(actor, entry.act))
