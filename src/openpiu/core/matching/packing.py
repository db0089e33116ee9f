"""Persons into columns: words once, names as places of words, dates and codes as numbers.

Belongs here: filling the layout. Not here: what a word is worth (see `worths`), comparing (see `kernels`).
"""

import re
from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from openpiu.core.matching.folding import Word, word
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
_NO_VOWELS = str.maketrans("", "", "AEIU")  # all that are left after folding
_NO_WORD = -1

_Field = tuple[tuple[int, ...], bytes]  # its words, their flags


class Packer:
    """Collects persons into columns, one after the other; `packed` gives them."""

    def __init__(self) -> None:
        """Start empty."""
        self.words: dict[Word, int] = {}
        self._rows = bytearray()
        self._bare = array("i")
        self._fields: dict[tuple[str, bool], _Field] = {}
        self._token_word, self._token_flags = array("i"), bytearray()
        self._name_from, self._person_from = array("i", [0]), array("i", [0])
        self._births, self._birth_from = array("i"), array("i", [0])
        self._sex, self._nationalities = bytearray(), array("H")
        self._numbers, self._issuers, self._document_from = bytearray(), array("H"), array("i", [0])

    def add(self, person: Person) -> None:
        """Append one person."""
        self._add_name(person.surname, person.given_names)
        for alias in person.aliases:
            self._add_name(alias.surname, alias.given_names)
        self._person_from.append(len(self._name_from) - 1)
        for date in person.birth_dates:
            self._births.append(packed_date(date.year, date.month, date.day))
        self._birth_from.append(len(self._births))
        self._sex.append(SEXES.get(person.sex or "", 0))
        self._nationalities.extend(_nationality_codes(person.nationalities))
        self._add_documents(usable_documents(person.documents))

    @property
    def tokens(self) -> tuple[Numbers, Bytes]:
        """The word of each token so far, and its flags. Nothing may be added while they are held."""
        return np.frombuffer(self._token_word, np.int32), np.frombuffer(self._token_flags, np.uint8)

    @property
    def names(self) -> int:
        """How many names so far."""
        return len(self._name_from) - 1

    def packed(self, worths: npt.NDArray[np.float64], profile: Profile) -> Persons:
        """The columns of all persons; `worths` are points by word, see `worths.word_worths`."""
        token_word, flags = self.tokens
        return Persons(
            names=Names(
                words=np.frombuffer(self._rows, np.uint8).reshape(-1, WORD_SIZE),
                bare=np.frombuffer(self._bare, np.int32).reshape(-1, 2),
                token_word=token_word,
                token_flags=flags,
                token_worth=token_worths(worths, token_word, flags, profile.name_figures),
                name_from=np.frombuffer(self._name_from, np.int32),
            ),
            person_from=np.frombuffer(self._person_from, np.int32),
            births=np.frombuffer(self._births, np.int32),
            birth_from=np.frombuffer(self._birth_from, np.int32),
            sex=np.frombuffer(self._sex, np.uint8),
            nationalities=np.frombuffer(self._nationalities, np.uint16).reshape(-1, NATIONALITIES),
            numbers=np.frombuffer(self._numbers, np.uint8).reshape(-1, NUMBER_SIZE),
            issuers=np.frombuffer(self._issuers, np.uint16),
            document_from=np.frombuffer(self._document_from, np.int32),
        )

    def _add_name(self, surname: str, given_names: str | None) -> None:
        words, flags = self._field(surname, given=False)
        if given_names:
            more, more_flags = self._field(given_names, given=True)
            words, flags = words + more, flags + more_flags
        self._token_word.extend(words[:WORDS_A_NAME])
        self._token_flags += flags[:WORDS_A_NAME]
        self._name_from.append(len(self._token_word))

    def _field(self, text: str, *, given: bool) -> _Field:
        """The words of one field; the same field comes up again and again."""
        found = self._fields.get((text, given))
        if found is None:
            words = field_words(text, given=given)
            found = tuple(self._word(word) for word, _ in words), bytes(flags for _, flags in words)
            self._fields[text, given] = found
        return found

    def _word(self, found: Word) -> int:
        number = self.words.get(found)
        if number is None:
            number = self.words[found] = len(self.words)
            self._rows += word_row(found)
            self._bare.extend((_NO_WORD, _NO_WORD))
            for place, bare in enumerate((_without(GLUED_TITLE, found), _without(GLUED_ARTICLE, found))):
                if bare is not None:
                    self._bare[2 * number + place] = self._word(bare)
        return number

    def _add_documents(self, documents: Sequence[Document]) -> None:
        for document in documents:
            number = document.number[: NUMBER_SIZE - 1].encode("ascii", "replace")
            self._numbers += bytes([len(number)]) + number.ljust(NUMBER_SIZE - 1, b"\0")
            self._issuers.append(packed_code(document.issuer) if document.issuer else 0)
        self._document_from.append(len(self._issuers))


def pack(persons: Iterable[Person], rarity: Rarity, profile: Profile) -> Persons:
    """Some persons in columns."""
    packer = Packer()
    for person in persons:
        packer.add(person)
    return packer.packed(word_worths(list(packer.words), rarity, profile), profile)


@lru_cache(maxsize=4096)
def _nationality_codes(nationalities: tuple[str, ...]) -> tuple[int, ...]:
    codes = tuple(packed_code(code) for code in nationalities[:NATIONALITIES])
    return codes + (0,) * (NATIONALITIES - len(codes))


def usable_documents(documents: Iterable[Document]) -> tuple[Document, ...]:
    """The documents whose numbers can tell anything: placeholders such as 0000000 say nothing."""
    return tuple(
        document
        for document in documents
        if len(document.number) >= LEAST_NUMBER
        and len(set(document.number)) > 1
        and document.number not in PLACEHOLDERS
    )


@lru_cache(maxsize=1 << 16)
def word_row(found: Word) -> bytes:
    """One word in its columns."""
    plain, folds = found.plain[:LETTERS], found.folds[:READINGS]
    row = bytes([len(plain), len(folds), found.lacks_vowels, 0]) + plain.encode().ljust(LETTERS, b"\0")
    for fold in folds:
        row += bytes([len(fold[:LETTERS])]) + fold[:LETTERS].encode().ljust(LETTERS, b"\0")
    row = row.ljust(CONSONANTS_AT, b"\0")
    for fold in folds:
        row += _consonant_bits(fold[:LETTERS]).to_bytes(4, "little")
    return row.ljust(WORD_SIZE, b"\0")


def _consonant_bits(fold: str) -> int:
    bits = 0
    for letter in fold.translate(_NO_VOWELS):
        bits |= 1 << ord(letter) - 65
    return bits


def _without(glued: re.Pattern[str], found: Word) -> Word | None:
    rest = glued.sub("", found.plain)
    return word(rest, found.lacks_vowels) if rest != found.plain else None
