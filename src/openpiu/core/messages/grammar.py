"""Groups of segments: a table a message type, and the walk that puts each segment into its group.

Belongs here: the walk, and what a group is. The tables stand in `pnrgov_grammar` and `paxlst_grammar`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from openpiu.core.edifact import Segment
from openpiu.core.messages.notes import Notes


@dataclass(frozen=True)
class Group:
    """A group: the tags that open it, those inside it, and the groups below.

    A tag is written with a qualifier (`NAD+MS`) where the first element decides. A tag in `once` is taken only once.
    A group with `stops` is history: it takes whatever comes but these tags.
    """

    name: str
    starts: tuple[str, ...] = ()
    members: frozenset[str] = frozenset()
    groups: tuple["Group", ...] = ()
    once: frozenset[str] = frozenset()
    stops: frozenset[str] | None = None

    @cached_property
    def below(self) -> dict[str, "Group"]:
        """The group that each tag opens inside this one."""
        return {tag: group for group in self.groups for tag in group.starts}

    @cached_property
    def qualified(self) -> frozenset[str]:
        """All tags with qualifier, of this group and below."""
        own = {tag for tag in (*self.starts, *self.members) if "+" in tag}
        return frozenset(own.union(*(group.qualified for group in self.groups)))

    @cached_property
    def tags(self) -> frozenset[str]:
        """All tags of this group and below, without qualifier."""
        own = {tag.partition("+")[0] for tag in (*self.starts, *self.members)}
        return frozenset(own.union(*(group.tags for group in self.groups)))


@dataclass(slots=True)
class Branch:
    """A group as met in a message: its own segments, the opening one first, and the groups below it."""

    group: Group
    segments: list[Segment] = field(default_factory=list)
    branches: list["Branch"] = field(default_factory=list)

    def all(self, tag: str) -> list[Segment]:
        """The segments of the group itself with this tag."""
        return [segment for segment in self.segments if segment.tag == tag]

    def first(self, tag: str) -> Segment | None:
        """The first segment of the group itself with this tag."""
        return next((segment for segment in self.segments if segment.tag == tag), None)

    def below(self, name: str) -> list["Branch"]:
        """The groups directly below with this name."""
        return [branch for branch in self.branches if branch.group.name == name]

    def takes(self, key: str) -> bool:
        """Whether the segment belongs to the group itself."""
        group = self.group
        if group.once and key in group.once and any(segment.tag == key for segment in self.segments):
            return False
        return key in group.members or (group.stops is not None and key not in group.stops)


def walk(segments: Iterable[Segment], root: Group, notes: Notes) -> Branch:
    """Put each segment into its group: the innermost open group that knows the tag, else one further out.

    A segment that no open group knows is kept where it stands and noted; nothing is lost and nothing is fatal.
    """
    tree = Branch(root)
    path = [tree]
    qualified = root.qualified
    for segment in segments:
        key = segment.tag
        if qualified and f"{key}+{segment.component(0)}" in qualified:
            key = f"{key}+{segment.component(0)}"
        if not _place(segment, key, path):
            path[-1].segments.append(segment)
            notes.fault("segment-misplaced" if segment.tag in root.tags else "segment-unknown", segment.position)
    return tree


def _place(segment: Segment, key: str, path: list[Branch]) -> bool:
    for depth in range(len(path) - 1, -1, -1):
        branch = path[depth]
        if branch.takes(key):
            branch.segments.append(segment)
            if depth:  # a segment of the header among the persons ends nobody's group
                del path[depth + 1 :]
            return True
        group = branch.group.below.get(key)
        if group:
            opened = Branch(group, [segment])
            branch.branches.append(opened)
            path[depth + 1 :] = [opened]
            return True
    return False
