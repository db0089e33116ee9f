"""A trial as files: alerts.jsonl, travellers.jsonl and truth.jsonl, in the shapes of `openpiu match`."""

from collections.abc import Iterator
from typing import Any

import msgspec

from openpiu.core.synth.screening.drawing import Trial
from openpiu.core.synth.screening.values import Record, Sighting


def trial_files(trial: Trial) -> dict[str, Iterator[bytes]]:
    """Lines by the name of the file. Travellers stand in the order of their ids: the true persons come first."""
    travellers = (*trial.positives, *trial.negatives)
    return {
        "alerts.jsonl": map(_line, map(record_row, trial.alerts)),
        "travellers.jsonl": (_line(record_row(sighting.traveller)) for sighting in travellers),
        "truth.jsonl": map(_line, map(truth_row, travellers)),
    }


def record_row(record: Record) -> dict[str, Any]:
    """One alert or traveller in the person form of `openpiu match`."""
    return {
        "id": record.id,
        "surname": record.surname,
        "given_names": record.given_names,
        "birth_date": str(record.birth_date) if record.birth_date else None,
        "sex": record.sex,
        "nationalities": record.nationalities,
        "documents": [
            {"type": document.type, "number": document.number, "issuer": document.issuer}
            for document in record.documents
        ],
        "aliases": [{"surname": surname, "given_names": given} for surname, given in record.aliases],
    }


def truth_row(sighting: Sighting) -> dict[str, Any]:
    """Whom a traveller is: the alert's person, or nobody listed (`alert` null)."""
    return {
        "traveller": sighting.traveller.id,
        "alert": sighting.alert,
        "kind": sighting.kind,
        "culture": sighting.group,
        "true": sighting.alert is not None,
    }


def _line(row: dict[str, Any]) -> bytes:
    return msgspec.json.encode(row) + b"\n"
