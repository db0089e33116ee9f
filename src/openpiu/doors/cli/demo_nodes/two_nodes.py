"""The story of two nations: a man flies out with one's flight and back with the other's; only both together see it.

Each act asks the partner's node or this one for a word of `doing` and holds the answer against what is true.
"""

from collections.abc import Iterator
from typing import Any

from openpiu.doors.cli.demo_acts import Act, Stage
from openpiu.doors.cli.demo_nodes import doing
from openpiu.doors.cli.demo_nodes.abroad import Ask

REFERENCE = "FR-0904"


def meeting(there: Ask, stage: Stage) -> Iterator[Act]:
    """Both units compare their cards; each has the flight of its own nation."""
    drawn: dict[str, Any] = {"seed": stage.seed, "start": stage.start.isoformat()}
    there("prepare")
    yield Act.compare("both units trust the other's card, each compared by two people", ["active"] * 2, _trust(there))
    there("seek", **drawn)
    there("receive", half="out", **drawn)
    yield Act.compare("the partner has a hit on the man it looks for", 1, len(there("hits", reference=REFERENCE)))
    doing.receive("back", **drawn)


def joining(there: Ask) -> Iterator[Act]:
    """Officers of both decide; the halves meet in the joint case."""
    (hit,) = there("hits", reference=REFERENCE)
    yield Act.compare("two of the partner's officers confirm it", "confirmed", there("confirm", hit=hit))
    yield Act.compare("the partner alone sees one flight and no gap", [["CDG-IST"], 0], there("alone", hit=hit))


def _trust(there: Ask) -> list[str]:
    text, words = there("card")
    own, own_words = doing.card()
    return [doing.trust(text, words), there("trust", text=own, words=own_words)]
