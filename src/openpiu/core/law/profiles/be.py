"""be: Belgium after judgment 131/2023 of its Constitutional Court and the law of 16 May 2024, as far as known."""

from dataclasses import replace
from datetime import date

from openpiu.core.law.profiles.eu_strict import EU_STRICT
from openpiu.core.law.profiles.profile import IntraEu, Mark, Provision

_COURT = date(2023, 10, 12)
_LAW = date(2024, 5, 16)

BE = replace(
    EU_STRICT,
    id="be",
    title="Belgium: judgment 131/2023 and the law of 16 May 2024",
    ordinary_months=Provision(value=6, article="BE 131/2023", since=_COURT, mark=Mark.SECONDARY),
    ground_months=Provision(value=12, article="BE law of 16 May 2024", since=_LAW),
    approval_months=Provision(value=0, article="BE 131/2023; law of 16 May 2024", since=_COURT, mark=Mark.SECONDARY),
    intra_eu=Provision(value=IntraEu.THREAT, article="BE 131/2023 (OCAM)", since=_COURT, mark=Mark.SECONDARY),
    result_days=Provision(value=90, article="BE law of 16 May 2024", since=_LAW),
    not_to=Provision(value={}, article="2016/681 Art. 10, 11", since=_LAW),
)
