"""Letters to persons who used their rights. Made from the reference, the unit's own particulars and the language only.

A withheld answer has the same words for everybody: whether data, an alert or a hit exist cannot reach it (RGT-5). A
full answer lists passenger data by the items of Annex I, and says of everything else what it says to everybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpiu.core.law.annex_titles import TITLES
from openpiu.core.law.letter_texts import TEXTS
from openpiu.core.law.rights import Answer, Right


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who answers, and to whom one can turn; the same in all letters of a unit."""

    unit: str
    contact: str  # of the data protection officer (PNR-5.1)
    authority: str  # the supervisory authority


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is held of one journey: values by item of Annex I."""

    journey: str
    values: tuple[tuple[int, str], ...]


def make_letter(
    answer: Answer, right: Right, *, reference: str, desk: Desk, language: str, held: Sequence[Held] = ()
) -> str:
    """The whole letter as plain text. It bears no date: the day of posting is a matter of the envelope."""
    fills = {"unit": desk.unit, "contact": desk.contact, "authority": desk.authority, "reference": reference}
    # Only our own words are filled in: what a carrier sent goes in as it is, whatever it looks like.
    texts = {name: _filled(text, fills) for name, text in TEXTS[language].items()}
    said = {
        Answer.RESTRICTED: [texts["restricted"]],
        Answer.DONE: [texts["done"], texts["else"]],
        Answer.FULL: [*_listed(held, texts, TITLES[language]), texts["else"]],
    }[answer]
    parts = [texts["head"], texts["asked"], texts[right.value], *said, texts["remedies"], texts["foot"]]
    return "\n\n".join(parts) + "\n"


def _listed(held: Sequence[Held], texts: Mapping[str, str], titles: Mapping[int, str]) -> list[str]:
    if not held:
        return [texts["nothing"]]
    journeys = [
        "\n".join([one.journey, *(f"  {number}. {titles[number]}: {value}" for number, value in one.values)])
        for one in held
    ]
    return [texts["full"], *journeys]


def _filled(text: str, fills: Mapping[str, str]) -> str:
    for name, value in fills.items():
        text = text.replace(f"<{name}>", value)
    return text
