"""Upper bounds leave nobody out: names of few common words against all pairs; and what the bounds rest on."""

import random
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.matching import DEFAULT_PROFILE, AlertIndex, Person, PersonName, compare
from openpiu.core.matching import voting as voting_room
from openpiu.core.matching.bounds import sought
from openpiu.core.matching.compiling import compiled
from openpiu.core.matching.kernels.learning import Dictionary
from openpiu.core.matching.kernels.letters import consonants_close, edits, edits_within
from openpiu.core.matching.kernels.posting import post
from openpiu.core.matching.kernels.scratch import scratch_for
from openpiu.core.matching.kernels.search import List, search
from openpiu.core.matching.kernels.vowels import vowel_cost
from openpiu.core.matching.kernels.weighing import COLUMNS
from openpiu.core.matching.layout import ANY_BLOCK, BESIDE, NO_BLOCK, SOUND_BITS, Bytes
from openpiu.core.matching.packing import pack
from openpiu.core.matching.rules import rules_of
from openpiu.core.matching.voting import Voting
from openpiu.core.terms import Document, PartialDate

WORDS = """TESFARU TESFARUNI TESFAR QUENOIR QUENNOIR OSTROKHOV OSTROHOV MAHMOUD MAHMUD KARAM PLIS KARAMPLIS KHALID
KHALED SAID ALKHALID BORIS ABD AL DR VAN DER MOORLE VANDERMOORLE LI WEI LIWEI ANNA HANNA""".split()
DATES = [None, None, "1988", "1988-04", "1988-04-19", "1988-04-19", "1988-04-18", "1989-04-19", "1989", "1990-07-03"]


def _person(chance: random.Random, number: str) -> Person:
    """Few words, so that names share several, have one twice, are in another order or written together."""
    words = chance.choices(WORDS, k=chance.randint(1, 6))
    cut = chance.randint(1, min(2, len(words)))
    born, has_alias = chance.choice(DATES), chance.random() < 0.2
    return Person(
        id=number,
        surname=" ".join(words[:cut]),
        given_names=" ".join(words[cut:]) or None,
        birth_date=PartialDate.parse(born) if born else None,
        sex=chance.choice((None, "M", "F")),
        nationalities=chance.choice(((), ("UTO",))),
        documents=(Document(number=f"ZZ04{chance.randint(100, 199)}", issuer="UTO"),) if chance.random() < 0.2 else (),
        aliases=(PersonName(surname=chance.choice(WORDS), given_names=chance.choice(WORDS)),) if has_alias else (),
    )


@pytest.mark.parametrize(("lowest", "seed"), [(48, 148), (55, 55), (62, 62), (75, 75)])
def test_names_of_few_words_are_found_as_comparing_all_pairs_finds_them(lowest: int, seed: int) -> None:
    """PNR-6.5: whatever is known of the traveller beside the name; each alert once, with the score of its pair."""
    chance = random.Random(seed)
    alerts = [_person(chance, f"A{number}") for number in range(160)]
    travellers = [_person(chance, f"T{number}") for number in range(40)]
    index, found_any = AlertIndex.build(alerts), 0
    for traveller, findings in index.search_many(travellers, min_score=lowest):
        pairs = {alert.id: compare(traveller, alert, rarity=index.rarity).score for alert in alerts}
        wanted = {alert: score for alert, score in pairs.items() if score >= lowest}
        assert {finding.alert: finding.comparison.score for finding in findings} == wanted
        assert len(findings) == len(wanted)
        found_any += len(wanted)
    assert found_any > 5


def test_what_is_remembered_does_not_change_what_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Answers that are kept, forgotten between two batches, or moved because there is no room for them."""
    chance = random.Random(11)
    index = AlertIndex.build([_person(chance, f"A{number}") for number in range(200)])
    part, rules = index.segments[0], rules_of(DEFAULT_PROFILE)
    scratch = scratch_for(len(part.persons.names.words), COLUMNS, len(part.lookup.postings.entry_name), len(part))
    dictionary, asked = (
        Dictionary(part.persons.names, part.lookup, rules.names, scratch.alike),
        sought(index.profile, 55),
    )
    columns = [
        pack([_person(chance, f"T{number}") for number in range(20)], index.rarity, index.profile) for _ in range(4)
    ]
    found: list[list[list[tuple[int, int]]]] = []
    for voting, parts in ((Voting(dictionary), voting_room.MOST_PARTS), (Voting(dictionary, most=1), 0)):
        monkeypatch.setattr(voting_room, "MOST_PARTS", parts)
        several = [
            search(voting.of(some), List(part.persons, part.lookup), asked, rules, scratch, 0)
            for some in [*columns, *columns]
        ]
        found.append([sorted(zip(one.travellers.tolist(), one.alerts.tolist(), strict=True)) for one in several])
    assert found[0] == found[1]
    assert found[0][:4] == found[0][4:]
    assert not any(column.any() for column in scratch[:-1])


def test_parts_of_words_are_heard_anew_when_they_were_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers of parts begin anew then, and so must the words that stand under them."""
    monkeypatch.setattr(voting_room, "MOST_PARTS", 0)
    index = AlertIndex.build([Person(id="A", surname="Karam Plisov")])
    for surname in ("Vandermoorle", "Ostrokhov", "Quesnoirt"):
        assert index.search(Person(id="T", surname=surname), min_score=40) == []
    assert [found.alert for found in index.search(Person(id="T", surname="Karamplisov"), min_score=40)] == ["A"]


