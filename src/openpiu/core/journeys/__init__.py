"""Journeys: records that are about one person, each join with its reason, and the legs and gaps in time order."""

from openpiu.core.journeys.gaps import LONG, Gap, gaps_between
from openpiu.core.journeys.grouping import Group, Join, Kept, group
from openpiu.core.journeys.legs import Fact, Kind, Leg, Link

__all__ = ["LONG", "Fact", "Gap", "Group", "Join", "Kept", "Kind", "Leg", "Link", "gaps_between", "group"]
