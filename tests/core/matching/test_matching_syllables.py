"""Chinese words in Hanyu Pinyin and in Wade-Giles, whole or in part; letters with marks as ICAO Doc 9303-3 says."""

import pytest

from openpiu.core.matching import compare
from openpiu.core.matching.folding import word
from openpiu.core.matching.layout import READINGS
from openpiu.core.matching.syllables import in_syllables
from tests.core.matching.conftest import PersonMaker


@pytest.mark.parametrize(
    ("pinyin", "other"),
    [
        ("XIUNA", "HSIUNA"), ("XIAOYAN", "HSIAOYEN"), ("XIAOYAN", "HSIAOYAN"), ("CONGYANG", "TSUNGYANG"),
        ("JIANGUO", "CHIENKUO"), ("JIANGUO", "CHIANGUO"), ("JINQING", "CHINCHING"), ("GANGZE", "KANGTSE"),
        ("BOWEN", "POWEN"), ("RUIWU", "JUIWU"), ("ZHENGXIONG", "CHENGHSIUNG"), ("XUEQIN", "HSUEHCHIN"),
    ],
)  # fmt: skip
def test_both_systems_come_to_one_reading(pinyin: str, other: str) -> None:
    assert set(word(pinyin).folds[:READINGS]) & set(word(other).folds[:READINGS])


@pytest.mark.parametrize("name", ["QUANG", "HOANG", "SINGH", "MAXIM", "KHALID", "DAN", "BAO", "JEN"])
def test_words_of_other_languages_have_no_such_reading(name: str) -> None:
    """Single syllables are words of every language; after the first, none begins with a vowel."""
    assert in_syllables(name) is None


@pytest.mark.parametrize(
    ("written", "as_icao_says"), [("GÜMERTÜRK", "GUXXMERTUXXRK"), ("IBAÑEZ", "IBANXXEZ"), ("LÜ", "LUXX")]
)
def test_letters_with_marks_that_are_written_with_two_x_are_the_letters(written: str, as_icao_says: str) -> None:
    """ICAO Doc 9303-3, section 6: UXX for the u with two dots, NXX for the n with a tilde."""
    plain = written.translate(str.maketrans("ÜÑ", "UN"))
    assert word(as_icao_says).folds[0] == word(plain).folds[0]


def test_given_names_written_apart_in_pinyin_are_those_written_together_in_wade_giles(person: PersonMaker) -> None:
    apart, together = person("FANG", "CONG YANG"), person("Fang", "Tsungyang")
    assert compare(apart, together).score > compare(apart, person("Fang", "Hanlin")).score + 20
