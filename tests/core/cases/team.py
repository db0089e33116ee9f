"""Three invented units in one case: they write, events travel at their own pace, nothing of the machine is asked."""

import hashlib
from collections.abc import Mapping, Sequence
from random import Random

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.cases.contents import Content, content_of
from openpiu.core.cases.events import JOINT, Draft, Event, Fact, Pen, seal
from openpiu.core.cases.folding import replay
from openpiu.core.cases.kinds import KINDS
from openpiu.core.cases.lanes import Vouch, vouched_by
from openpiu.core.cases.state import State
from openpiu.core.cases.writing import next_joint, next_own
from openpiu.core.ledger.entries import GENESIS

CASE = "case-7"
UTO, ARC, LAP = NODES = ("UTO-PIU", "ARC-PIU", "LAP-PIU")
GUEST = "QUO-PIU"  # invited late, or a visitor
PRIVATE = {
    node: Ed25519PrivateKey.from_private_bytes(hashlib.sha256(node.encode()).digest()) for node in (*NODES, GUEST)
}
PENS = {
    node: Pen(node=node, key=key.public_key().public_bytes_raw().hex(), sign=key.sign) for node, key in PRIVATE.items()
}
KEYS = {node: frozenset({PENS[node].key}) for node in NODES}
TERMS = {"code": "H2", "grading": "B2"}
FILE = hashlib.sha256(b"a specimen").hexdigest()
OTHER_FILE = hashlib.sha256(b"another specimen").hexdigest()
OPENING: Mapping[str, Fact] = {
    "offence": "terrorism", "legal_basis": "PNR-9.2", "since": "2026-01-05", "until": "2026-12-31",
    "invited": (ARC, LAP),
}  # fmt: skip


def vouch_once(keys: Mapping[str, frozenset[str]] = KEYS) -> Vouch:
    """Whether a node signed an event, each signature checked once: what a store would remember."""
    plain = vouched_by(keys)
    by_mark: dict[tuple[str, str, str, str], bool] = {}

    def vouch(event: Event) -> bool:
        mark = (event.node, event.hash, event.key, event.signature)
        if mark not in by_mark:
            by_mark[mark] = plain(event)
        return by_mark[mark]

    return vouch


class Team:
    """What the three have written. By default everybody knows everything at once."""

    def __init__(self, *, is_joined: bool = True) -> None:
        """The case is opened by Utopia; the others have joined unless said otherwise."""
        self.events: list[Event] = []
        self.own: dict[str, list[Event]] = {node: [] for node in NODES}
        self.contents: dict[str, Content] = {}
        self.opening = self.write(UTO, "opened", **OPENING)
        for node in (ARC, LAP) if is_joined else ():
            self.write(node, "joined", agreed_to=self.opening.id)

    @property
    def state(self) -> State:
        """As it stands."""
        return replay(self.events).state

    def draft(self, node: str, kind: str, facts: Mapping[str, Fact], terms: Mapping[str, str] | None = None) -> Draft:
        """One act of that node's officer, with content where its kind has some."""
        content = self.say(node, kind) if KINDS[kind].has_content else ""
        return Draft(
            at=f"2026-02-01T10:{len(self.events) // 60 % 60:02}:{len(self.events) % 60:02}.000000Z",
            author=f"{node[0].lower()}.officer", role="officer", kind=kind, facts=facts, content=content,
            terms=(TERMS if terms is None else terms) if content else {},
        )  # fmt: skip

    def say(self, node: str, kind: str) -> str:
        """New content; its hash."""
        number = len(self.contents)
        salt = hashlib.sha256(f"{number}".encode()).digest()[:16]
        content = content_of({"text": f"{kind} of {node}, number {number}", "name": "TSFAROUNI"}, salt=salt)
        self.contents[content.hash] = content
        return content.hash

    def write(self, node: str, kind: str, terms: Mapping[str, str] | None = None, /, **facts: Fact) -> Event:
        """A joint event that everybody has at once."""
        event = next_joint(self.draft(node, kind, facts, terms), case=CASE, pen=PENS[node], events=self.events)
        self.events.append(event)
        return event

    def write_anyway(self, node: str, kind: str, terms: Mapping[str, str] | None = None, /, **facts: Fact) -> Event:
        """A signed event of a node that does not ask first whether it would count."""
        event = forced(self.draft(node, kind, facts, terms), node, self.events)
        self.events.append(event)
        return event

    def write_own(self, node: str, kind: str, **facts: Fact) -> Event:
        """An event that never leaves."""
        draft = self.draft(node, kind, facts)
        event = next_own(draft, case=CASE, pen=PENS[node], events=self.events, own=self.own[node])
        self.own[node].append(event)
        return event


