"""The travellers of one booking, found by reference and by name at a cost that does not grow with the booking."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from openpiu.core.messages.draft import Draft
from openpiu.core.terms import TravellerKind, split_title
from openpiu.core.terms.names import letters

Key = tuple[str, str]


@dataclass(slots=True)
class Roster:
    """Drafts in the order sent. A draft is added when its kind is known."""

    drafts: list[Draft] = field(default_factory=list)
    infants: list[Draft] = field(default_factory=list)
    _references: dict[str, list[Draft]] = field(default_factory=dict)
    _names: dict[Key, list[Draft]] = field(default_factory=dict)
    _unfiled: list[tuple[Draft, str, str]] = field(default_factory=list)  # names to file when one is first looked for
    _infants_by_surname: dict[str, list[Draft]] = field(default_factory=dict)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self.drafts)

    def __len__(self) -> int:
        return len(self.drafts)

    def add(self, draft: Draft) -> Draft:
        """One more traveller."""
        self.drafts.append(draft)
        if draft.reference:
            self._references.setdefault(draft.reference, []).append(draft)
        self._unfiled.append((draft, draft.surname, draft.given))
        if draft.kind is TravellerKind.INFANT:
            self.infants.append(draft)
            self._infants_by_surname.setdefault(letters(draft.surname), []).append(draft)
        return draft

    def refer(self, draft: Draft, reference: str) -> None:
        """The number that the carrier's system gives to a traveller."""
        draft.unique_reference = reference
        if reference != draft.reference:
            self._references.setdefault(reference, []).append(draft)

    def spell(self, draft: Draft, surname: str, given: str) -> None:
        """The name of a traveller as in the travel document; the first document decides."""
        if draft.spelled is not None or not surname:
            return
        draft.spelled = (surname, given)
        self._unfiled.append((draft, surname, given))

    def by_reference(self, reference: str | None) -> Draft | None:
        """The traveller with this reference, if there is exactly one."""
        found = self._references.get(reference or "", [])
        return found[0] if len(found) == 1 else None

    def all_named(self, surname: str, given: str) -> list[Draft]:
        """The travellers whose names have the same letters, with or without the title."""
        for draft, family, name in self._unfiled:
            for key in _keys(family, name):
                self._names.setdefault(key, []).append(draft)
        self._unfiled.clear()
        found = {id(draft): draft for key in _keys(surname, given) for draft in self._names.get(key, ())}
        return list(found.values())

    def by_name(self, surname: str, given: str) -> Draft | None:
        """The traveller with this name, if there is exactly one."""
        found = self.all_named(surname, given)
        return found[0] if len(found) == 1 else None

    def infant(self, surname: str, given: str) -> Draft | None:
        """The infant of this name; also one whose name was cut short or lacks a second given name."""
        for draft in self.all_named(surname, given):
            if draft.kind is TravellerKind.INFANT:
                return draft
        wanted = _plain(given)
        for draft in self._infants_by_surname.get(letters(surname), ()):
            own = _plain(draft.given)
            if draft.spelled is None and (own.startswith(wanted) or wanted.startswith(own)):
                return draft
        return None


def _keys(surname: str, given: str) -> set[Key]:
    family = letters(surname)
    return {(family, letters(given)), (family, _plain(given))}


def _plain(given: str) -> str:
    return letters(split_title(given).given_names or "")
