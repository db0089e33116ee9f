"""The walk along the grammar: every segment lands in exactly one group, whatever the order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openpiu.core.edifact import Segment
from openpiu.core.messages.grammar import Branch, Group, walk
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.paxlst_grammar import PAXLST
from openpiu.core.messages.pnrgov_grammar import PNRGOV

TAGS = [*sorted((PNRGOV.tags | PAXLST.tags) - {"UNH"}), "QQQ"]


def held(branch: Branch) -> list[Segment]:
    return [*branch.segments, *(segment for below in branch.branches for segment in held(below))]


def path_of(tree: Branch, tag: str) -> list[str]:
    """The groups that lead to the first segment with this tag."""
    if tree.first(tag):
        return [tree.group.name]
    for below in tree.branches:
        found = path_of(below, tag)
        if found:
            return [tree.group.name, *found]
    return []


@pytest.mark.parametrize("grammar", [PNRGOV, PAXLST])
@given(tags=st.lists(st.tuples(st.sampled_from(TAGS), st.sampled_from(["", "MS", "FL"])), max_size=30))
def test_no_segment_is_lost_or_doubled(grammar: Group, tags: list[tuple[str, str]]) -> None:
    """MSG-17: unknown and misplaced segments are kept."""
    segments = [Segment(tag, ((first,),), position) for position, (tag, first) in enumerate(tags, start=1)]
    notes = Notes()

    tree = walk(segments, grammar, notes)

    assert sorted(held(tree), key=lambda segment: segment.position) == segments
    unknown = sum(segment.tag not in grammar.tags for segment in segments)
    assert sum(fault.code == "segment-unknown" for fault in notes.faults) <= unknown


@pytest.mark.parametrize(
    ("tags", "wanted", "path"),
    [
        ("MSG TVL SRC RCI TIF REF SSR TKT MON FOP IFT", "IFT", ["PNRGOV", "GR.1", "GR.2", "GR.3", "GR.4"]),
        ("MSG SRC TIF TKT FOP REF", "REF", ["PNRGOV", "GR.1", "GR.2"]),
        ("MSG SRC TIF TVL DAT ORG TRI TIF SSD", "SSD", ["PNRGOV", "GR.1", "GR.5", "GR.6", "GR.7"]),
        ("MSG SRC TIF TVL TRI SSD TBD", "TBD", ["PNRGOV", "GR.1", "GR.5", "GR.7"]),
        ("MSG SRC TIF TVL EQN RCI", "RCI", ["PNRGOV", "GR.1", "GR.8"]),
        ("SRC TIF TVL ABI DAT SAC FTI", "FTI", ["PNRGOV", "GR.1", "GR.10", "GR.11"]),
        ("SRC TIF TVL LTS", "LTS", ["PNRGOV", "GR.1"]),
    ],
)
def test_segments_find_their_groups(tags: str, wanted: str, path: list[str]) -> None:
    """Law.md E.1: the groups of PNRGOV by number."""
    segments = [Segment(tag, (), position) for position, tag in enumerate(tags.split(), start=1)]

    assert path_of(walk(segments, PNRGOV, Notes()), wanted) == path
