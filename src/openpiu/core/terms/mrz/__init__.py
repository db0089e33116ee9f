"""The machine readable zone of travel documents (ICAO Doc 9303): read, mend, write, and names in its letters."""

from openpiu.core.terms.mrz.names import to_mrz_name, variants
from openpiu.core.terms.mrz.proposing import Change, Proposal, propose
from openpiu.core.terms.mrz.reading import read_mrz
from openpiu.core.terms.mrz.values import Fields, Mrz
from openpiu.core.terms.mrz.vocabulary import Flag, Issue
from openpiu.core.terms.mrz.writing import FORMATS, write_mrz

__all__ = [
    "FORMATS",
    "Change",
    "Fields",
    "Flag",
    "Issue",
    "Mrz",
    "Proposal",
    "propose",
    "read_mrz",
    "to_mrz_name",
    "variants",
    "write_mrz",
]
