"""Entries of the ledger as the patterns of odd use read them: who opened, decided or was refused what, and when."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from openpiu.core.law.odd_use import Use
from openpiu.core.terms.ids import IdMaker
from openpiu.core.terms.names import letters
from openpiu.store.office.models import Officer
from openpiu.store.passenger.models import Hit, LedgerEntry, TravellerRecord

KINDS: dict[str, str] = {
    "hit.viewed": "consulted",
    "traveller.viewed": "consulted",
    "hit.decided": "decided",
    "hit.released": "decided",
    "disclosure.refused": "refused",
    "access.refused": "refused",
}


@dataclass(frozen=True, slots=True)
class _Place:
    """Whom an entry is about."""

    traveller: str = ""
    flight: str = ""


def relevant(**filters: object) -> list[LedgerEntry]:
    """The entries that patterns read, in order; `filters` are Django's."""
    entries = LedgerEntry.objects.using("passenger").filter(act__in=KINDS, **filters)
    return list(entries.order_by("sequence"))


def uses_of(entries: Iterable[LedgerEntry], *, fresh: int, ids: IdMaker) -> list[Use]:
    """The entries as values; names are compared, by keyed traces, from the entry `fresh` on."""
    entries = [entry for entry in entries if entry.role != "machine"]
    places = _places(entries)
    uses = [_use(entry, places.get(entry.subject, _Place())) for entry in entries]
    new = {use.traveller for use in uses if use.sequence >= fresh and use.traveller}
    namesakes = _namesakes(new, ids)
    return [replace(use, is_namesake=use.sequence >= fresh and use.traveller in namesakes) for use in uses]


def _use(entry: LedgerEntry, place: _Place) -> Use:
    return Use(
        sequence=entry.sequence,
        at=datetime.fromisoformat(entry.at),
        kind=KINDS[entry.act],
        officer=entry.actor,
        traveller=place.traveller or str(entry.detail.get("traveller", "")),
        flight=place.flight,
    )


def _places(entries: Iterable[LedgerEntry]) -> Mapping[str, _Place]:
    """Traveller and flight of each subject, as far as the records still exist."""
    subjects = {entry.subject for entry in entries}
    hits = Hit.objects.using("passenger").filter(id__in=_ids(subjects, "hit:"))
    travellers = TravellerRecord.objects.using("passenger").filter(id__in=_ids(subjects, "traveller:"))
    found = {
        f"hit:{id_}": _Place(str(who), str(where))
        for id_, who, where in hits.values_list("id", "traveller", "traveller__flight")
    }
    for id_, where in travellers.values_list("id", "flight"):
        found[f"traveller:{id_}"] = _Place(str(id_), str(where))
    return found


def _ids(subjects: Iterable[str], start: str) -> list[UUID]:
    found = []
    for subject in subjects:
        if subject.startswith(start):
            try:
                found.append(UUID(subject.removeprefix(start)))
            except ValueError:
                continue  # a refused wish for something that does not exist
    return found


def _namesakes(travellers: Iterable[str], ids: IdMaker) -> set[str]:
    """Those of the travellers who bear the name of somebody of the unit."""
    staff = {_trace(name, ids) for name in Officer.objects.values_list("display_name", flat=True)}
    rows = TravellerRecord.objects.using("passenger").filter(id__in=[UUID(one) for one in travellers])
    return {
        str(row.id)
        for row in rows
        if _trace(f"{row.content['surname']} {row.content['given_names'] or ''}", ids) in staff
    }


def _trace(name: str, ids: IdMaker) -> UUID:
    """A keyed digest of the words of a name, in whatever order and spelling of signs."""
    words = sorted(word for word in map(letters, name.replace("-", " ").split()) if word)
    return ids.make("namesake", *words)
