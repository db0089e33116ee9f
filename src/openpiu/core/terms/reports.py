"""Reports: what messages of one source last said of one person on one flight, and in which messages they said so.

A report is known by what it says of a name, so that the same set of messages gives the same reports in any order.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from openpiu.core.terms.pushes import Push, Says, Source
from openpiu.core.terms.travellers import Traveller


class Key(NamedTuple):
    """What a report is known by on its flight. `ordinal` numbers persons whom one message names alike."""

    source: str
    locator: str
    surname: str  # letters only
    given_names: str
    birth_date: str
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The newest values under one key. `mentions` gives what each message said, by the message's stamp."""

    key: Key
    traveller: Traveller
    mentions: Mapping[str, Says]

    @property
    def source(self) -> Source:
        """Which system speaks."""
        return Source(self.key.source)

    @property
    def first(self) -> str:
        """The stamp of the message that was sent first."""
        return min(self.mentions)

    @property
    def newest(self) -> str:
        """The stamp of the message whose values it holds."""
        return max(self.mentions)

    def last_said(self, *words: Says) -> str:
        """The stamp of the newest message that said one of these, "" where none did."""
        return max((stamp for stamp, said in self.mentions.items() if said in words), default="")


def letters(text: str | None) -> str:
    """Only the letters, upper case: hyphens, blanks and apostrophes differ between systems."""
    upper = (text or "").upper()
    return upper if upper.isalpha() else "".join(filter(str.isalpha, upper))


def name_key(traveller: Traveller) -> str:
    """Locator and name as one key; two reports with the same key in one message are two persons."""
    return "/".join((traveller.locator or "", letters(traveller.surname), letters(traveller.given_names)))


def key_of(source: Source, traveller: Traveller, ordinal: int) -> Key:
    """The key of one report."""
    return Key(
        source.value,
        traveller.locator or "",
        letters(traveller.surname),
        letters(traveller.given_names),
        str(traveller.birth_date or ""),
        ordinal,
    )


def keys_of(source: Source, travellers: Iterable[Traveller]) -> list[Key]:
    """A key for each person of one message: however alike they are, n persons have n keys."""
    seen: Counter[Key] = Counter()
    keys = []
    for traveller in travellers:
        key = key_of(source, traveller, 1)
        seen[key] += 1
        keys.append(key._replace(ordinal=seen[key]))
    return keys


def mentioned(before: Report | None, key: Key, traveller: Traveller, *, stamp: str, says: Says) -> Report:
    """The report after one more message; the order in which messages come does not matter."""
    if before is None:
        return Report(key=key, traveller=traveller, mentions={stamp: says})
    mentions = {**before.mentions, stamp: says}
    return replace(before, mentions=mentions, traveller=traveller if stamp >= before.newest else before.traveller)


def take(reports: dict[Key, Report], push: Push, travellers: Sequence[Traveller], gone: frozenset[str]) -> list[Key]:
    """Put the persons of one message into `reports`; `gone` are locators that it says are cancelled."""
    keys = keys_of(push.source, travellers)
    for key, traveller in zip(keys, travellers, strict=True):
        says = Says.CANCELLED if traveller.locator in gone else push.says
        reports[key] = mentioned(reports.get(key), key, traveller, stamp=push.stamp, says=says)
    return keys
