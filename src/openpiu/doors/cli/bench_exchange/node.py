"""One node of the bench as a process of its own: `python -m openpiu.doors.cli.bench_exchange.node WORD ...`.

OPENPIU_DATA and OPENPIU_NODE say which. Each word prints one JSON line; `serve` prints `ready` and answers until ended.
"""

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from openpiu.conf import clock, exchange, preparing, unit
from openpiu.core.envelope.cards import read_card
from openpiu.core.law.roles import Actor, Role
from openpiu.duties.exchange import drain, letters, partners, waiting_count
from openpiu.duties.exchange.viewing import tally
from openpiu.duties.exchange.writing import Note

PEOPLE = tuple(Actor(id=name, role=Role.SUPERVISOR, authority="Bench") for name in ("b.first", "b.second"))
AT_ONCE = 100  # letters of one transaction
SIZE = 1500  # bytes of text in one message, beside its envelope


def prepare() -> None:
    """Databases, roles, tables."""
    preparing.prepare()


def card(port: str) -> Any:
    """This node's card, with where it is reached."""
    what = partners.Particulars(address=f"https://127.0.0.1:{port}", tls=exchange.certificate())
    signed = partners.issue_card(exchange.post(), what, actor=PEOPLE[0], at=clock.now())
    return {"card": signed.text.decode(), "words": signed.fingerprint}


def trust(path: str, words: str) -> None:
    """Two people compare the other's card."""
    text = Path(path).read_bytes()
    partners.add(exchange.post(), text, actor=PEOPLE[0], at=clock.now())
    for person in PEOPLE:
        partners.confirm(read_card(text).card.node, words, actor=person, at=clock.now())


def first(partner: str) -> None:
    """The first letter about a person, which two people read."""
    post = exchange.post()
    id_ = letters.draft(post, _note(partner, 0), letters.Source(), actor=PEOPLE[0], at=clock.now())
    for person in PEOPLE:
        shown = letters.preview(id_, actor=person, at=clock.now())
        letters.release(post, id_, shown.digest, actor=person, at=clock.now())


def queue(partner: str, count: str) -> Any:
    """Queue letters about persons; how long it took."""
    begun = time.perf_counter()
    post = exchange.post()
    for start in range(0, int(count), AT_ONCE):
        notes = [_note(partner, start + number) for number in range(min(AT_ONCE, int(count) - start))]
        letters.release_all(post, notes, letters.Source(), actor=PEOPLE[0], at=clock.now())
    return time.perf_counter() - begun


def carry(partner: str) -> Any:
    """Carry until each message has its receipt; how long it took."""
    begun = time.perf_counter()
    _carry(partner, lambda: True)
    return time.perf_counter() - begun


def both(partner: str, count: str) -> Any:
    """Queue and carry at once, from the first signature to the last receipt."""
    begun = time.perf_counter()
    writing = threading.Thread(target=queue, args=(partner, count))
    writing.start()
    _carry(partner, lambda: not writing.is_alive())
    return time.perf_counter() - begun


def count(partner: str) -> Any:
    """What was sent and received."""
    return tally(partner, actor=PEOPLE[0])


def serve(port: str) -> None:
    """Answer the other node."""
    with exchange.carrier_server("127.0.0.1", int(port)) as server:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        server.serve_forever(poll_interval=0.05)


def _carry(partner: str, is_done: Callable[[], bool]) -> None:
    post, carrier = exchange.post(), exchange.carrier()
    while True:
        done = is_done()
        turn = drain(partner, post=post, carrier=carrier, clock=clock.now)
        if done and not waiting_count(partner):
            return
        if not turn.sent:
            time.sleep(0.01)


def _note(partner: str, number: int) -> Note:
    text = (f"Specimen {number} " * (SIZE // 12))[:SIZE]
    body = {"alert": {"surname": "SPECIMEN", "text": text}, "action": "inform", "reason": "bench"}
    return Note(partner=partner, type="alert", body=body, basis="9(1)", grading="B2")


WORDS = {one.__name__: one for one in (prepare, card, trust, first, queue, carry, both, count, serve)}


def main(word: str, *arguments: str) -> None:
    """Do one thing with this node's server running."""
    with unit.database_in_use():
        found = WORDS[word](*arguments)
    sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
