"""A synthetic year: what carriers send and officers decide, drawn from a seed, and what a simple count says of it.

The count is kept by the script itself, in its own plain words, while it acts; it reads nothing from the product
but ids.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import msgspec

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import alerts, disclose, line, review, screen
from openpiu.store.passenger.models import Disclosure, Hit

YEAR = 2025
ONE, TWO = (Actor(id=id_, role=Role.OFFICER, authority="Federal Police") for id_ in ("o.one", "o.two"))
CHIEF = Actor(id="s.chief", role=Role.SUPERVISOR, authority="Federal Police")
LISTS = {"wanted": "arrest", "checks": "specific_check", "told": "inform"}
RECIPIENTS = ("UTO-FED", "UTO-CUS", "UTO-CT")
ROUTES = {"extra": ("IST", "BRU"), "unknown": ("QQQ", "BRU")}  # inside the Union nothing is kept that nobody selects
SETTLED = {"confirmed": "matches", "released": "matches", "rejected": "rejected"}

HEAD = (
    "UNA:+.? '\nUNB+UNOA:4+ZQ+UTOGOV+{sent}+{control}'\nUNG+PAXLST+ZQ+UTOGOV+{sent}+1+UN+D:05B'\n"
    "UNH+1+PAXLST:D:05B:UN:IATA+ZQ{flight}'\nBGM+745'\nTDT+20+ZQ{flight}'\nLOC+125+{origin}'\nDTM+189:{leaves}:201'\n"
    "LOC+87+{goal}'\nDTM+232:{lands}:201'\n"
)
FOOT = "CNT+42:{count}'\nUNT+{segments}+1'\nUNE+1+1'\nUNZ+1+{control}'\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody who travels; `band` and `lists` are the script's own words for what will be counted."""

    surname: str
    given: str
    born: str  # six digits, or empty
    band: str
    sex: str
    nationality: str
    document: str
    lists: tuple[str, ...] = ()  # of alerts about this very person

    @property
    def facts(self) -> str:
        """What a claim would rest on."""
        return "document" if self.document else "birth_date" if self.born else "name"

    def segments(self) -> Iterator[str]:
        """The person in a passenger list."""
        yield f"NAD+FL+++{self.surname}:{self.given}'"
        if self.sex != "unknown":
            yield f"ATT+2++{self.sex}'"
        if self.born:
            yield f"DTM+329:{self.born}'"
        if self.nationality != "unknown":
            yield f"NAT+2+{self.nationality}'"
        if self.document:
            yield f"DOC+P:110:111+{self.document}'"
            yield "LOC+91+UTO'"


@dataclass(slots=True)
class Truth:
    """What happened, counted the plain way. `stands` is where each hit stands, under which words."""

    figures: Counter[str] = field(default_factory=Counter)  # acts of the year
    cells: Counter[tuple[str, str, str]] = field(default_factory=Counter)  # table, column, row: acts of the year
    stands: dict[str, tuple[str, Person, str]] = field(default_factory=dict)  # hit -> state, traveller, list
    before: dict[str, tuple[str, Person, str]] = field(default_factory=dict)  # the same when the year began
    outcomes: dict[str, str] = field(default_factory=dict)
    timed: list[tuple[str, int]] = field(default_factory=list)  # minutes to the decisions that settled each hit

    def year_begins(self) -> None:
        """Forget the acts of the year before; what stands goes on standing."""
        self.figures.clear()
        self.cells.clear()
        self.timed.clear()
        self.outcomes.clear()
        self.before = dict(self.stands)

    def of_year(self) -> tuple[dict[str, int], dict[tuple[str, str, str], int]]:
        """Figures and cells: acts as they were counted, states as the difference between two ends of a year."""
        figures, cells = Counter(self.figures), Counter(self.cells)
        for stands, sign in ((self.stands, 1), (self.before, -1)):
            self._add_states(stands, sign, figures, cells)
        figures["awaiting"] = sum(state in OPEN for state, _, _ in self.stands.values())
        for code in self.outcomes.values():
            figures["other_offences" if code == "O5" else "outcomes"] += 1
            cells["outcome", "outcomes", code] += code != "O5"
        return +figures, {cell: number for cell, number in cells.items() if number}

    def _add_states(
        self,
        stands: dict[str, tuple[str, Person, str]],
        sign: int,
        figures: Counter[str],
        cells: Counter[tuple[str, str, str]],
    ) -> None:
        for state, person, list_ in stands.values():
            if state in ("suppressed", "lapsed"):
                figures[state] += sign
            if state == "suppressed":
                cells["list", state, list_] += sign
                cells["action", state, LISTS[list_]] += sign
            if state in SETTLED:
                figures["reviewed"] += sign
                figures[SETTLED[state]] += sign
                self.note(cells, SETTLED[state], person, list_, sign)
        matched = {id_.split("/")[0] for id_, (state, _, _) in stands.items() if state in ("confirmed", "released")}
        figures["identified"] += sign * len(matched)

    def note(
        self, cells: Counter[tuple[str, str, str]], column: str, person: Person, list_: str, sign: int = 1
    ) -> None:
        """One hit in every table that splits hits."""
        cells["list", column, list_] += sign
        cells["action", column, LISTS[list_]] += sign
        for table, row in (
            ("nationality", person.nationality), ("sex", person.sex), ("age", person.band), ("facts", person.facts),
        ):  # fmt: skip
            cells[table, column, row] += sign


