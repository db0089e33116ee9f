"""The machine readable zone of travel documents (ICAO Doc 9303): read, mend, write, and names in its letters."""

from openpiu.core.terms.mrz.reading import read_mrz
from openpiu.core.terms.mrz.values import Fields, Mrz
from openpiu.core.terms.mrz.vocabulary import Flag, Issue

__all__ = ["Fields", "Flag", "Issue", "Mrz", "read_mrz"]
