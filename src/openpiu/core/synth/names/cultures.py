"""All cultures of the invented world, found by name."""

from openpiu.core.synth.names.culture import Culture
from openpiu.core.synth.names.table_africa import AFRICA
from openpiu.core.synth.names.table_asia import ASIA
from openpiu.core.synth.names.table_east import EAST
from openpiu.core.synth.names.table_west import WEST

__all__ = ["CULTURES", "Culture", "culture_named"]

CULTURES: tuple[Culture, ...] = (*AFRICA, *ASIA, *EAST, *WEST)

_BY_NAME = {culture.name: culture for culture in CULTURES}


def culture_named(name: str) -> Culture:
    """The culture of that name; KeyError where the tables have none."""
    return _BY_NAME[name]
