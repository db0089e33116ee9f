"""How persons stand in arrays: the columns that both sides of a comparison and the index share.

Belongs here: the shape, in one place. Not here: filling (see `packing`), comparing (see `kernels`). All columns are
plain numpy arrays, so that they can lie in a file that several processes map.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Codes = npt.NDArray[np.uint16]
Numbers = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]
Amounts = npt.NDArray[np.float32]

# One word: length of its letters, how many readings, whether its script leaves vowels out, which letters it begins
# with after an article or a title, then the letters and up to three folded readings, each with its length before it;
# at last which consonants each reading has, a bit a letter, four bytes each.
LETTERS = 28  # of a word that count; hardly a name has longer ones
READINGS = 3
PLAIN_AT = 4
FOLD_AT = PLAIN_AT + LETTERS
FOLD_SIZE = LETTERS + 1
CONSONANTS_AT = FOLD_AT + READINGS * FOLD_SIZE
WORD_SIZE = CONSONANTS_AT + READINGS * 4
LENGTH, FOLDS, LACKS_VOWELS = 0, 1, 2  # places of the first three bytes

# Flags of a word at its place in a name.
GIVEN, LAST, OPTIONAL = 1, 2, 4  # stands among the given names; is the last of its field; a title: nobody misses it
KIND_AT, BESIDE_AT = 3, 5  # where its kind, in the order of `names.Kind`, and the particles beside it begin
KIND, LETTER = 3 << KIND_AT, 1 << KIND_AT  # all bits of a kind; that of an initial
SMALL = 2 << KIND_AT  # set for particles and titles
MOST_BESIDE = 7

WORDS_A_NAME = 10  # of a name that count
FIRST_WORDS = 4  # of a name that stand beside its entries
NO_WORD, MORE_WORDS = -1, -2  # at the places of words there: nothing more, or more than there is room for
SOUND_BITS = 4  # words side by side are seen together in blocks, as a power of two
BESIDE = 2  # other words of an entry that stand beside each posting of it, by their blocks
NO_BLOCK, ANY_BLOCK = 0xFFFF, 0xFFFE  # at the places of blocks there: no further word; one that is not said
QUARTERS = 4  # worths are kept as quarter points in one byte

NUMBER_SIZE = 16  # a document: its length, then up to fifteen letters and digits
NATIONALITIES = 6  # of a person that count
SEXES = {"M": 1, "F": 2}


class Names(NamedTuple):
    """Names by column. `*_from` columns are offsets with one entry more than there are owners."""

    words: Bytes  # (words, WORD_SIZE)
    bare: Numbers  # (words, 2): the word without a glued title, without a glued article; -1 for none
    token_word: Numbers
    token_flags: Bytes
    token_worth: Bytes  # quarter points for agreeing on this word at its place
    name_from: Numbers  # tokens of each name


class Persons(NamedTuple):
    """Persons by column."""

    names: Names
    person_from: Numbers  # names of each person
    births: Numbers  # packed dates, see `packed_date`
    birth_from: Numbers
    sex: Bytes
    nationalities: Codes  # (persons, NATIONALITIES), 0 for none
    numbers: Bytes  # (documents, NUMBER_SIZE)
    issuers: Codes
    document_from: Numbers


class Keyed(NamedTuple):
    """From a hash to its owners, see `kernels.keys`."""

    hashes: Hashes  # in order
    owners: Numbers
    starts: Numbers  # directory: where the hashes of each of equal parts of all numbers begin


class Postings(NamedTuple):
    """From a word to the names that have it, in the order of birth dates."""

    post_from: Numbers  # postings of each word
    post_entry: Numbers
    post_beside: Codes  # (postings, BESIDE): blocks of the entry's other words, see `SOUND_BITS`; NO_BLOCK, ANY_BLOCK
    entry_name: Numbers  # entries: each name with each birth date of its person, in the order of the dates
    entry_small: Bytes  # 1 for an entry whose name has a particle or a title
    entry_words: (
        Numbers  # (entries, FIRST_WORDS): words of its name, particles and titles left out; NO_WORD, MORE_WORDS
    )
    dates: Numbers  # every birth date once, in order
    date_from: Numbers  # entries of each
    name_person: Numbers
    name_total: Amounts  # points of all words of a name that matter


class Lookup(NamedTuple):
    """The ways to the alerts of a list."""

    keys: Keyed  # of words: what they sound like, how they are spelt
    in_order: Numbers  # words by their letters
    postings: Postings
    word_worth: Amounts  # points, as a name
    small: Bytes  # 1 for a word that stands somewhere as a particle or a title
    nameless: Numbers  # persons of whom no name says anything
    numbers: Keyed  # of document numbers; whose they are
    id_hash: Hashes  # in order; the ids of the alerts


def packed_date(year: int, month: int | None, day: int | None) -> int:
    """A partial date as one number that sorts like the date; a missing part is 0, so that it comes first."""
    return year << 9 | (month or 0) << 5 | (day or 0)


def packed_code(letters: str) -> int:
    """Up to three letters (a country) as a number above 0; other characters count as one and the same."""
    number = 0
    for letter in letters[:3]:
        number = number * 28 + (ord(letter) - 64 if "A" <= letter <= "Z" else 27)
    return number
