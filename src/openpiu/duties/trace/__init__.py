"""Tracing: a traveller's records on several flights, each join with its reason; an officer can take a join apart."""

from openpiu.duties.trace.opening import open_traveller
from openpiu.duties.trace.parting import part

__all__ = ["open_traveller", "part"]
