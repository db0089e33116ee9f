"""Messages with marks in every place whose content may not be kept (Annex I, PNR-6.1, PNR-13.2), noisy and fuzzed.

One row of `PLACES` is one place. A mark that is found anywhere after receiving is a leftover.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from openpiu.core.edifact import Segment
from openpiu.core.synth import Leg, Push
from openpiu.core.synth.envelope import seg
from openpiu.core.synth.noise import BY_NAME, deal
from openpiu.core.synth.noise_documents import is_document
from openpiu.core.synth.noise_segments import names_person, starts_unit
from openpiu.core.synth.noise_writing import noisy_style, write_message
from openpiu.core.synth.pushes import body_of, cover_of, facts_of, plan
from tests.core.messages.fuzzing import mutated
from tests.core.messages.noise_twins import small_legs


@dataclass(frozen=True, slots=True)
class Signs:
    """What is looked for. They stand in no name, code or place of the generator."""

    stem: str  # in every mark
    card: str  # what may not be left of a card number; the last four digits are Annex I item 6


STRICT = Signs("QXZWV", "411111186753")
# Where bytes are damaged anywhere, a separator too, free text can run into a name, and no reader can tell: such
# messages have marks of their own, that a turned bit does not make out of the others.
WILD = Signs("JKXOJ", "422228867530")

# The control: stands in a name, which is kept, so that the search is seen to find what is there.
KEPT = "QXZWT"
CONTROL = (
    "UNB+IATA:1+ZQ+UTOGOV+261121:0930+K1'UNH+1+PNRGOV:13:1:IA+ZQ214/CONTROL'MSG+:22'ORG+ZQ:BRU'"
    "TVL+231126:0230:231126:0712+IST+BRU+ZQ+214'EQN+1'SRC'RCI+ZQ:K7MTRA::211126:0912'ORG+ZQ:IST'"
    f"TIF+{KEPT}:A+ANTON:A:1'TVL+231126:0230:231126:0712+IST+BRU+ZQ+214:Y'RPI+1+HK'UNT+12+1'UNZ+1+K1'"
).encode()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark is planted: behind each segment that `behind` accepts."""

    name: str
    behind: Callable[[Segment], bool]
    segments: Callable[[str, str], list[Segment]]  # of the mark and the carrier; of the card for CARDS


def _tag(*tags: str) -> Callable[[Segment], bool]:
    return lambda segment: segment.tag in tags


def _request(code: str, before: str = "", behind: str = "") -> Callable[[str, str], list[Segment]]:
    return lambda mark, carrier: [seg("SSR", (code, "HK", "1", carrier, "", "", "", "", f"{before}{mark}{behind}"))]


def _remark(text: str) -> Callable[[str, str], list[Segment]]:
    return lambda mark, _: [seg("IFT", ("4", "28"), f"{text} {mark}")]


CARDS = "CARDS"
IN_PNRGOV: tuple[Place, ...] = (
    Place("MEAL", names_person, _request("VGML", "NO PORK ")),
    Place("HALAL", names_person, _request("MOML")),
    Place("WHEELCHAIR", names_person, _request("WCHR", "CANNOT WALK ")),
    Place("MEDICAL", names_person, _request("MEDA", "DIALYSIS ")),
    Place("OTHER", names_person, _request("OTHS", "UNION DELEGATE ")),
    Place("UNLISTED", names_person, _request("XQZK")),
    Place("RELATIVE", names_person, _request("PCTC", "", "/3225550111")),
    Place("BIRTHPLACE", names_person, _request("DOCO", "/", "/V/ZZ7654321/NOWHERE/01JAN26/UTO")),
    Place("ISSUED", names_person, _request("DOCO", "//V/ZZ7654321/", "/01JAN26/UTO")),
    Place("RELIGION", names_person, _remark("OSI ZQ PRAYER ROOM ASKED FOR BY IMAM")),
    Place("SERVICE", _tag("RCI"), _remark("OSI ZQ VIP")),
    Place("FREE", _tag("RCI"), _request("GRPS", "TCP 4 ")),
    Place(CARDS, _tag("TKT"), lambda card, _: [seg("FOP", ("CC", "", "99.00", "VI", f"{card}0941", "1231"))]),
    Place("LEG", _tag("RPI"), _remark("CREW ADVISED")),
    Place("DIET", _tag("RPI"), _request("SPML", "KOSHER ")),
    Place("HOTEL", _tag("APD"), lambda mark, _: [
        seg("MSG", "8"), seg("TVL", ("231126", "", "251126"), "BRU", "", "", ("HTL", mark)),
    ]),
    Place("CAR", _tag("APD"), lambda mark, _: [seg("MSG", "2"), seg("TVL", ("231126",), "BRU", "", "", mark)]),
    Place("PAST", _tag("APD"), lambda mark, carrier: [
        seg("ABI", "4", ("", "A4421"), "BRU"), seg("SAC", "", "", "A"), *_request("VGML")(mark, carrier),
        *_remark("WAS")(mark, carrier), seg("ZZQ", mark),
    ]),
    Place("HISTORY", _tag("APD"), lambda mark, _: [seg("LTS", f"0 H5 {mark} MOML NO PORK 3225550112")]),
    Place("UNKNOWN", _tag("REF", "APD", "EQN"), lambda mark, _: [seg("ZZQ", mark, ("", mark))]),
    Place("HEADER", _tag("EQN"), _remark("TO ALL")),
)  # fmt: skip
IN_PAXLST: tuple[Place, ...] = (
    Place("TEXT", _tag("ATT"), lambda mark, _: [seg("FTX", "AAI", "", "", f"MEAL {mark}")]),
    Place("BORN", _tag("ATT"), lambda mark, _: [seg("LOC", "180", ("UTO", "", "", mark))]),
    Place("WORK", _tag("NAT"), lambda mark, _: [seg("EMP", "1", ("", "", "", mark))]),
    Place("DESK", _tag("BGM"), lambda mark, _: [seg("NAD", "MS", "", "", mark), seg("COM", (f"{mark}//ZQ", "EM"))]),
    Place("UNKNOWN", _tag("BGM", "NAT", "LOC"), lambda mark, _: [seg("ZZQ", mark, ("", mark))]),
)
PLACES = IN_PNRGOV + IN_PAXLST


