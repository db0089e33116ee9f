"""fr: France, the implementing decree as far as known."""

from dataclasses import replace
from datetime import date

from openpiu.core.law.profiles.eu_strict import EU_STRICT
from openpiu.core.law.profiles.profile import IntraEu, Mark, Provision

_DECREE = date(2018, 8, 3)

FR = replace(
    EU_STRICT,
    id="fr",
    title="France: implementing decree, after C-817/19",
    intra_eu=Provision(value=IntraEu.SELECTED, article="2025/13 Art. 13", since=_DECREE),
    ground_months=Provision(value=12, article="FR implementing decree", since=_DECREE),
    not_to=Provision(
        value={"europol": frozenset({"23", "24", "26"})}, article="FR implementing decree", since=_DECREE,
        mark=Mark.SECONDARY,
    ),
)  # fmt: skip
