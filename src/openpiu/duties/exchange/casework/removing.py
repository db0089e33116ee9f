"""Who takes away what a recalled message left in cases."""

from collections.abc import Callable, Mapping
from datetime import datetime

from openpiu.duties import cases
from openpiu.duties.cases.book import COPY
from openpiu.duties.exchange.post import Remover


def removers(clock: Callable[[], datetime]) -> Mapping[str, Remover]:
    """For `Post.removers`: contents of cases are erased, or restricted where the recall says so."""
    return {COPY: lambda reference, mode: cases.take_away(reference, mode, at=clock())}
