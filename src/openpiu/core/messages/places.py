"""Where each segment stands, told by its tag from where the one before stood; each step is worked out once.

Belongs here: stepping along a table of groups, with a rule for each place. The table of PNRGOV is in `pnrgov_grammar`.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from openpiu.core.messages.grammar import Group

Rule = Callable[[Any, int], None]  # takes what is being read, and the place of the segment in the message
Rules = Mapping[tuple[str, str], Rule]  # by name of the group and tag; `*` is any other tag of a group with `stops`

ANY, GONE = "*", ""  # GONE stands for a segment that was joined to the one before


class Level(NamedTuple):
    """An open group, and the tags of its own that may come once and have come."""

    group: Group
    used: frozenset[str] = frozenset()


class Step(NamedTuple):
    """What a tag means at a place: its rule if there is one, whether the grammar allows it, and the next place."""

    rule: Rule | None
    allowed: bool
    place: "Place"


class Place(dict[str, Step]):
    """A place in the grammar: the groups that are open. As a dictionary it holds the steps taken so far."""

    def __init__(self, path: tuple[Level, ...], rules: Rules, places: "dict[tuple[Level, ...], Place]") -> None:
        """`places` holds all places of one grammar, each once."""
        super().__init__()
        self.path = path
        self._rules = rules
        self._places = places

    def __missing__(self, tag: str) -> Step:
        """Work out a step; only tags of the grammar are remembered, so that odd ones cost no memory."""
        step = self._step(tag)
        if tag in self.path[0].group.tags:
            self[tag] = step
        return step

    def _step(self, tag: str) -> Step:
        if tag == GONE:
            return Step(None, True, self)
        known = self.path[0].group.tags
        for depth in range(len(self.path), 0, -1):
            group, used = self.path[depth - 1]
            is_own = tag in group.members if group.stops is None else tag in known and tag not in group.stops
            if is_own and tag not in used:
                level = Level(group, used | (group.once & {tag}))
                return self._to((*self.path[: depth - 1], level), group, tag)
            if tag in group.below:
                opened = group.below[tag]
                return self._to((*self.path[:depth], Level(opened, opened.once & {tag})), opened, tag)
        return Step(None, False, self)

    def _to(self, path: tuple[Level, ...], group: Group, tag: str) -> Step:
        place = self._places.setdefault(path, Place(path, self._rules, self._places))
        return Step(self._rules.get((group.name, tag)) or self._rules.get((group.name, ANY)), True, place)


def first_place(root: Group, rules: Rules) -> Place:
    """The place before the first segment of a message."""
    path = (Level(root),)
    places: dict[tuple[Level, ...], Place] = {}
    return places.setdefault(path, Place(path, rules, places))
