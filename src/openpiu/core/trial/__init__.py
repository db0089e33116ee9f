"""The public trial of name screening: pure metrics, and the persons of a drawn trial as the matcher takes them."""

from openpiu.core.terms.intervals import Share, wilson
from openpiu.core.trial.fields import FIELDS, Fields, seen_through
from openpiu.core.trial.persons import alert_persons, to_person
from openpiu.core.trial.recall import Scored, by_part, false_positive_rate, recall_at, threshold_at
from openpiu.core.trial.seeds import DEVELOPMENT_SEEDS, LOOKS, PUBLICATION_SEEDS

__all__ = [
    "DEVELOPMENT_SEEDS",
    "FIELDS",
    "LOOKS",
    "PUBLICATION_SEEDS",
    "Fields",
    "Scored",
    "Share",
    "alert_persons",
    "by_part",
    "false_positive_rate",
    "recall_at",
    "seen_through",
    "threshold_at",
    "to_person",
    "wilson",
]
