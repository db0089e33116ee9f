"""What follows from a traveller's content whoever writes it: its digest, and the traces by which others find it."""

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec

from openpiu.core.terms.traces import Traces
from openpiu.store.passenger.models import TravellerRecord


def mark(row: TravellerRecord, traces: Traces) -> None:
    """What other records of the same person are found by; it says what the content says, and goes with it."""
    row.identity, row.has_document = traces.identity, traces.has_document
    row.document_traces, row.name_traces = list(traces.documents), list(traces.names)


def digest_of(content: Mapping[str, Any]) -> str:
    """By this screening knows what changed."""
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
