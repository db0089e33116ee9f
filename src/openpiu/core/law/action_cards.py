"""Action cards at the border: what a category asks of the officer, who may see it, what is to be noted (SIS-1).

Belongs here: the table of categories (Reg. 2018/1861, 2018/1862, 2022/1190), versioned; what changes where an alert
is flagged (SIS-5) or the person is a citizen of the Union (SBC-12); the order of several alerts (SIS-6). Not here:
outcomes of a check (`core.desk.outcomes`). A card tells what to look at and whom to call; nothing in it decides about
a person.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from openpiu.core.law.actions import Action
from openpiu.core.law.union import member_state

CARDS_VERSION = 1


class Category(StrEnum):
    """Why an alert was entered, by article. The order is the order of urgency: the first of several leads."""

    ARREST = "arrest"
    PREVENT_TRAVEL = "prevent_travel"
    MISSING = "missing"
    UNKNOWN_WANTED = "unknown_wanted"
    DOCUMENT = "document"
    RETURN = "return"
    REFUSAL = "refusal"
    JUDICIAL = "judicial"
    SPECIFIC_CHECK = "specific_check"
    INQUIRY_CHECK = "inquiry_check"
    DISCREET_CHECK = "discreet_check"
    INFORMATION = "information"


class Step(StrEnum):
    """Where a card sends the officer at the booth."""

    ACT_NOW = "act_now"
    SECOND_LINE = "second_line"
    LOOK = "look"
    NOTHING = "nothing"  # at the booth everything is as with anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One row. `covert`: neither booth nor traveller sees any of it; it goes to officers who are cleared for it."""

    article: str
    title: str
    text: str
    step: Step
    covert: bool = False
    collect: tuple[str, ...] = ()  # codes of what is to be noted and sent


FACTS = (
    "located", "place_time_reason", "route_destination", "companions", "description", "objects_documents",
    "circumstances", "asked_in_alert",
)  # fmt: skip
_QUIET = "Let the person pass as anybody else and do not speak of it. Note what is listed and send it."

CARDS: dict[Category, Card] = {
    Category.ARREST: Card(
        article="2018/1862 Art. 26", title="Arrest", step=Step.ACT_NOW,
        text="Verify the identity. Where it is the person, act on the warrant and call the national bureau.",
    ),
    Category.PREVENT_TRAVEL: Card(
        article="2018/1862 Art. 32(1)(c)-(e)", title="Protect: travel to be prevented", step=Step.ACT_NOW,
        text="Keep the person safe and apart from companions. Call the national bureau before anything else.",
    ),
    Category.MISSING: Card(
        article="2018/1862 Art. 32(1)(a)-(b)", title="Missing person", step=Step.SECOND_LINE,
        text="Protect the person. Tell nobody where an adult is unless he or she consents.",
    ),
    Category.UNKNOWN_WANTED: Card(
        article="2018/1862 Art. 40", title="Identify", step=Step.SECOND_LINE,
        text="Establish the identity by the procedure for prints. The person has not been named.",
    ),
    Category.DOCUMENT: Card(
        article="2018/1862 Art. 38", title="Document sought", step=Step.SECOND_LINE,
        text="Secure the document. The bearer may be its rightful holder, or a victim of its misuse.",
        collect=("document", "circumstances"),
    ),
    Category.RETURN: Card(
        article="2018/1860 Art. 3", title="Return decision", step=Step.SECOND_LINE,
        text="On exit confirm the return. On entry consult the owner of the alert through the national bureau.",
    ),
    Category.REFUSAL: Card(
        article="2018/1861 Art. 24", title="Refuse entry, after consultation", step=Step.SECOND_LINE,
        text="Ask for a residence permit or visa. Where there is one, consult before any decision.",
    ),
    Category.JUDICIAL: Card(
        article="2018/1862 Art. 34", title="Establish residence", step=Step.LOOK,
        text="Ask for the place of residence and send it. The person may be a witness: this is no suspicion.",
        collect=("residence",),
    ),
    Category.SPECIFIC_CHECK: Card(
        article="2018/1862 Art. 36-37", title="Specific check", step=Step.NOTHING, covert=True, collect=FACTS,
        text="A cleared officer decides when and where the search takes place. At the booth nothing is noticed.",
    ),
    Category.INQUIRY_CHECK: Card(
        article="2018/1862 Art. 36-37", title="Inquiry check", step=Step.NOTHING, covert=True, collect=FACTS,
        text="A cleared officer asks the questions of the alert, elsewhere. At the booth nothing is noticed.",
    ),
    Category.DISCREET_CHECK: Card(
        article="2018/1862 Art. 36-37", title="Discreet check", step=Step.NOTHING, covert=True, collect=FACTS,
        text=_QUIET,
    ),
    Category.INFORMATION: Card(
        article="2018/1862 Art. 37a-37b", title="Information alert", step=Step.NOTHING, covert=True, collect=FACTS,
        text=_QUIET,
    ),
}  # fmt: skip

# What an alert of the unit's own lists asks for (`core.law.actions`), as a category at the border.
OF_ACTION: dict[Action, Category] = {
    Action.ARREST: Category.ARREST,
    Action.SPECIFIC_CHECK: Category.SPECIFIC_CHECK,
    Action.SEIZE_DOCUMENT: Category.DOCUMENT,
    Action.DISCREET_CHECK: Category.DISCREET_CHECK,
    Action.INFORM: Category.INFORMATION,
}

# A flagged alert shows what may be done instead (2018/1862 Art. 24-26): locate, and nothing else.
_FLAGGED = Card(
    article="2018/1862 Art. 25", title="Locate only", step=Step.LOOK, collect=("place_time_reason", "residence"),
    text="The alert is flagged: note place and time and send them. Do not arrest on it.",
)  # fmt: skip
# Free movement: no alert on refusal or return sends a citizen of the Union away (SBC-12, Directive 2004/38).
_OF_CITIZENS = Card(
    article="2004/38 Art. 5", title="Verify nationality", step=Step.SECOND_LINE,
    text="The alert is not for citizens of the Union. Verify the nationality and tell the owner; entry is a right.",
)  # fmt: skip
_NOT_FOR_CITIZENS = frozenset((Category.REFUSAL, Category.RETURN))

# Where national law has no such check, the next one down is carried out (2018/1862 Art. 37(6)).
_FALL_BACK = {
    Category.SPECIFIC_CHECK: Category.INQUIRY_CHECK,
    Category.INQUIRY_CHECK: Category.DISCREET_CHECK,
}


def card_for(
    category: Category, *, nationality: str | None, flagged: bool = False, lacking: frozenset[Category] = frozenset()
) -> Card:
    """The card for this person. `nationality` three letters; `lacking`: checks that national law does not know."""
    if category in _NOT_FOR_CITIZENS and nationality is not None and member_state(nationality) is not None:
        return _OF_CITIZENS
    if flagged and category is Category.ARREST:
        return _FLAGGED
    done = category
    while done in lacking and done in _FALL_BACK:
        done = _FALL_BACK[done]
    card = CARDS[done]
    return card if done is category else replace(card, text=f"{card.text} In place of: {CARDS[category].title}.")


def is_covert(category: Category) -> bool:
    """Whether nobody at the booth may notice."""
    return CARDS[category].covert


def urgency(category: Category) -> int:
    """Lower is more urgent."""
    return _URGENCY[category]


_URGENCY = {category: place for place, category in enumerate(Category)}
