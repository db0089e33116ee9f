"""One edition of a list as it is given to the unit, and the first look through it: nothing is written here."""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from openpiu.core.lists import OWN, Fault, LeftOut, Line, ListFile, Subject, open_list
from openpiu.duties.alerts.declaring import LONGEST, ListDefaults, checked, declaration_of, declarations
from openpiu.errors import Refused

Watch = Callable[[int, int], None]


def _nobody(_done: int, _lines: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The files, and how they are meant."""

    files: tuple[bytes, ...]
    form: str = ""  # a word of `core.lists.Form`; empty looks at the content
    full: bool = False  # a complete edition: what it has no more is withdrawn
    allow_withdrawals: bool = False  # also where a large part would be
    batch: int = 2000  # rows written at once
    watch: Watch = field(default=_nobody, compare=False)  # told how many lines of how many are done


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What one look through the edition found."""

    file: ListFile
    digest: str  # SHA-256 of the file, or of the digests of the files
    lines: int
    given: ListDefaults  # the options of the import
    declared: Mapping[str, ListDefaults]  # by name of the list
    references: frozenset[tuple[str, str]]  # list and reference of every subject
    refused: frozenset[str]  # references of rows that cannot be read: those subjects have not gone from the list
    left_out: Mapping[str, int]  # subjects that are no persons, by kind
    unreadable: int  # rows of which not even the reference could be read
    breaks_off: bool  # part of the edition could not be read at all

    def list_of(self, subject: Subject) -> str:
        """The list a subject belongs to; empty where neither it nor the import names one."""
        return subject.terms.list_name or self.given.list_name

    def fills(self, subject: Subject) -> ListDefaults:
        """What holds where the subject is silent: the list's declaration, or the options where its rows declare it."""
        declared = self.declared.get(self.list_of(subject))
        return declared if declared and not declared.in_rows else self.given


def survey(edition: Edition, defaults: ListDefaults) -> Survey:
    """Look through an edition. Refused (PNR-6.5) where a list is not declared, OfficerError where it is no list."""
    given = checked(defaults)
    file = open_list(edition.files, edition.form)
    looked = _Look(given)
    for line in file.lines():
        looked.take(line)
    return Survey(
        file=file,
        digest=_digest(edition.files),
        lines=looked.lines,
        given=given,
        declared=_declared(looked, given, is_own=file.form in OWN),
        references=frozenset(looked.references),
        refused=frozenset(looked.refused),
        left_out=looked.left_out,
        unreadable=looked.unreadable,
        breaks_off=looked.breaks_off,
    )


@dataclass(slots=True)
class _Look:
    given: ListDefaults
    lines: int = 0
    unreadable: int = 0
    breaks_off: bool = False
    left_out: Counter[str] = field(default_factory=Counter)
    references: set[tuple[str, str]] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    by_rows: dict[str, ListDefaults | None] = field(default_factory=dict)  # what its rows declare, if they do
    misdeclared: set[str] = field(default_factory=set)  # lists of which a row says too much to be stored

    def take(self, line: Line) -> None:
        self.lines += 1
        if isinstance(line, Subject):
            self._take_subject(line)
        elif isinstance(line, LeftOut):
            self.left_out[line.kind] += 1
        else:
            self._take_fault(line)

    def _take_fault(self, fault: Fault) -> None:
        self.breaks_off = self.breaks_off or fault.ends
        if fault.reference is None:
            self.unreadable += 1
        else:
            self.refused.add(fault.reference)

    def _take_subject(self, subject: Subject) -> None:
        name = subject.terms.list_name or self.given.list_name
        self.references.add((name, subject.reference))
        if self.by_rows.get(name) is None:
            self.by_rows[name] = self._says(name, subject)

    def _says(self, name: str, subject: Subject) -> ListDefaults | None:
        """What this row declares about its list, if it says all that is required."""
        owner, basis = subject.terms.owner or self.given.owner, subject.terms.legal_basis or self.given.legal_basis
        if not owner or not basis:
            return None
        said = ListDefaults(list_name=name, owner=owner, legal_basis=basis, in_rows=True)
        if all(len(getattr(said, part)) <= longest for part, longest in LONGEST.items()):
            return said
        self.misdeclared.add(name)  # its rows are refused, each with the reason
        return None


def _declared(looked: _Look, given: ListDefaults, *, is_own: bool) -> Mapping[str, ListDefaults]:
    """The declaration of every list in the file. Rows without a list are refused one by one, unless none has one."""
    stored = declarations()
    named = [name for name in looked.by_rows if name] if is_own else [given.list_name]
    if named == [""] or (looked.by_rows and not named):
        raise Refused("the list has no name, and nothing was imported (PNR-6.5): say --list", rule="PNR-6.5")
    if not named and given.list_name in stored:
        named = [given.list_name]  # an edition without subjects
    return {
        name: declaration_of(
            name, stored=stored.get(name), given=given, by_rows=looked.by_rows.get(name), is_own=is_own
        )
        for name in named
        if looked.by_rows.get(name) or name in stored or name not in looked.misdeclared
    }


def _digest(files: tuple[bytes, ...]) -> str:
    digests = [hashlib.sha256(file).hexdigest() for file in files]
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()
