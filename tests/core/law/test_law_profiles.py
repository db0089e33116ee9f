"""Law profiles: dated data with an article on every value; nothing is loosened unseen."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from openpiu.core.law.profiles import DEFAULT, PROFILES, IntraEu, Profile, Provision, looser, profile_named
from openpiu.core.law.profiles.strictness import LOOSER
from openpiu.core.law.repeats import LONGEST
from openpiu.errors import OperatorError

RELEASED = Path(__file__).parent / "released_profiles.json"  # what the last release had: changed at a release only

# Where two profiles differ, and nowhere else (law.md 0.2).
DIFFERENCES = {
    ("eu-strict", "be"): {"ground_months", "result_days", "intra_eu", "not_to"},
    ("eu-strict", "fr"): {"ground_months", "intra_eu", "not_to"},
}


def plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, Mapping):
        return {name: sorted(inner) for name, inner in sorted(value.items())}
    return sorted(value) if isinstance(value, frozenset) else value


def values(profile: Profile) -> dict[str, Any]:
    """All values of a profile."""
    return {key: plain(provision.value) for key, provision in profile.provisions()}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_every_value_has_an_article_and_a_day(profile: Profile) -> None:
    """PROF-1: each decision can say on what it rests."""
    for key, provision in profile.provisions():
        assert provision.article.strip(), key
        assert profile.basis(key) == {
            "profile": profile.id, "profile_version": profile.version, "article": provision.article,
        }  # fmt: skip


@pytest.mark.parametrize(("pair", "keys"), DIFFERENCES.items(), ids=["be", "fr"])
def test_two_profiles_differ_where_the_table_says(pair: tuple[str, str], keys: set[str]) -> None:
    """PROF-1."""
    one, other = (values(PROFILES[id_]) for id_ in pair)
    assert {key for key in one if one[key] != other[key]} == keys


def test_every_key_knows_which_way_is_stricter() -> None:
    """RGT-4: a key without a direction could be loosened unseen."""
    assert set(LOOSER) == {key for key, _ in DEFAULT.provisions()}


def test_the_default_is_at_least_as_strict_as_every_other_profile() -> None:
    """RGT-4: data protection by default."""
    for profile in PROFILES.values():
        assert looser(profile, DEFAULT) == []


def test_no_value_is_looser_than_in_the_last_release() -> None:
    """RGT-4: whoever loosens a default must change the released values in the same commit, in the open."""
    released = json.loads(RELEASED.read_text("utf-8"))
    for id_, profile in PROFILES.items():
        for key, provision in profile.provisions():
            before = _typed(released[id_][key], provision.value)
            assert not LOOSER[key](before, provision.value), f"{id_}: {key} allows more than the last release"


def _typed(value: Any, like: Any) -> Any:
    if isinstance(like, Mapping):
        return {name: frozenset(inner) for name, inner in value.items()}
    if isinstance(like, frozenset):
        return frozenset(value)
    return IntraEu(value) if isinstance(like, IntraEu) else value


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("ordinary_months", 7), ("grounds", frozenset()), ("sentence_years", 2), ("air_link", False), ("not_to", {}),
        ("intra_eu", IntraEu.THREAT), ("small_cell", 4), ("approval_months", 6), ("ledger_years", 4),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_looser_value_is_noticed(key: str, value: Any) -> None:
    """RGT-4."""
    provision: Provision[Any] = replace(getattr(DEFAULT, key), value=value)
    changes: dict[str, Any] = {key: provision}
    changed = replace(DEFAULT, **changes)
    assert looser(DEFAULT, changed) == ([key] if key != "grounds" else [])
    assert looser(changed, DEFAULT) == ([key] if key == "grounds" else [])


def test_an_unknown_profile_is_refused_with_the_known_ones() -> None:
    """The administrator learns what to write."""
    with pytest.raises(OperatorError, match="eu-strict, be, fr"):
        profile_named("xx")


@pytest.mark.parametrize("name", PROFILES)
def test_a_negative_lives_as_long_as_the_database_lets_it(name: str) -> None:
    """PNR-12.9: the longest time stands in core.law.repeats and in SQL; no profile may promise another one."""
    assert timedelta(days=PROFILES[name].repeat_days.value) == LONGEST
