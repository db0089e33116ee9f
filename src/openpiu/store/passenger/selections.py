"""Selections as they stand at a moment: what receiving asks and what the page shows must be the same."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from openpiu.core.law.flight_selection import Reach, Selected, read_pattern
from openpiu.store.passenger.models import Selection, SelectionStep


def active_selections(at: datetime) -> QuerySet[Selection]:
    """Approved, begun, not over and not ended. `at` decides, so that time alone stops it."""
    steps = SelectionStep.objects.using("passenger").filter(selection=OuterRef("id"), at__lte=at)
    rows = Selection.objects.using("passenger").filter(begins__lte=at.date(), ends__gt=at.date())
    return rows.filter(Exists(steps.filter(step="approved")), ~Exists(steps.filter(Q(step="ended"))))


def selected(row: Selection) -> Selected:
    """What a decision covers."""
    return Selected(reach=Reach(row.reach), patterns=tuple(read_pattern(text) for text in row.patterns))
