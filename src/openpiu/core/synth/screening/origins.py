"""All origins of the trial, found by name."""

from openpiu.core.synth.screening.origin import Origin
from openpiu.core.synth.screening.table_asian import ASIAN
from openpiu.core.synth.screening.table_eastern import EASTERN
from openpiu.core.synth.screening.table_semitic import SEMITIC
from openpiu.core.synth.screening.table_western import WESTERN

ORIGINS: tuple[Origin, ...] = (*SEMITIC, *ASIAN, *EASTERN, *WESTERN)
GROUPS: tuple[str, ...] = tuple(sorted({origin.group for origin in ORIGINS}))
