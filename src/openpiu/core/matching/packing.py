"""Persons into columns: words once, names as places of words, dates and codes as numbers.

Belongs here: filling the layout. Not here: what a word is worth (see `worths`), comparing (see `kernels`).
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from struct import Struct

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.folding import Word, word
from openpiu.core.matching.kernels.letters import note_consonants
from openpiu.core.matching.layout import (
    CONSONANTS_AT,
    LETTERS,
    NATIONALITIES,
    NUMBER_SIZE,
    READINGS,
    SEXES,
    WORD_SIZE,
    WORDS_A_NAME,
    Bytes,
    Names,
    Numbers,
    Persons,
    packed_code,
    packed_date,
)
from openpiu.core.matching.names import GLUED_ARTICLE, GLUED_TITLE, PLACEHOLDERS, field_words
from openpiu.core.matching.persons import Person
from openpiu.core.matching.profile import Profile
from openpiu.core.matching.rarity import Rarity
from openpiu.core.matching.worths import token_worths, word_worths
from openpiu.core.terms import Document

LEAST_NUMBER = 4  # shorter ones are no document numbers
_NO_WORD = -1
_ROW = Struct(f"<4B{LETTERS}s" + f"B{LETTERS}s" * READINGS + f"{WORD_SIZE - CONSONANTS_AT}x")  # see `layout`

_Field = tuple[tuple[int, ...], bytes]  # its words, their flags


class _Fields(dict[str, _Field]):
    """The words of each field of one sort that was met: the same field comes up again and again."""

    def __init__(self, number: Callable[[str, bool], int], *, given: bool) -> None:
        """`number` gives each word its place in the columns."""
        super().__init__()
        self._number, self._given = number, given

    def __missing__(self, text: str) -> _Field:
        words, flags, lacks_vowels = field_words(text, given=self._given)
        found = self[text] = tuple([self._number(word, lacks_vowels) for word in words]), flags
        return found


class Packer:
    """Collects persons into columns; `packed` gives them. Written for a million persons: each column in one go."""

    def __init__(self) -> None:
        """Start empty."""
        self.words: list[Word] = []
        self._places: tuple[dict[str, int], dict[str, int]] = {}, {}  # by letters; with vowels, and without
        self._rows = bytearray()
        self._bare = array("i")
        self._surnames, self._given_names = _Fields(self._place, given=False), _Fields(self._place, given=True)
        self._token_word, self._token_flags = array("i"), bytearray()
        self._words_a_name, self._names_a_person = array("i"), array("i")
        self._births, self._births_a_person = array("i"), array("i")
        self._sex, self._nationalities = bytearray(), array("H")
        self._numbers, self._issuers, self._documents_a_person = bytearray(), array("H"), array("i")

    def add(self, persons: Sequence[Person]) -> None:
        """Append some persons."""
        self._add_names(persons)
        births = [person.birth_dates for person in persons]
        self._births.extend([packed_date(date.year, date.month, date.day) for dates in births for date in dates])
        self._births_a_person.extend(map(len, births))
        self._sex += bytes([SEXES.get(person.sex or "", 0) for person in persons])
        for person in persons:
            self._nationalities.extend(_nationality_codes(person.nationalities))
        self._add_documents([usable_documents(person.documents) for person in persons])

    @property
    def tokens(self) -> tuple[Numbers, Bytes]:
        """The word of each token so far, and its flags. Nothing may be added while they are held."""
        return np.frombuffer(self._token_word, np.int32), np.frombuffer(self._token_flags, np.uint8)

    @property
    def names(self) -> int:
        """How many names so far."""
        return len(self._words_a_name)

    def packed(self, worths: npt.NDArray[np.float64], profile: Profile) -> Persons:
        """The columns of all persons; `worths` are points by word, see `worths.word_worths`."""
        token_word, flags = self.tokens
        words = np.frombuffer(self._rows, np.uint8).reshape(-1, WORD_SIZE)
        note_consonants(words)
        return Persons(
            names=Names(
                words=words,
                bare=np.frombuffer(self._bare, np.int32).reshape(-1, 2),
                token_word=token_word,
                token_flags=flags,
                token_worth=token_worths(worths, token_word, flags, profile.name_figures),
                name_from=_offsets(self._words_a_name),
            ),
            person_from=_offsets(self._names_a_person),
            births=np.frombuffer(self._births, np.int32),
            birth_from=_offsets(self._births_a_person),
            sex=np.frombuffer(self._sex, np.uint8),
            nationalities=np.frombuffer(self._nationalities, np.uint16).reshape(-1, NATIONALITIES),
            numbers=np.frombuffer(self._numbers, np.uint8).reshape(-1, NUMBER_SIZE),
            issuers=np.frombuffer(self._issuers, np.uint16),
            document_from=_offsets(self._documents_a_person),
        )

    def _add_names(self, persons: Sequence[Person]) -> None:
        """The words of surnames and given names of some persons, aliases included."""
        surnames, given_names, fields = self._surnames, self._given_names, []
        for person in persons:
            fields += [surnames[person.surname], given_names[person.given_names or ""]]
            for alias in person.aliases:
                fields += [surnames[alias.surname], given_names[alias.given_names or ""]]
        self._names_a_person.extend([1 + len(person.aliases) for person in persons])
        lengths = _words_a_name(fields)
        if lengths.max(initial=0) > WORDS_A_NAME:
            fields = [field for place in range(0, len(fields), 2) for field in _cut(*fields[place : place + 2])]
            lengths = _words_a_name(fields)
        self._token_word.extend(chain.from_iterable([words for words, _ in fields]))
        self._token_flags += b"".join([flags for _, flags in fields])
        self._words_a_name.frombytes(lengths.tobytes())

    def _place(self, letters: str, lacks_vowels: bool) -> int:
        """Where a word stands in the columns; what is left of it without a glued title or article comes with it."""
        found = self._places[lacks_vowels].get(letters)
        if found is None:
            found = self._places[lacks_vowels][letters] = len(self.words)
            self.words.append(word(letters, lacks_vowels))
            self._rows += word_row(self.words[-1])
            self._bare.extend((_NO_WORD, _NO_WORD))
            for column, glued in enumerate((GLUED_TITLE, GLUED_ARTICLE)):
                rest = glued.sub("", letters)
                if rest != letters:
                    self._bare[2 * found + column] = self._place(rest, lacks_vowels)
        return found

    def _add_documents(self, documents: Sequence[Sequence[Document]]) -> None:
        """The documents of some persons."""
        self._documents_a_person.extend(map(len, documents))
        for document in chain.from_iterable(documents):
            number = document.number[: NUMBER_SIZE - 1].encode("ascii", "replace")
            self._numbers += bytes((len(number),)) + number.ljust(NUMBER_SIZE - 1, b"\0")
            self._issuers.append(packed_code(document.issuer) if document.issuer else 0)


def _offsets(lengths: "array[int]") -> Numbers:
    """Where each owner's part of a column begins, and where the last one ends."""
    found = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(np.frombuffer(lengths, np.int32), out=found[1:])
    return found


