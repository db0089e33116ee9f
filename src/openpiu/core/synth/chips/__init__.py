"""Specimen chips: certificates, signed files and master lists of a state that does not exist, from keys one gives.

For tests, measurements and training. Not here: reading any of it (`core.chip`), which shares no code with this.
"""

from openpiu.core.synth.chips.certificates import (
    AUTHORITY,
    MASTER_LIST_SIGNER,
    SIGNER,
    Wanted,
    certificate,
    extension,
    key_id,
    revocation_list,
)
from openpiu.core.synth.chips.documents import (
    Hand,
    master_list,
    portrait_group,
    security_file,
    signed_data,
    zone_group,
)
from openpiu.core.synth.chips.nation import STATE, Chip, Nation, chip_of, nation_from
from openpiu.core.synth.chips.signing import Pen, digest_named, pen_from

__all__ = [
    "AUTHORITY",
    "MASTER_LIST_SIGNER",
    "SIGNER",
    "STATE",
    "Chip",
    "Hand",
    "Nation",
    "Pen",
    "Wanted",
    "certificate",
    "chip_of",
    "digest_named",
    "extension",
    "key_id",
    "master_list",
    "nation_from",
    "pen_from",
    "portrait_group",
    "revocation_list",
    "security_file",
    "signed_data",
    "zone_group",
]
