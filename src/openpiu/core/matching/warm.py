"""Compile all kernels now, so that the first search does not wait: `python -m openpiu.core.matching.warm`.

Belongs here: one small search that comes by every kernel. Not here: where compiled code is kept (see `compiling`).
"""

from openpiu.core.matching.comparing import compare
from openpiu.core.matching.index import AlertIndex
from openpiu.core.matching.persons import Person
from openpiu.core.terms import Document, PartialDate


def warm_up() -> int:
    """Search one invented alert for one invented traveller; returns how many findings there were: one."""
    alert = Person(
        id="warm",
        surname="Tesfarouni",
        given_names="Mahmoud Abd al-Rahim",
        birth_date=PartialDate(1988, 4),
        nationalities=("UTO",),
        documents=(Document(number="ZZ0419737", issuer="UTO"),),
    )
    compare(alert, alert)
    return len(AlertIndex.build([alert]).search(alert))


if __name__ == "__main__":
    warm_up()
