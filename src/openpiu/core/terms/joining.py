"""Which reports are about the same traveller on one flight, and what they say together (PNR-8.4).

Decided from all reports of a flight at once, in an order of their own: it does not matter in which order they came.
Belongs here: joining within one flight. Not here: the same person on several flights (`journeys`).
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from typing import TypeAlias

from openpiu.core.terms.documents import Document
from openpiu.core.terms.pushes import Source
from openpiu.core.terms.reports import Key, Report, letters, name_key
from openpiu.core.terms.travellers import Traveller, TravellerKind

__all__ = ["Group", "join", "letters", "merge", "name_key", "together"]

Rule: TypeAlias = Callable[[Report, Report], bool]
Clues: TypeAlias = Callable[[Report], Iterable[Hashable]]


class Group:
    """Reports about one person."""

    def __init__(self, reports: Sequence[Report]) -> None:
        self.reports = tuple(reports)
        self.messages = frozenset().union(*(report.mentions for report in reports))
        self.born = [one for one in reports if one.traveller.birth_date and one.traveller.birth_date.is_full]

    @cached_property
    def place(self) -> tuple[str, Key]:
        """Its place among the groups of the flight: who was reported first stands first."""
        return min((report.first, report.key) for report in self.reports)

    @cached_property
    def name(self) -> str:
        """Locator and name of the first report, by which the person is known on the flight."""
        return name_key(min(self.reports, key=lambda report: (report.first, report.key)).traveller)

    def can_join(self, other: "Group") -> bool:
        """Two persons of one message are two; so are two of different full birth dates."""
        if not self.messages.isdisjoint(other.messages):
            return False
        return not any(_other_person(one.traveller, two.traveller) for one in self.born for two in other.born)

    def fits(self, other: "Group", rule: Rule) -> bool:
        """Whether the rule joins a report of each."""
        return any(rule(one, two) for one in self.reports for two in other.reports)

    def with_other(self, *others: "Group") -> "Group":
        """One group of all."""
        return Group([report for group in (self, *others) for report in group.reports])


def join(reports: Iterable[Report]) -> list[Group]:
    """The persons of one flight, each with every report about them, in the order in which they were first reported.

    The rules run from strong to weak, so that nobody takes the place of a person whose document says who they are. A
    weak rule counts only where it leaves no choice: nobody is swallowed.
    """
    groups = [Group([report]) for report in sorted(reports, key=lambda report: (report.first, report.key))]
    for exact in (_exact_with_birth_date, _exact):
        groups = _filled(groups, exact)
    for rule, clues in WEAK_RULES:
        groups = _linked(groups, rule, clues)
    return groups


def _filled(groups: Sequence[Group], clues: Clues) -> list[Group]:
    """Groups that share an exact clue, each put to the first one that it can join."""
    done: list[Group] = []
    by_clue: dict[Hashable, list[int]] = defaultdict(list)
    for group in groups:
        shared = {clue for report in group.reports for clue in clues(report)}
        places = sorted({place for clue in shared for place in by_clue[clue]})
        home = next((place for place in places if done[place].can_join(group)), None)
        if home is None:
            home = len(done)
            done.append(group)
        else:
            done[home] = done[home].with_other(group)
        for clue in shared:
            by_clue[clue].append(home)
    return done


def _linked(groups: list[Group], rule: Rule, clues: Clues) -> list[Group]:
    """Groups joined by a weak rule, until it leaves no pair that can only be one person."""
    while True:
        links = _links(groups, rule, clues)
        sets = [found for found in _islands(links) if _is_one_person(found, links)]
        sets = sets or [[one, two] for one, twos in sorted(links.items()) for two in twos if _only(links, one, two)]
        if not sets:
            return groups
        joined = {place for found in sets for place in found}
        merged = [groups[first].with_other(*(groups[place] for place in rest)) for first, *rest in sets]
        rest = [group for place, group in enumerate(groups) if place not in joined]
        groups = sorted([*rest, *merged], key=lambda group: group.place)


def _links(groups: Sequence[Group], rule: Rule, clues: Clues) -> dict[int, set[int]]:
    """Which groups the rule could join, by their places."""
    by_clue: dict[Hashable, set[int]] = defaultdict(set)
    for place, group in enumerate(groups):
        for report in group.reports:
            for clue in clues(report):
                by_clue[clue].add(place)
    links: dict[int, set[int]] = defaultdict(set)
    pairs = {pair for places in by_clue.values() if len(places) > 1 for pair in combinations(sorted(places), 2)}
    for one, two in pairs:
        if groups[one].fits(groups[two], rule) and groups[one].can_join(groups[two]):
            links[one].add(two)
            links[two].add(one)
    return links


def _islands(links: dict[int, set[int]]) -> Iterator[list[int]]:
    """Sets of groups that hang together, in order."""
    seen: set[int] = set()
    for start in sorted(links):
        island, waiting = set[int](), [start]
        while waiting:
            place = waiting.pop()
            if place not in seen:
                seen.add(place)
                island.add(place)
                waiting += links[place]
        if island:
            yield sorted(island)


def _is_one_person(island: Sequence[int], links: dict[int, set[int]]) -> bool:
    """Whether every two of them could be joined."""
    return all(len(links[place]) == len(island) - 1 for place in island)


def _only(links: dict[int, set[int]], one: int, two: int) -> bool:
    """Whether neither of the two has another choice."""
    return one < two and len(links[one]) == len(links[two]) == 1


def together(reports: Sequence[Report]) -> tuple[Traveller, tuple[Traveller, ...]]:
    """What the newest report of each source says together, and those whose name differs from it."""
    newest = {report.source: report.traveller for report in sorted(reports, key=lambda report: report.newest)}
    layers = [newest[source] for source in Source if source in newest]
    said, *rest = layers
    for layer in rest:
        said, _ = merge(said, layer)
    return said, tuple(layer for layer in layers if not _same_name(layer, said))


def merge(pnr: Traveller | None, api: Traveller | None) -> tuple[Traveller, tuple[Traveller, ...]]:
    """What the newest reports say together, and the reports whose name differs from it.

    The document's data (API) is better evidence than the booking's; what it does not say is taken from the booking.
    """
    if pnr is None or api is None:
        only = pnr or api
        if only is None:
            raise ValueError("a traveller needs at least one report")
        return only, ()
    said = replace(
        pnr,
        surname=api.surname,
        given_names=api.given_names,
        kind=pnr.kind if api.kind is TravellerKind.ADULT else api.kind,
        birth_date=api.birth_date or pnr.birth_date,
        sex=api.sex or pnr.sex,
        nationality=api.nationality or pnr.nationality,
        locator=pnr.locator or api.locator,
        seats=api.seats or pnr.seats,
        documents=_united(api.documents, pnr.documents),
        baggage=api.baggage or pnr.baggage,
        verified=pnr.verified if api.verified is None else api.verified,
    )
    return said, () if _same_name(pnr, api) else (pnr,)


def _united(first: Sequence[Document], second: Sequence[Document]) -> tuple[Document, ...]:
    numbers = {(document.number, document.issuer) for document in first}
    return (*first, *(document for document in second if (document.number, document.issuer) not in numbers))


def _exact(report: Report) -> Iterator[Hashable]:
    """Name and locator."""
    if report.key.locator:
        yield report.key[1:4]


def _exact_with_birth_date(report: Report) -> Iterator[Hashable]:
    """In one booking: tells persons of one name apart where only some of them have a birth date."""
    if report.key.locator and report.key.birth_date:
        yield report.key[1:5]


def _by_document(report: Report) -> Iterator[Hashable]:
    for document in report.traveller.documents:
        yield document.number, document.issuer


def _by_booking(report: Report) -> Iterator[Hashable]:
    """The booking, and what two names have in common of which one is the other cut short."""
    if report.key.locator:
        yield report.key.locator, report.key.surname[:1]


def _by_name(report: Report) -> Iterator[Hashable]:
    yield report.key.surname, report.key.given_names


def _same_document(one: Report, two: Report) -> bool:
    return _share_document(one.traveller, two.traveller) and one.key.surname[:1] == two.key.surname[:1]


def _compatible_in_booking(one: Report, two: Report) -> bool:
    same_booking = bool(one.key.locator) and one.key.locator == two.key.locator
    return (
        same_booking and _prefix(one.key.surname, two.key.surname) and _prefix(one.key.given_names, two.key.given_names)
    )


def _same_name_without_locator(one: Report, two: Report) -> bool:
    same = one.key.surname == two.key.surname and one.key.given_names == two.key.given_names
    return same and not (one.key.locator and two.key.locator)


def _prefix(one: str, two: str) -> bool:
    """Whether one name is the other cut short (systems cut at 24, 30 or 39 letters)."""
    short, long = sorted((one, two), key=len)
    return long.startswith(short) and (bool(short) or not long)


def _share_document(one: Traveller, two: Traveller) -> bool:
    numbers = {(document.number, document.issuer) for document in one.documents}
    return any((document.number, document.issuer) in numbers for document in two.documents)


def _same_name(one: Traveller, two: Traveller) -> bool:
    return letters(one.surname) == letters(two.surname) and letters(one.given_names) == letters(two.given_names)


def _other_person(one: Traveller, two: Traveller) -> bool:
    """Two full birth dates that differ: father and son in one booking, mother and infant on one passport.

    Where name and document are the same, a birth date was corrected.
    """
    if one.birth_date is None or two.birth_date is None or one.birth_date == two.birth_date:
        return False
    corrected = _same_name(one, two) and _share_document(one, two)
    return one.birth_date.is_full and two.birth_date.is_full and not corrected


WEAK_RULES: tuple[tuple[Rule, Clues], ...] = (
    (_same_document, _by_document),
    (_compatible_in_booking, _by_booking),
    (_same_name_without_locator, _by_name),
)
