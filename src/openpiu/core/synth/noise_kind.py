"""What a kind of noise is: its name, where it strikes while a message is written, and which messages it suits.

Belongs here: the values. Not here: the table of all kinds (`noise`), what each does (`noise_segments`, ...).
"""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from openpiu.core.edifact import Segment
from openpiu.core.synth.envelope import Cover
from openpiu.core.synth.styles import Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a message before it is written."""

    is_pnrgov: bool
    style: Style
    is_part: bool = False  # one of several messages of a push
    units: int = 0  # bookings of a PNRGOV, travellers of a PAXLST
    names: bool = False  # at least one person is named
    documents: bool = False
    emails: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The envelope and the habits of the message being spoiled, and where chance comes from."""

    cover: Cover
    style: Style
    rng: Random

    @property
    def is_pnrgov(self) -> bool:
        """Whether it is a PNRGOV; else it is a PAXLST."""
        return self.cover.kind == "PNRGOV"


def suits_all(facts: Facts) -> bool:
    """For kinds that any message with somebody in it can have."""
    return facts.names


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of noise. It strikes in one or more steps of writing; kinds of one family exclude each other."""

    name: str
    family: str
    loses: bool = False  # a traveller, a document or another value can no longer be known from what arrives
    copies: int = 1  # how often everything in the message is sent
    suits: Callable[[Facts], bool] = suits_all
    style: Callable[[Style, Random], Style] | None = None
    segments: Callable[[list[Segment], Scene], list[Segment]] | None = None
    lines: Callable[[list[str], Scene], list[str]] | None = None  # written segments with their terminators
    text: Callable[[str, Scene], str] | None = None
    charset: Callable[[Random], str] | None = None  # name of a codec
