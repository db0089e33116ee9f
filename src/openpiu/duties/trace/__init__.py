"""Tracing: a traveller's records on several flights, each join with its reason; officers take joins apart, and back."""

from openpiu.duties.trace.opening import open_traveller
from openpiu.duties.trace.parting import part, rejoin

__all__ = ["open_traveller", "part", "rejoin"]
