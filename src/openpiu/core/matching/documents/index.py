"""The document index: which listed documents a reported one is or resembles, as findings.

Belongs here: parts, the order of findings, check digits. Not here: one part (see `part`), what points are (see
`profile`). One letter that differs is not looked for: serial numbers lie so close together that it says nothing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from openpiu.core.matching.column_file import Kind, read_columns, write_columns
from openpiu.core.matching.documents.part import Columns, Found, Part, build_part, is_usable, part_from, part_of
from openpiu.core.matching.documents.series import ranges_of
from openpiu.core.matching.documents.values import SUREST_FIRST, WORTH, DocumentFinding, ListedDocument, Relation
from openpiu.core.matching.findings import Comparison, Contribution
from openpiu.core.matching.layout import packed_code
from openpiu.core.matching.profile import DEFAULT_PROFILE, Profile
from openpiu.core.terms import Document
from openpiu.core.terms.check_digits import parted

DOCUMENT_INDEX = Kind("document index", version=2)
# What a relation of the first nine characters becomes by the tenth; one that is a hint already stays what it is.
_DIGIT_RIGHT = {Relation.EQUAL: Relation.CHECK_DIGIT_RIGHT, Relation.IN_RANGE: Relation.CHECK_DIGIT_RIGHT}
_SAME = (Relation.EQUAL, Relation.IN_RANGE, Relation.PERHAPS_IN_RANGE, Relation.NO_ISSUER)
_DIGIT_WRONG = dict.fromkeys(_SAME, Relation.CHECK_DIGIT_WRONG)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DocumentIndex:
    """An immutable index over documents without persons; ten million of them lie in a file that processes share."""

    profile: Profile
    parts: tuple[Part, ...]
    changed: tuple[ListedDocument, ...] = ()  # what the second part is made of
    hidden: frozenset[UUID] = frozenset()  # ids that count no more in the first part
    hidden_there: int = 0  # how many documents of the first part these are

    @classmethod
    def build(cls, documents: Iterable[ListedDocument], profile: Profile = DEFAULT_PROFILE) -> "DocumentIndex":
        """Index documents and series of blanks. OfficerError: a series that goes nowhere."""
        return cls(profile=profile, parts=(build_part(documents),))

    @classmethod
    def from_columns(
        cls, columns: Columns, series: Iterable[ListedDocument] = (), profile: Profile = DEFAULT_PROFILE
    ) -> "DocumentIndex":
        """Index millions of single documents that stand in columns already, and series of blanks."""
        return cls(profile=profile, parts=(part_of(columns, ranges_of(series)),))

    @classmethod
    def open(cls, path: Path, profile: Profile = DEFAULT_PROFILE, *, check: bool = True) -> "DocumentIndex":
        """Map an index that `write` wrote. For errors see `column_file.read_columns`."""
        found, _ = read_columns(path, DOCUMENT_INDEX, profile=profile.digest, check=check)
        return cls(profile=profile, parts=(part_from(found),))

    def write(self, path: Path) -> None:
        """Write the first part to a file, whole or not at all; what `with_changes` added is not in it."""
        write_columns(self.parts[0].columns(), path, DOCUMENT_INDEX, profile=self.profile.digest)

    def with_changes(
        self, changes: Iterable[ListedDocument] = (), *, withdrawn: Iterable[UUID] = ()
    ) -> "DocumentIndex":
        """A further index with these added or put in the place of their ids, and those ids withdrawn.

        This one stays as it is. Built once more from scratch is what an index wants after some thousand changes.
        """
        new = tuple(changes)
        gone = {*withdrawn, *(document.id for document in new)}
        changed = (*(document for document in self.changed if document.id not in gone), *new)
        hidden = self.hidden | gone
        return DocumentIndex(
            profile=self.profile,
            parts=(self.parts[0], build_part(changed)),
            changed=changed,
            hidden=hidden,
            hidden_there=self.parts[0].count_of(hidden),
        )

    def __len__(self) -> int:
        """How many documents and series are in force."""
        return sum(map(len, self.parts)) - self.hidden_there

    def search(self, document: Document) -> list[DocumentFinding]:
        """Listed documents that it is or resembles, each once, surest first, then by id."""
        issuer = packed_code(document.issuer) if document.issuer else 0
        best: dict[UUID, Found] = {}
        for found in self._found(document.number, issuer):
            known = best.get(found.id)
            if known is None or _rank(found) < _rank(known):
                best[found.id] = found
        ordered = sorted(best.values(), key=lambda found: (_rank(found), found.id))
        return [self._finding(document, found) for found in ordered]

    def _found(self, number: str, issuer: int) -> Iterable[Found]:
        yield from self._look_up(number, issuer)
        nine = parted(number)
        if nine is None:
            return
        said = _DIGIT_RIGHT if nine[1] else _DIGIT_WRONG
        for found in self._look_up(nine[0], issuer):
            yield found._replace(relation=said.get(found.relation, found.relation))

    def _look_up(self, number: str, issuer: int) -> Iterable[Found]:
        if not is_usable(number):
            return
        for part in self.parts:
            for found in part.look_up(number, issuer):
                if part is not self.parts[0] or found.id not in self.hidden:
                    yield found

    def _finding(self, document: Document, found: Found) -> DocumentFinding:
        name, word = WORTH[found.relation]
        points = self.profile.points[name]
        score = max(0, min(100, points))
        said = Contribution(
            field="document",
            traveller=" ".join(filter(None, (document.type, document.number, document.issuer))),
            alert=f"{found.number} ({found.relation})".strip(),
            relation=word,
            points=points,
        )
        comparison = Comparison(
            score=score, band=self.profile.band(score), explanation=(said,), profile=self.profile.digest
        )
        return DocumentFinding(alert=found.id, relation=found.relation, comparison=comparison)


def _rank(found: Found) -> int:
    return SUREST_FIRST.index(found.relation)