def _words_a_name(fields: Sequence[_Field]) -> Numbers:
    """Of names of two fields each."""
    pairs = np.array([len(words) for words, _ in fields], np.int32).reshape(-1, 2)
    return np.asarray(pairs.sum(axis=1, dtype=np.int32))


def _cut(surname: _Field, given_names: _Field) -> tuple[_Field, _Field]:
    """The two fields of a name, as many words as count."""
    left = max(0, WORDS_A_NAME - len(surname[0]))
    return (surname[0][:WORDS_A_NAME], surname[1][:WORDS_A_NAME]), (given_names[0][:left], given_names[1][:left])


def pack(persons: Iterable[Person], rarity: Rarity, profile: Profile) -> Persons:
    """Some persons in columns."""
    packer = Packer()
    packer.add(list(persons))
    return packer.packed(word_worths(packer.words, rarity, profile), profile)


@lru_cache(maxsize=4096)
def _nationality_codes(nationalities: tuple[str, ...]) -> tuple[int, ...]:
    codes = tuple(packed_code(code) for code in nationalities[:NATIONALITIES])
    return codes + (0,) * (NATIONALITIES - len(codes))


def usable_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents whose numbers can tell anything: placeholders such as 0000000 say nothing."""
    return tuple(document for document in documents if _is_usable(document.number)) if documents else ()


def _is_usable(number: str) -> bool:
    return len(number) >= LEAST_NUMBER and len(set(number)) > 1 and number not in PLACEHOLDERS


@lru_cache(maxsize=1 << 16)
def word_row(found: Word) -> bytes:
    """One word in its columns, without its consonants: see `note_consonants`."""
    first, second, third = [fold[:LETTERS].encode() for fold in (*found.folds, "", "")[:READINGS]]
    head = min(len(found.plain), LETTERS), min(len(found.folds), READINGS), found.lacks_vowels, 0
    return _ROW.pack(*head, found.plain.encode(), len(first), first, len(second), second, len(third), third)
