"""Recall at an achieved rate: ties count against the system, whichever side they are on, and scores keep 64 bits."""

import struct

import pytest

from openpiu.core.trial import Scored, by_part, false_positive_rate, recall_at, threshold_at, wilson


def test_a_threshold_is_admissible_only_where_the_rate_it_achieves_is_at_most_the_target() -> None:
    """Reference, section 0: 1 of 100 innocents may be flagged at 1 %, not 2."""
    negatives = [float(number) for number in range(100)]

    assert false_positive_rate(threshold_at(0.01, negatives), negatives) == 0.01
    assert recall_at(0.01, [98.0, 98.5, 99.0], negatives).hits == 2


def test_innocents_who_share_the_top_score_take_it_away_from_true_persons_too() -> None:
    """Two of 100 innocents at the top: no threshold at 1 % may flag that score."""
    negatives = [1.0, 1.0] + [0.0] * 98

    assert recall_at(0.01, [1.0, 1.0, 0.5], negatives).hits == 0
    assert recall_at(0.02, [1.0, 1.0, 0.5], negatives).hits == 3


def test_true_persons_who_share_a_score_with_an_innocent_below_the_threshold_are_missed() -> None:
    """The other way round: the tie at the edge belongs to the innocents."""
    negatives = [0.9] + [0.5] * 99

    assert recall_at(0.01, [0.5, 0.9, 0.51], negatives).hits == 2


def test_a_difference_that_32_bits_would_swallow_decides() -> None:
    """A tie-breaker of 1e-9 is a difference for everybody, peers and ourselves."""
    score = 0.8
    assert struct.unpack("f", struct.pack("f", score))[0] == struct.unpack("f", struct.pack("f", score + 1e-9))[0]
    assert recall_at(0.0, [score + 1e-9, score], [score]).hits == 1


@pytest.mark.parametrize("scores", [[1], ["1"], [None]])
def test_scores_that_are_no_64_bit_floats_are_refused(scores: list[float]) -> None:
    """numpy.float32 is no Python float either; numpy.float64 is one."""
    with pytest.raises(TypeError, match="64-bit"):
        threshold_at(0.01, scores)


def test_a_score_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="not a number"):
        recall_at(0.01, [float("nan")], [0.0])


def test_wilson_holds_the_share_and_stays_within_0_and_1() -> None:
    """The textbook case: 10 of 10 gives 0.722 to 1."""
    whole = wilson(10, 10)
    assert (round(whole.low, 3), whole.high) == (0.722, 1.0)
    assert wilson(0, 10).low == 0.0


def test_parts_are_counted_apart() -> None:
    scores = [Scored(score=1.0, kind="typo"), Scored(score=0.0, kind="typo"), Scored(score=1.0, kind="exact")]
    assert {name: share.share for name, share in by_part(0.5, scores, lambda one: one.kind).items()} == {
        "exact": 1.0,
        "typo": 0.5,
    }
