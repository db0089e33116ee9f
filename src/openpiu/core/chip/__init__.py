"""Chips of travel documents: passive authentication from the files that a reader delivers. Values in, words out.

Usable alone: `authenticate(Delivered(...), trust, at=...)` with trust from `read_master_list` and `build_trust`. Not
here: reading the chip itself, the meaning of the machine-readable zone (`core.terms`), and any clock.
"""

from openpiu.core.chip.authentication import Authentication, Delivered, Outcome, authenticate
from openpiu.core.chip.certificates import Certificate, read_certificate
from openpiu.core.chip.faults import Unreadable, Unsupported
from openpiu.core.chip.groups import Portrait, cut_portrait, read_zone
from openpiu.core.chip.master_list import MasterList, read_master_list
from openpiu.core.chip.revocation import RevocationList, read_revocation_list
from openpiu.core.chip.security_file import SecurityFile, read_security_file
from openpiu.core.chip.trust import Issuer, Trust, Turned, build_trust
from openpiu.core.chip.words import FLAGS, WORDS, Result, Step, Word

__all__ = [
    "FLAGS",
    "WORDS",
    "Authentication",
    "Certificate",
    "Delivered",
    "Issuer",
    "MasterList",
    "Outcome",
    "Portrait",
    "Result",
    "RevocationList",
    "SecurityFile",
    "Step",
    "Trust",
    "Turned",
    "Unreadable",
    "Unsupported",
    "Word",
    "authenticate",
    "build_trust",
    "cut_portrait",
    "read_certificate",
    "read_master_list",
    "read_revocation_list",
    "read_security_file",
    "read_zone",
]
