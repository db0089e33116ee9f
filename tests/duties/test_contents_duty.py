"""What follows from a traveller's content: its digest, and its traces."""

from uuid import UUID

from openpiu.core.terms.traces import Traces
from openpiu.duties.contents import digest_of, mark
from openpiu.store.passenger.models import TravellerRecord


def test_a_digest_tells_contents_apart_and_not_their_order() -> None:
    """A record is screened again where its digest changed, and only there."""
    one = {"surname": "TSFAROUNI", "seats": ["12A"]}
    assert digest_of(one) == digest_of(dict(reversed(one.items())))
    assert digest_of(one) != digest_of({**one, "corrected": {}})


def test_traces_replace_those_that_were_there() -> None:
    """A corrected record is found by what it says now, and by nothing else."""
    row = TravellerRecord(name_traces=[UUID(int=1)], document_traces=[UUID(int=2)], identity=UUID(int=3))
    mark(row, Traces(names=(UUID(int=4),)))
    assert (row.name_traces, row.document_traces, row.identity) == ([UUID(int=4)], [], None)
