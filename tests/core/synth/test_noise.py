"""The generator's noise: every kind, in known amounts, and a twin without it."""

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from openpiu.core.synth import World, build_world, files
from openpiu.core.synth.noise import BY_NAME, KINDS, LOSSLESS, loses_information

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
# What issue 3 and MSG-1 to MSG-17 name, each by the kinds that make it.
ASKED = {
    "wrong counts": {"unt_count", "une_count", "unz_count"},
    "missing trailers": {"unt_missing", "une_missing", "unz_missing"},
    "missing terminators": {"terminator_missing"},
    "stray tokens": {"stray_token"},
    "segments out of place": {"remark_misplaced", "segment_misplaced", "segment_unknown", "segment_twice", "grp"},
    "history": {"history"},
    "several in one file": {"several_messages", "several_groups", "several_interchanges", "message_twice"},
    "documents": {"docs_missing", "docs_no_number", "docs_shifted", "docs_before_names", "docs_wrapped"},
    "dates": {"docs_long_dates", "eight_digit_dates", "six_digit_dates"},
    "names and contacts": {"titles_glued", "emails_plain", "lower_case"},
    "separators": {"other_separators", "una_missing", "una_short", "una_curly", "release_doubled"},
    "lines": {"release_before_break", "crlf", "wrapped", "tags_wrapped", "blank_lines"},
    "characters": {"hard_blanks", "curly_quotes", "utf8_mark", "latin1", "utf16"},
    "around": {"telegram", "telegrams", "mail_header", "mail_footer"},
    "cuts": {"truncated"},
}


@pytest.fixture(scope="module")
def world() -> World:
    return build_world(seed=6, flights=40, alerts=20, start=START, noise=0.5)


def rows(content: bytes) -> list[dict[str, Any]]:
    return [msgspec.json.decode(line) for line in content.splitlines()]


def test_every_kind_that_is_asked_for_is_made() -> None:
    """MSG-23."""
    assert set().union(*ASKED.values()) == set(BY_NAME)
    assert {name for name in BY_NAME if loses_information([name])} == {"truncated", "docs_missing", "docs_no_number"}
    assert set(BY_NAME) - set(LOSSLESS) == {"truncated", "docs_missing", "docs_no_number"}


def test_the_share_is_met_to_the_message_and_no_kind_comes_short(world: World) -> None:
    """MSG-23: known amounts."""
    dealt = Counter(kind for kinds in world.noise.values() for kind in kinds)
    assert len(world.noise) == round(len(world.pushes) * 0.5)
    assert set(dealt) == set(BY_NAME)
    assert max(dealt.values()) - min(dealt.values()) <= 3
    assert {len(kinds) for kinds in world.noise.values()} == {1, 2, 3}


def test_kinds_that_exclude_each_other_are_never_in_one_message(world: World) -> None:
    for kinds in world.noise.values():
        families = [BY_NAME[name].family for name in kinds]
        assert len(set(families)) == len(families)


def test_noise_changes_the_bytes_and_nothing_of_the_truth() -> None:
    """MSG-23."""
    world = build_world(seed=6, flights=6, alerts=20, start=START, noise=0.5)
    clean = build_world(seed=6, flights=6, alerts=20, start=START)
    assert clean.noise == {}
    assert (clean.legs, clean.alerts, clean.truth, clean.pushes) == (
        world.legs, world.alerts, world.truth, world.pushes,
    )  # fmt: skip
    for push in world.pushes:
        noisy, twin = world.send(push), world.clean_twin(push)
        assert twin.content == clean.send(push).content
        assert noisy.travellers == twin.travellers
        assert noisy.sensitive == twin.sensitive * (2 if "message_twice" in noisy.kinds else 1)
        if push.name in world.noise:
            assert noisy.content != twin.content
        else:
            assert noisy.content == twin.content


def test_the_files_of_a_noisy_world_have_twins_and_tell_the_noise_of_each_message() -> None:
    """MSG-23."""
    world = build_world(seed=3, flights=6, alerts=20, start=START, noise=0.6)
    written = dict(files(world))
    noise = rows(written["noise.jsonl"])
    assert [row["message"] for row in noise] == [push.name for push in world.pushes]
    for row in noise:
        noisy, clean = written[f"messages/{row['message']}"], written[f"clean/{row['message']}"]
        assert (noisy != clean) == bool(row["kinds"])
        assert row["loses_information"] == bool({"truncated", "docs_missing", "docs_no_number"} & set(row["kinds"]))
    assert any(row["loses_information"] for row in noise)


def test_a_world_without_noise_has_no_twins() -> None:
    written = dict(files(build_world(seed=3, flights=1, alerts=20, start=START)))
    assert not any(name.startswith("clean/") for name in written)
    assert all(row["kinds"] == [] for row in rows(written["noise.jsonl"]))


def test_only_the_kinds_that_are_asked_for_are_used() -> None:
    world = build_world(seed=3, flights=6, alerts=20, start=START, noise=1.0, kinds=["telegram", "truncated"])
    assert {kind for kinds in world.noise.values() for kind in kinds} == {"telegram", "truncated"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_each_kind_changes_some_message_by_itself(kind: Any) -> None:
    world = build_world(seed=5, flights=12, alerts=20, start=START, noise=1.0, kinds=[kind.name])
    touched = [push for push in world.pushes if world.noise[push.name]][:3]
    assert touched
    for push in touched:
        assert world.send(push).content != world.clean_twin(push).content
