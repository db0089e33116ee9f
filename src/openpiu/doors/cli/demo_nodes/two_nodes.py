"""The story of two nations: a man flies out with one's flight and back with the other's; only both together see it.

Each act asks the partner's node or this one for a word of `doing` and holds the answer against what is true.
"""

from collections.abc import Iterator
from typing import Any

from openpiu.doors.cli.demo_acts import Act, Stage
from openpiu.doors.cli.demo_nodes import doing, doing_cases
from openpiu.doors.cli.demo_nodes.abroad import Ask
from openpiu.doors.cli.demo_nodes.people import ABROAD, HOME

REFERENCE = "FR-0904"
OUT, BACK, GAP = [ABROAD, "CDG-IST"], [HOME, "SKP-CRL"], ["IST", "SKP", 9]


def meeting(there: Ask, stage: Stage) -> Iterator[Act]:
    """Both units compare their cards; each has the flight of its own nation."""
    drawn: dict[str, Any] = {"seed": stage.seed, "start": stage.start.isoformat()}
    there("prepare")
    yield Act.compare("both units trust the other's card, each compared by two people", ["active"] * 2, _trust(there))
    there("seek", **drawn)
    there("receive", half="out", **drawn)
    yield Act.compare("the partner has a hit on the man it looks for", 1, len(there("hits", reference=REFERENCE)))
    doing.seek(**drawn)
    doing.receive("back", **drawn)
    yield Act.compare("and so have we, nine days later", 1, len(doing.hits(REFERENCE)))


def inviting(there: Ask) -> Iterator[Act]:
    """The partner's officers confirm their hit; both units enter a joint case, and the partner's half lies in it."""
    (hit,) = there("hits", reference=REFERENCE)
    yield Act.compare("the partner's officers confirm their hit", "confirmed", there("confirm", hit=hit))
    there("open_case", partner=HOME)
    doing.carry(ABROAD)
    yield Act.compare("the partner asks us into a joint case", [[doing_cases.CASE, "invited"]], doing_cases.standings())
    doing_cases.join()
    doing.carry(ABROAD)
    out = there("copy", disclosure=there("release", hit=hit))
    doing.carry(ABROAD)
    yield Act.compare("we join, and the partner's half lies in the case", OUT[1], doing_cases.route_of(out))


def joining(there: Ask) -> Iterator[Act]:
    """Each unit alone sees half; the halves meet in the joint case; one half is taken back."""
    theirs, ours = there("hits", reference=REFERENCE, state="released")[0], doing.hits(REFERENCE)[0]
    yield Act.compare("our officers confirm our hit", "confirmed", doing.confirm(ours))
    alone = [there("alone", hit=theirs), doing.alone(ours)]
    yield Act.compare("each unit alone sees one flight and no gap", [[["CDG-IST"], 0], [["SKP-CRL"], 0]], alone)
    out = f"{ABROAD}/2"
    back = doing_cases.copy(doing.release(ours))
    doing.carry(ABROAD)
    yield Act.compare("legs that nobody has linked are no journey", [], doing_cases.journeys())
    doing_cases.link(back, out)
    doing.carry(ABROAD)
    seen = [there("journeys"), doing_cases.journeys()]
    yield Act.compare("both see the whole way, and nine days that no flight explains", [[[OUT, BACK, GAP]]] * 2, seen)
    yield Act.compare("the case is one state at both units", there("state"), doing_cases.state())
    there("take_back", event=out)
    doing.carry(ABROAD)
    yield Act.compare("the partner takes its leg back: it is gone here too", [[BACK]], doing_cases.journeys())
    doing.carry(ABROAD)
    yield Act.compare("and the case is still one state", there("state"), doing_cases.state())
    yield Act.compare("both sides' lists of what was sent and received differ in", 0, doing.differences(ABROAD))


def _trust(there: Ask) -> list[str]:
    text, words = there("card")
    own, own_words = doing.card()
    return [doing.trust(text, words), there("trust", text=own, words=own_words)]
