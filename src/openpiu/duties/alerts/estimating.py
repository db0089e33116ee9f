"""How many hits an edition would raise among the travellers on file; asked before it is imported.

Belongs here: counting. The travellers come from whoever may read them; what is counted names nobody.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from openpiu.core import matching
from openpiu.core.matching import Person
from openpiu.duties.alerts.rows import Estimate
from openpiu.duties.papers import documents_of_alert, is_about_documents, met_documents
from openpiu.duties.persons import person_of_alert
from openpiu.store.passenger.models import Alert

SAMPLE = 2000  # travellers looked at
MOST = 5  # alerts named, by their references


def estimate(alerts: Sequence[Alert], travellers: Iterable[Person], *, stored: int, looked_at: int) -> Estimate:
    """Hits of these alerts among `travellers`, of whom there are `looked_at`, out of `stored`."""
    references = {str(alert.id): alert.reference for alert in alerts}
    counted = Counter(_hit_alerts(alerts, travellers)) if alerts else Counter()
    return Estimate(
        travellers=stored,
        looked_at=looked_at,
        hits=counted.total(),
        alerts_with_hits=len(counted),
        most=tuple((references[id_], hits) for id_, hits in counted.most_common(MOST)),
    )


def _hit_alerts(alerts: Sequence[Alert], travellers: Iterable[Person]) -> Iterable[str]:
    """The id of the alert of each hit: the one place that asks the matcher."""
    about_persons = [alert for alert in alerts if not is_about_documents(alert)]
    papers = [paper for alert in alerts if is_about_documents(alert) for paper in documents_of_alert(alert)]
    index = matching.AlertIndex.build(map(person_of_alert, about_persons))
    documents = matching.DocumentIndex.build(papers)
    for traveller, findings in index.search_many(travellers):
        yield from (finding.alert for finding in findings)
        yield from map(str, met_documents(documents, traveller))
