"""A drawn trial is honest: no listed person among the innocents, kinds in equal numbers, same bytes from one seed."""

from collections import Counter

import pytest

from openpiu.core.synth.screening import GROUPS, KINDS, ORIGINS, Record, Trial, draw_trial, trial_files
from openpiu.core.synth.screening.plain import reported


@pytest.fixture(scope="module")
def trial() -> Trial:
    return draw_trial(alerts=3_000, positives=260, negatives=1_500, seed=3)


def test_there_are_at_least_sixteen_culture_groups_and_all_of_them_are_on_the_list(trial: Trial) -> None:
    assert len(GROUPS) >= 16
    assert len(ORIGINS) >= 30
    assert {sighting.group for sighting in trial.negatives} == set(GROUPS)


def test_no_innocent_shares_a_name_or_alias_and_the_birth_date_with_an_alert(trial: Trial) -> None:
    """An alias that leaks into the negatives would make a right answer count as a false one."""
    listed = set()
    for alert in trial.alerts:
        for surname, given in ((alert.surname, alert.given_names), *alert.aliases):
            listed.add((_letters(surname, given), str(alert.birth_date)))

    assert not [one for one in trial.negatives if _key(one.traveller) in listed]
    # The check sees true persons, or it would see nothing.
    assert any(_key(one.traveller) in listed for one in trial.positives)


def test_every_kind_has_the_same_number_and_no_alert_is_used_twice(trial: Trial) -> None:
    counts = Counter(one.kind for one in trial.positives)
    assert set(counts) == set(KINDS)
    assert max(counts.values()) == min(counts.values())
    assert len({one.alert for one in trial.positives}) == len(trial.positives)


def test_the_names_of_travellers_are_capital_letters_and_blanks(trial: Trial) -> None:
    for one in (*trial.positives, *trial.negatives):
        text = one.traveller.surname + (one.traveller.given_names or "")
        assert text.replace(" ", "").isascii(), one.kind
        assert text == text.upper()


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others() -> None:
    first, again, other = (_bytes(seed) for seed in (5, 5, 7))
    assert first == again
    assert first != other


def _bytes(seed: int) -> dict[str, bytes]:
    made = draw_trial(alerts=200, positives=26, negatives=30, seed=seed)
    return {name: b"".join(lines) for name, lines in trial_files(made).items()}


def _letters(surname: str, given: str | None) -> tuple[str, ...]:
    return tuple(sorted(reported(f"{surname} {given or ''}").split()))


def _key(record: Record) -> tuple[tuple[str, ...], str]:
    return _letters(record.surname, record.given_names), str(record.birth_date)
