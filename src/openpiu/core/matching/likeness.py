"""How alike two words of a name are: 1 for the same spelling, 0 for no relation, and the steps between.

Belongs here: one word against one word. Not here: whole names (see `alignment`). The steps that can give more than 0
are the very relations that the index can look up, so that what a full comparison finds, the index finds.
"""

from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from openpiu.core.matching.folding import Word

FOLD_EQUAL = 0.96  # another romanisation of the same sounds
SHORT = 3  # letters; such words are easily alike by chance
SHORT_FOLD_EQUAL = 0.88
SKELETON_EQUAL = 0.94  # the same consonants; vowels take away from it
VOWELS_DIFFER = 0.35  # what a full unit of vowel difference takes away
LOWEST = 0.5  # below this, two words are not related
FEWEST_LETTERS = 4  # shorter words may not differ by an edit
TWO_EDITS_FROM = 8  # letters of the longer word
SKELETON_EDIT_FROM = 4  # consonants
OTHER_FIRST_LETTER = 0.1  # short words that begin differently are mostly different names
EDIT_SHARE = 1.4  # one edit costs this share of the longer word's length

# Units of difference between the vowels at one place. Short vowels are unstable in romanisation: e stands near a and i.
VOWEL_COST = {
    frozenset("AE"): 0.15, frozenset("EI"): 0.15, frozenset("AI"): 0.6, frozenset("AU"): 0.8,
    frozenset("EU"): 0.5, frozenset("IU"): 0.8,
}  # fmt: skip
UNWRITTEN = {"E": 0.1, "A": 0.2, "I": 0.3, "U": 0.3}  # a vowel on one side, none on the other
UNWRITTEN_BY_SCRIPT = 0.03  # likewise, where the script never writes it
FIRST_AU = 0.1  # Oleksandr, Aleksandr
YO, YO_COST = {"IU", "E"}, 0.1  # the Russian letter yo is written e, io or yo
BLENDED = 0.1  # one vowel for two
BLENDS = {"AI": "E", "EI": "E", "AE": "A", "EA": "E", "AU": "U", "UA": "A", "IA": "A", "IU": "U"}


@lru_cache(maxsize=1 << 18)
def likeness(one: Word, other: Word) -> float:
    """0 to 1, the same in both directions."""
    if one.plain == other.plain:
        return 0.98 if one.lacks_vowels != other.lacks_vowels else 1.0
    best = _by_fold(one, other) or max(_by_skeleton(one, other), _by_edit(one, other))
    if best < LOWEST:
        return 0.0
    return best * (0.9 + 0.1 * JaroWinkler.similarity(one.plain, other.plain))


def sound_likeness(one: Word, other: Word) -> float:
    """Likeness by sound alone, without slips of the pen: for words written together."""
    if one.plain == other.plain:
        return 1.0
    best = _by_fold(one, other) or _by_skeleton(one, other)
    return best * (0.9 + 0.1 * JaroWinkler.similarity(one.plain, other.plain))


def is_cut_from(short: Word, long: Word) -> bool:
    """Whether `short` is the beginning of `long`, three letters or more, as a full field cuts it."""
    return 3 <= len(short.plain) < len(long.plain) and long.plain.startswith(short.plain)


def is_initial_of(short: Word, long: Word) -> bool:
    """Whether `short` is one letter and `long` begins with it."""
    return len(short.plain) == 1 < len(long.plain) and long.plain[0] == short.plain


def _by_fold(one: Word, other: Word) -> float:
    if set(one.folds).isdisjoint(other.folds):
        return 0.0
    return FOLD_EQUAL if max(len(one.plain), len(other.plain)) > SHORT else SHORT_FOLD_EQUAL


def _by_skeleton(one: Word, other: Word) -> float:
    """Equal consonants, less the difference of the vowels between them; best of all pairs of readings."""
    if set(one.skeletons).isdisjoint(other.skeletons):
        return 0.0
    script = one.lacks_vowels or other.lacks_vowels
    costs = [
        _vowel_cost(mine, theirs, script=script)
        for skeleton, mine in zip(one.skeletons, one.slots, strict=True)
        for reading, theirs in zip(other.skeletons, other.slots, strict=True)
        if skeleton == reading and skeleton
    ]
    return SKELETON_EQUAL - VOWELS_DIFFER * min(costs) if costs else 0.0


def _vowel_cost(one: tuple[str, ...], other: tuple[str, ...], *, script: bool) -> float:
    cost = sum(_slot_cost(mine, theirs, script=script) for mine, theirs in zip(one, other, strict=True))
    if {one[0], other[0]} == {"A", "U"}:
        cost += FIRST_AU - VOWEL_COST[frozenset("AU")]
    consonants = len(one) - 1
    return cost * {1: 3.0, 2: 1.3}.get(consonants, 3 / consonants)


def _slot_cost(one: str, other: str, *, script: bool) -> float:
    if one == other:
        return 0.0
    if not one or not other:
        return UNWRITTEN_BY_SCRIPT if script else UNWRITTEN[(one or other)[0]]
    if {one, other} == YO:
        return YO_COST
    longer = BLENDED if len(one) != len(other) else 0.0
    one, other = BLENDS.get(one, one)[0], BLENDS.get(other, other)[0]
    return longer + (VOWEL_COST[frozenset(one + other)] if one != other else BLENDED)


def _by_edit(one: Word, other: Word) -> float:
    """One letter missing, added, replaced or swapped; two in a long word whose consonants stay close."""
    longest = max(len(one.plain), len(other.plain))
    if min(len(one.plain), len(other.plain)) < FEWEST_LETTERS:
        return 0.0
    edits = min(OSA.distance(a, b, score_cutoff=2) for a in one.folds for b in other.folds)
    if edits > 2 or (edits == 2 and (longest < TWO_EDITS_FROM or not _skeletons_close(one, other))):
        return 0.0
    first = OTHER_FIRST_LETTER if one.plain[0] != other.plain[0] and longest < TWO_EDITS_FROM else 0.0
    return 1 - EDIT_SHARE * edits / longest - first


def _skeletons_close(one: Word, other: Word) -> bool:
    return any(
        OSA.distance(a, b, score_cutoff=1) <= 1
        for a in one.skeletons
        for b in other.skeletons
        if min(len(a), len(b)) >= SKELETON_EDIT_FROM
    )
