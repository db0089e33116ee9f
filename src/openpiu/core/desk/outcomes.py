"""The outcome of a check, as a table: what was found, how old the copies are, which sources said nothing.

Belongs here: the five outcomes, the table, the bytes that are shown. Not here: asking. Covert alerts take no part: what
is shown is to the byte what a traveller without an alert gets, but for the number (SIS-2, docs/adr/0027).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from openpiu.core.desk.age import Level
from openpiu.core.desk.answers import Found, most_urgent_first
from openpiu.core.law.action_cards import CARDS_VERSION, Card, Category, Step, card_for, is_covert
from openpiu.core.ledger.entries import canonical


class Outcome(StrEnum):
    """One of five, always. It sends somebody on, or to an officer; it decides about nobody."""

    STOP = "stop"
    SECOND_LINE = "second_line"
    ATTENTION = "attention"
    CLEAR_OFFLINE = "clear_offline"
    CLEAR = "clear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What became of one source in one check."""

    source: str
    level: Level
    version: int | None = None
    as_of: str | None = None  # of a copy
    by: str = "copy"  # or remote, or none
    mandatory: bool = True
    is_gap: bool = False  # to be asked again: the source itself said nothing, or its copy was not current

    def row(self) -> dict[str, object]:
        """As the screen has it."""
        return {"name": self.source, "version": self.version, "as_of": self.as_of, "by": self.by, "level": self.level}

    def text(self) -> str:
        """As the journal has it."""
        return f"{self.source}={self.version if self.version is not None else '-'} {self.by} {self.level}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the table looks at."""

    steps: frozenset[Step]
    levels: frozenset[Level]  # of mandatory sources
    others: frozenset[Level]


# How sure the claim is, and what its card asks for: where the officer goes. A doubtful claim stops nobody.
STEP_OF: dict[tuple[str, Step], Step] = {
    ("strong", Step.ACT_NOW): Step.ACT_NOW,
    ("strong", Step.SECOND_LINE): Step.SECOND_LINE,
    ("strong", Step.LOOK): Step.LOOK,
    ("review", Step.ACT_NOW): Step.SECOND_LINE,
    ("review", Step.SECOND_LINE): Step.LOOK,
    ("review", Step.LOOK): Step.LOOK,
}
_OLD = frozenset((Level.RED, Level.NONE))

# The first row that applies.
RULES: tuple[tuple[Outcome, Callable[[Seen], bool]], ...] = (
    (Outcome.STOP, lambda seen: Step.ACT_NOW in seen.steps),
    (Outcome.SECOND_LINE, lambda seen: Step.SECOND_LINE in seen.steps),
    (Outcome.ATTENTION, lambda seen: Step.LOOK in seen.steps),
    (Outcome.ATTENTION, lambda seen: bool(seen.levels & _OLD)),  # the supervisor decides by the written procedure
    (Outcome.CLEAR_OFFLINE, lambda seen: Level.AMBER in seen.levels),
    (Outcome.CLEAR_OFFLINE, lambda seen: bool(seen.others - {Level.GREEN})),
    (Outcome.CLEAR, lambda seen: True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The outcome of one check, before it is recorded."""

    outcome: Outcome
    cards: tuple[tuple[Found, Card], ...]  # what the booth sees, most urgent first
    covert: tuple[Found, ...]  # what it does not
    said: tuple[Said, ...]

    @property
    def gaps(self) -> tuple[str, ...]:
        """Sources to be asked again."""
        return tuple(said.source for said in self.said if said.is_gap)

    def shown(self, number: int) -> bytes:
        """Canonical JSON for the booth, nothing covert in it. Two clear travellers differ by the number only."""
        cards = [_card_row(one, card) for one, card in self.cards]
        return canonical(
            {
                "number": number, "outcome": self.outcome.value, "cards": cards, "cards_version": CARDS_VERSION,
                "complete": not self.gaps, "gaps": list(self.gaps),
                "sources": [said.row() for said in self.said],
            }
        )  # fmt: skip


def result_of(
    found: Sequence[Found], said: Sequence[Said], *, nationality: str | None, lacking: frozenset[Category] = frozenset()
) -> Result:
    """Apply the table. `said` in the order of the desk's sources; `lacking` see `card_for`."""
    ordered = most_urgent_first(found)
    cards = tuple(
        (one, card_for(one.category, nationality=nationality, flagged=one.flagged, lacking=lacking))
        for one in ordered
        if not is_covert(one.category)
    )
    seen = Seen(
        steps=frozenset(STEP_OF[one.band, card.step] for one, card in cards),
        levels=frozenset(one.level for one in said if one.mandatory),
        others=frozenset(one.level for one in said if not one.mandatory),
    )
    outcome = next(outcome for outcome, applies in RULES if applies(seen))
    covert = tuple(one for one in ordered if is_covert(one.category))
    return Result(outcome=outcome, cards=cards, covert=covert, said=tuple(said))


def _card_row(one: Found, card: Card) -> dict[str, object]:
    return {
        "alert": one.alert, "source": one.source, "certainty": one.band, "article": card.article, "title": card.title,
        "text": card.text, "collect": list(card.collect),
    }  # fmt: skip