def forced(draft: Draft, node: str, events: Sequence[Event], *, clock: int = 0) -> Event:
    """The next event of a lane, signed and chained, whatever the rules say; `clock` to write with an old one."""
    lane = sorted((event for event in events if event.node == node), key=lambda event: event.sequence)
    last = lane[-1] if lane else None
    clock = clock or 1 + max((event.clock for event in events), default=0)
    after = (last.sequence if last else 0, clock, last.hash if last else GENESIS)
    return seal(draft, case=CASE, pen=PENS[node], lane=JOINT, after=after)


def busy_case(seed: int, count: int) -> Team:
    """A case in which three nodes write at once, each knowing what has reached it so far; some do not ask first."""
    random, team = Random(seed), Team()
    known = {node: list(team.events) for node in NODES}
    for _ in range(count):
        node = random.choice(NODES)
        late = [event for event in team.events if event not in known[node]]
        known[node] += late[: random.randrange(len(late) + 1)]
        kind, facts = an_act(random, node, known[node])
        event = forced(team.draft(node, kind, facts), node, known[node])
        team.events.append(event)
        known[node].append(event)
    return team


def an_act(random: Random, node: str, known: Sequence[Event]) -> tuple[str, dict[str, Fact]]:
    """Something that a node could come to write; about a third of it does not count."""
    some = random.choice(known).id
    own = random.choice([event for event in known if event.node == node]).id
    acts: list[tuple[str, dict[str, Fact]]] = [
        ("note", {}),
        ("decision", {}),
        ("timeline", {"happened": "2026-01-01T00:00:00.000000Z", "found": "2026-02-01T00:00:00.000000Z"}),
        ("evidence", {"sha256": FILE, "size": 10, "media": "image/png"}),
        ("task", {"assignee": random.choice(NODES)}),
        ("task_moved", {"thing": some, "state": "done"}),
        ("custody", {"thing": some, "act": "handed_over", "to": random.choice(NODES)}),
        ("custody", {"thing": some, "act": "received", "sha256": random.choice((FILE, OTHER_FILE))}),
        ("link", {"one": some, "other": own, "why": "travelled_with"}),
        ("annotated", {"thing": some}),
        ("revised", {"thing": own}),
        ("proposed", {"thing": some}),
        ("accepted", {"proposal": some}),
        ("declined", {"proposal": some, "reason": "wrong"}),
        ("withdrawn", {"thing": own, "reason": "mistake"}),
        ("recalled", {"events": (own,), "mode": "erase", "reason": "wrong", "deadline": "2026-03-01"}),
        ("lead_offered", {"to": random.choice(NODES)}),
        ("lead_taken", {"offer": some}),
        ("titled", {}),
        ("permitted", {"thing": own, "verb": "forward", "recipient": "EUROPOL", "since": "2026-02-01",
                       "until": "2026-02-03"}),
    ]  # fmt: skip
    weights = [6, 2, 3, 4, 3, 3, 2, 2, 3, 5, 3, 4, 3, 2, 1, 1, 1, 2, 1, 2]
    return random.choices(acts, weights)[0]