@compiled
def edits_of(one: Bytes, other: Bytes) -> int:
    """`edits` itself can not be called from here; likewise below."""
    return edits(one, other)


@compiled
def edits_at_most(one: Bytes, other: Bytes, most: int) -> int:
    return edits_within(one, other, most)


@compiled
def cost(one: Bytes, other: Bytes, most: float) -> float:
    return vowel_cost(one, other, False, most)


@compiled
def close(one: Bytes, other: Bytes, fewest: int) -> bool:
    return consonants_close(one, other, fewest)


def _bytes(letters: str) -> Bytes:
    return np.frombuffer(letters.encode(), np.uint8)


def _edits(one: str, other: str) -> int:
    """Optimal string alignment, row by row."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        row = [place]
        for at, their in enumerate(other, 1):
            least = min(last[at] + 1, row[-1] + 1, last[at - 1] + (letter != their))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == their:
                least = min(least, before[at - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


NEAR = st.text("ABC", max_size=9) | st.text("ABCDEFGH", max_size=14)


@given(NEAR, NEAR)
def test_letters_that_two_words_begin_and_end_with_cost_nothing(one: str, other: str) -> None:
    assert edits_of(_bytes(one), _bytes(other)) == _edits(one, other)


@given(NEAR, NEAR, st.integers(1, 2))
def test_few_edits_are_counted_and_more_are_more(one: str, other: str, most: int) -> None:
    """Where more than `most` are between two words, nobody needs to know how many."""
    found, wanted = edits_at_most(_bytes(one), _bytes(other), most), _edits(one, other)
    assert found == wanted if wanted <= most else found > most


VOWELLED = st.lists(st.sampled_from("A E I U AI IU UA".split()) | st.just(""), min_size=3, max_size=4)


@given(VOWELLED, VOWELLED, st.floats(0, 2))
def test_vowels_are_weighed_until_they_differ_too_much(one: list[str], other: list[str], most: float) -> None:
    """The same cost where it is at most so much; infinite, no other cost, where it is more."""
    mine, theirs = (_bytes("".join(map("".join, zip("MRTS", some, strict=False)))) for some in (one, other))
    full, found = cost(mine, theirs, float("inf")), cost(mine, theirs, most)
    assert found == (full if full <= most else float("inf"))


@given(st.lists(st.lists(st.integers(0, 40).map(lambda word: word << SOUND_BITS), max_size=5), max_size=8))
def test_beside_each_posting_stand_the_blocks_of_the_other_words(names: list[list[int]]) -> None:
    """Of names with more words than there is room for, none is said to stand alone."""
    token_word = np.array([word for words in names for word in words], np.int32)
    token_at = np.repeat(np.arange(len(names), dtype=np.int32), [len(words) for words in names])
    post_from, post_entry, beside = post(token_word, token_at, 41 << SOUND_BITS)
    for word in set(token_word.tolist()):
        for place in range(post_from[word], post_from[word + 1]):
            others = list(names[post_entry[place]])
            others.remove(word)
            said = beside[place].tolist()
            if len(others) > BESIDE:
                assert said[0] == ANY_BLOCK
            else:
                wanted = [other >> SOUND_BITS for other in others]
                assert sorted(said) == sorted(wanted + [NO_BLOCK] * (BESIDE - len(others)))


@given(NEAR, NEAR, st.integers(0, 4))
def test_consonants_are_close_where_one_edit_is_between_them(one: str, other: str, fewest: int) -> None:
    mine, theirs = (word.translate(str.maketrans("", "", "AEIU")) for word in (one, other))
    wanted = min(len(mine), len(theirs)) >= fewest and _edits(mine, theirs) <= 1
    assert close(_bytes(one), _bytes(other), fewest) == wanted


def test_words_that_sound_alike_stand_side_by_side() -> None:
    """So a search finds them, and who has them, in a few places of memory."""
    surnames = ["Tesfarou", "Quenoirt", "Tisfaru", "Moorle", "Quinort", "Tasfari"]
    index = AlertIndex.build([Person(id=name, surname=name) for name in surnames])
    names = index.segments[0].persons.names
    plain = [bytes(row[4 : 4 + row[0]]).decode() for row in names.words]
    assert sorted(plain) == sorted(name.upper() for name in surnames)
    assert sum(one[0] != other[0] for one, other in pairwise(plain)) == 2