OPEN = ("raised", "needs_information", "awaiting_second", "disputed")


@dataclass(slots=True)
class Year:
    """The script: a unit from December to December."""

    chance: random.Random
    keys: KeyStore
    at: datetime = datetime(YEAR - 1, 12, 1, 6, tzinfo=UTC)
    truth: Truth = field(default_factory=Truth)
    flights: int = 0
    raised_at: dict[str, datetime] = field(default_factory=dict)
    until: dict[str, datetime] = field(default_factory=dict)  # how long each repeat may be spared
    days: dict[str, str] = field(default_factory=dict)  # on which each flight leaves

    def play(self, people: int) -> None:
        """Every person with their story, a flight a story, in an order drawn from the seed."""
        stories: list[Callable[[Person], None]] = [
            self.decided, self.decided, self.decided, self.repeated, self.told_more, self.withdrawn, self.left_open,
        ]  # fmt: skip
        step = timedelta(days=360) / people
        cast = [self.drawn(number) for number in range(people)]
        self.wanted(cast)
        for number, person in enumerate(cast):
            if self.at.year == YEAR and not self.truth.before:
                self.truth.year_begins()
            stories[number % len(stories)](person)
            self.at = max(self.at, datetime(YEAR - 1, 12, 1, 6, tzinfo=UTC) + step * number) + timedelta(minutes=1)

        self.year_ends()

    def year_ends(self) -> None:
        """Nobody is spared for longer than the law lets a rejection count."""
        self.at = datetime(YEAR, 12, 31, 23, tzinfo=UTC)
        screen.end_repeats(at=self.at)
        for hit, until in self.until.items():
            if self.truth.stands[hit][0] == "suppressed" and until <= self.at:
                self.stand(hit, "raised")

    def drawn(self, number: int, *, lists: bool = True) -> Person:
        """Somebody with a name that nobody else has."""
        draw = self.chance
        age, kind = draw.choice((10, 22, 37, 52, 71)), draw.choice(("document", "document", "birth_date"))
        bands = {10: "0-17", 22: "18-29", 37: "30-44", 52: "45-59", 71: "60+"}
        some = draw.sample(sorted(LISTS), 2 if number % 9 == 4 else 1) if lists else ()
        return Person(
            surname=self.word(9), given=self.word(7), born=f"{(YEAR - age) % 100:02}0101", band=bands[age],
            sex=draw.choice(("M", "F", "unknown")), nationality=draw.choice(("UTO", "FRA", "TUR", "unknown")),
            document=f"ZZ{draw.randrange(10**6):06}" if kind == "document" else "", lists=tuple(some),
        )  # fmt: skip

    def word(self, letters: int) -> str:
        """An invented name."""
        return "".join(self.chance.choice("BDFGKLMNPRSTVZ" if place % 2 == 0 else "AEIOU") for place in range(letters))

    def wanted(self, cast: list[Person]) -> None:
        """Put everybody on their lists, by name and birth date."""
        rows = [
            {
                "id": f"{person.surname}-{name}", "surname": person.surname, "given_names": person.given,
                "birth_date": f"{'20' if int(person.born[:2]) <= YEAR % 100 else '19'}{person.born[:2]}-01-01",
                "list": name, "action": LISTS[name], "owner": "BE", "legal_basis": "Specimen Act, section 26",
                "reason": "specimen", "expires": "2029-12-31",
            }
            for person in cast
            for name in person.lists
        ]  # fmt: skip
        content = b"\n".join(map(msgspec.json.encode, rows))
        report, _ = line.add_alerts(
            content, form="jsonl", defaults=alerts.ListDefaults(), actor=CHIEF, at=self.at, keys=self.keys
        )
        assert report.refused == 0, report.rows

    # What carriers send

    def flight(self) -> str:
        """A new flight number."""
        self.flights += 1
        return str(1000 + self.flights)

    def send(self, person: Person, flight: str, *, area: str = "extra", others: int = 2, crew: int = 0) -> None:
        """A passenger list with the person among others."""
        aboard = [person, *(self.drawn(0, lists=False) for _ in range(others))]
        origin, goal = ROUTES[area]
        day = self.days.setdefault(flight, f"{self.at + timedelta(days=1):%y%m%d}")
        body = "".join(f"{segment}\n" for one in aboard for segment in one.segments())
        body += "".join(f"NAD+FM+++{self.word(8)}:{self.word(6)}'\n" for _ in range(crew))
        control = f"C{self.chance.randrange(10**9)}"
        text = HEAD.format(
            sent=f"{self.at:%y%m%d:%H%M}", control=control, flight=flight, origin=origin, goal=goal,
            leaves=f"{day}0230", lands=f"{day}0712",
        )  # fmt: skip
        text += body
        text += FOOT.format(count=len(aboard), control=control, segments=text.count("\n") + 2 - 3)
        line.take_in(text.encode(), source=control, at=self.at, keys=self.keys)
        self.truth.figures.update({"transmissions": 1, "messages": 1, "dropped": crew})

    def arrive(self, person: Person, *, state: str = "raised", area: str = "") -> tuple[list[str], str]:
        """The person on a flight of their own: hits on all their lists, in that state."""
        flight, area = self.flight(), area or self.chance.choice(("extra", "extra", "unknown"))
        others, crew = self.chance.randrange(1, 4), self.chance.randrange(3)
        self.send(person, flight, area=area, others=others, crew=crew)
        self.truth.figures["passengers"] += others + 1
        self.truth.cells["area", "passengers", area] += others + 1
        hits = [self.hit(flight, name) for name in person.lists]
        for hit, name in zip(hits, person.lists, strict=True):
            self.truth.stands[hit] = (state, person, name)
            self.truth.figures["raised"] += 1
            self.truth.note(self.truth.cells, "raised", person, name)
            self.raised_at[hit] = self.at
        return hits, flight

    def hit(self, flight: str, name: str) -> str:
        """Traveller and hit by their ids."""
        hit = Hit.objects.using("passenger").get(traveller__flight__number=flight, alert__list_name=name)
        return f"{hit.traveller_id}/{hit.id}"

    # What officers do

    def decide(self, hit: str, officer: Actor, decision: str, reason: str, to: str) -> None:
        """One decision; `to` is the state that the script expects after it."""
        self.at += timedelta(minutes=self.chance.randrange(1, 90), seconds=self.chance.randrange(60))
        id_ = hit.split("/")[1]
        evidence = Hit.objects.using("passenger").get(id=id_).evidence
        state = review.decide(
            id_, decision=decision, reasons=[reason], note="", evidence_version=evidence, actor=officer, at=self.at
        )
        assert state == to
        self.truth.figures["decisions"] += 1
        if to in SETTLED:
            self.truth.timed.append((hit, int((self.at - self.raised_at[hit]).total_seconds()) // 60))
        if decision == "look_again":
            self.raised_at[hit] = self.at
        self.stand(hit, to)

    def stand(self, hit: str, state: str) -> None:
        """Where a hit stands from now on."""
        _, person, name = self.truth.stands[hit]
        self.truth.stands[hit] = (state, person, name)

    def settle(self, hit: str, to: str, reason: str) -> None:
        """By as many officers as it needs; an arrest sometimes with a dispute."""
        decision = "confirm" if to == "confirmed" else "reject"
        if LISTS[self.truth.stands[hit][2]] != "arrest":
            self.decide(hit, ONE, decision, reason, to)
            return
        self.decide(hit, ONE, decision, reason, "awaiting_second")
        if self.chance.random() < 0.3 and reason != "R1":
            other = ("reject", "R4") if decision == "confirm" else ("confirm", "C1")
            self.decide(hit, TWO, *other, "disputed")
            self.decide(hit, CHIEF, decision, reason, to)
        else:
            self.decide(hit, TWO, decision, reason, to)

    def undo(self, hit: str, officer: Actor, to: str) -> None:
        """The officer takes the last decision back."""
        was = self.truth.stands[hit][0]
        self.at += timedelta(minutes=2)
        assert review.undo(hit.split("/")[1], actor=officer, at=self.at) == to
        self.truth.figures["undone"] += 1
        if was in SETTLED:
            self.truth.timed.remove([one for one in self.truth.timed if one[0] == hit][-1])
        self.stand(hit, to)

    def release(self, hit: str) -> None:
        """To some authority, who may report an outcome, and another one later."""
        self.at += timedelta(minutes=5)
        id_, recipient = hit.split("/")[1], self.chance.choice(RECIPIENTS)
        evidence = Hit.objects.using("passenger").get(id=id_).evidence
        choice = disclose.Choice(
            recipient=recipient, purpose="6.2a", offence="1", evidence_version=evidence, link="means",
            gravity="serious",
        )  # fmt: skip
        made = disclose.release(id_, choice=choice, unit="U", actor=ONE, at=self.at, keys=self.keys)
        name = self.truth.stands[hit][2]
        self.truth.figures["disclosed"] += 1
        for table, row in (("recipient", recipient), ("list", name), ("action", LISTS[name])):
            self.truth.cells[table, "disclosed", row] += 1
        self.stand(hit, "released")
        for code in self.chance.sample(("O1", "O2", "O3", "O4", "O5"), self.chance.choice((0, 1, 1, 2))):
            self.at += timedelta(hours=1)
            disclose.record_outcome(made, code=code, actor=ONE, at=self.at)
            self.truth.outcomes[made] = code
        assert Disclosure.objects.using("passenger").filter(id=made).exists()

    # Stories

    def decided(self, person: Person) -> None:
        """Hits that are confirmed or rejected, some after an undo, some released."""
        for hit in self.arrive(person)[0]:
            to = self.chance.choice(("confirmed", "confirmed", "rejected"))
            if self.chance.random() < 0.3:
                self.decide(hit, ONE, "needs_information", "N2", "needs_information")
            if self.chance.random() < 0.3 and LISTS[self.truth.stands[hit][2]] != "arrest":
                was = self.truth.stands[hit][0]
                self.decide(hit, ONE, "confirm", "C1", "confirmed")
                self.undo(hit, ONE, was)
            self.settle(hit, to, "C1" if to == "confirmed" else self.chance.choice(("R5", "R8")))
            if to == "confirmed" and self.chance.random() < 0.6:
                self.release(hit)

    def repeated(self, person: Person) -> None:
        """Rejected once, and on the next flight suppressed, since all facts say that it is the same person."""
        until = self.at + timedelta(days=180)
        hits, _ = self.arrive(person)
        for hit in hits:
            self.settle(hit, "rejected", "R1")
        self.at += timedelta(hours=self.chance.randrange(1, 9))
        again, _ = self.arrive(person, state="suppressed")
        self.until |= dict.fromkeys(again, until)
        for first, repeat in zip(hits, again, strict=True):
            turn = self.chance.randrange(3)
            if turn == 1:
                self.decide(repeat, TWO, "look_again", "L1", "raised")
                self.settle(repeat, "rejected", "R8")
            elif turn == 2 and LISTS[self.truth.stands[first][2]] != "arrest":
                self.undo(first, ONE, "raised")
                self.stand(repeat, "raised")
                self.raised_at[repeat] = self.at

    def told_more(self, person: Person) -> None:
        """Decided on a name alone; then the birth date becomes known, and the hit is claimed anew."""
        bare = replace(person, born="", band="unknown", document="")
        hits, flight = self.arrive(bare, area="extra")
        for hit in hits:
            self.settle(hit, *self.chance.choice((("rejected", "R8"), ("confirmed", "C1"))))
        self.at += timedelta(hours=1)
        self.send(person, flight, area="extra", others=0)
        self.raised_at |= dict.fromkeys(hits, self.at)
        for hit, name in zip(hits, person.lists, strict=True):
            self.truth.figures["renewed"] += 1
            self.truth.stands[hit] = ("raised", person, name)
            if self.chance.random() < 0.5:
                self.settle(hit, "confirmed", "C1")

    def withdrawn(self, person: Person) -> None:
        """The alert is withdrawn while its hit is open: it lapses; a rejected one stays rejected."""
        is_decided = self.chance.random() < 0.4
        for hit in self.arrive(person)[0]:
            if is_decided:
                self.settle(hit, "rejected", "R8")
            alert = Hit.objects.using("passenger").get(id=hit.split("/")[1]).alert_id
            line.withdraw_alert(str(alert), reason="specimen", actor=CHIEF, at=self.at, keys=self.keys)
            if not is_decided:
                self.stand(hit, "lapsed")

    def left_open(self, person: Person) -> None:
        """Nobody has looked yet, or the first of two has."""
        for hit in self.arrive(person)[0]:
            if LISTS[self.truth.stands[hit][2]] == "arrest" and self.chance.random() < 0.5:
                self.decide(hit, ONE, "confirm", "C1", "awaiting_second")