def planted(body: list[Segment], carrier: str, signs: Signs, *, is_pnrgov: bool, rng: Random) -> list[Segment]:
    """The body with marks: in a PAXLST also as the address of everybody."""
    rows = IN_PNRGOV if is_pnrgov else IN_PAXLST
    chosen = rng.sample(rows, rng.randint(3, len(rows)))
    marked: list[Segment] = []
    for segment in body:
        marked.append(segment if is_pnrgov or not names_person(segment) else _with_address(segment, signs.stem))
        for place in chosen:
            if place.behind(segment):
                mark = signs.card if place.name == CARDS else signs.stem + place.name
                marked += place.segments(mark, carrier)
    return marked


def damaged(body: list[Segment], rng: Random) -> list[Segment]:
    """Segments left out, repeated, moved and with other letters in their values; names and documents stay in number."""
    noisy = list(body)
    for _ in range(rng.randint(1, 8)):
        at, other = rng.randrange(len(noisy)), rng.randrange(len(noisy))
        action = rng.randrange(4)
        if (
            action == 0
            and len(noisy) > 4
            and not (starts_unit(noisy[at]) or names_person(noisy[at]) or is_document(noisy[at]))
        ):
            del noisy[at]
        elif action == 1:
            noisy.insert(other, noisy[at])
        elif action == 2:
            noisy[at], noisy[other] = noisy[other], noisy[at]
        else:
            noisy[at] = _value_damaged(noisy[at], rng)
    return noisy


def _value_damaged(segment: Segment, rng: Random) -> Segment:
    """One sign of every value of five and more signs changed; shorter ones are codes."""

    def changed(text: str) -> str:
        at = rng.randrange(max(1, len(text)))
        return text[:at] + rng.choice("ABXYZ019 ?'+:ÄÉ\N{NO-BREAK SPACE}") + text[at + 1 :] if len(text) > 4 else text

    return segment._replace(elements=tuple(tuple(map(changed, element)) for element in segment.elements))


def _with_address(segment: Segment, stem: str) -> Segment:
    address = ((f"{stem}STREET 1",), (f"{stem}TOWN",), (), ("1000",), ("UTO",))
    return segment._replace(elements=(*segment.elements, *address))


# What is done to the messages in turn; only `bytes` gets the wild marks.
BYTES = "bytes"
DAMAGE = ("noise", "segments", "noise", BYTES)
# Noise that is of the whole file: such a message comes alone.
_OF_THE_FILE = frozenset({"signs", "charset", "telegram", "header", "footer", "cut"})


@dataclass(frozen=True, slots=True)
class Marked:
    """One message with marks, and what was done to it."""

    name: str
    content: bytes
    kinds: tuple[str, ...]
    damage: str
    flight: int  # of its world

    @property
    def file(self) -> tuple[int, str]:
        """Messages of one flight share a file if they have the same marks and no noise that is of the whole file."""
        is_alone = not _OF_THE_FILE.isdisjoint(BY_NAME[kind].family for kind in self.kinds)
        return self.flight, self.name if is_alone else str(self.damage == BYTES)


@dataclass(frozen=True, slots=True)
class Delivery:
    """One file: a message, or several of one flight, as carriers send them too."""

    name: str
    content: bytes
    messages: int


def deliveries(seed: int) -> Iterator[Delivery]:
    """Files without end, with the same messages as `marked_messages`."""
    while True:
        seed += 1
        files: dict[tuple[int, str], list[Marked]] = defaultdict(list)
        for marked in marked_world(seed):
            files[marked.file].append(marked)
        for share in files.values():
            yield Delivery(share[0].name, b"\r\n".join(marked.content for marked in share), len(share))


def marked_messages(seed: int) -> Iterator[Marked]:
    """Messages without end: all with noise, every second one damaged too."""
    while True:
        seed += 1
        yield from marked_world(seed)


def marked_world(seed: int) -> Iterator[Marked]:
    """The messages of the flights of one world."""
    legs = small_legs(seed, 6, 3, days=seed % 1000)
    pushes = plan(legs)
    dealt = deal({push.name: facts_of(legs[push.flight], push) for push in pushes}, tuple(BY_NAME), Random(seed))
    for number, push in enumerate(pushes):
        damage = DAMAGE[number % len(DAMAGE)]
        yield _marked(legs[push.flight], push, dealt[push.name], f"{seed}-{push.name}", damage)


def _marked(leg: Leg, push: Push, kinds: tuple[str, ...], name: str, damage: str) -> Marked:
    rng, signs = Random(name), WILD if damage == BYTES else STRICT
    style = noisy_style(leg.style, kinds, rng)
    cover = cover_of(leg, push)
    body = planted(body_of(leg, push), cover.sender, signs, is_pnrgov=cover.kind == "PNRGOV", rng=rng)
    body = damaged(body, rng) if damage == "segments" else body
    content = write_message(body, cover, style, kinds, rng)
    return Marked(name, mutated((content,), rng) if damage == BYTES else content, kinds, damage, push.flight)
