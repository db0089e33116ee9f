"""What one node of the exchange is asked to do in the proofs of `test_exchange_nodes`, one function a word."""

import os
import random
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count as counting
from pathlib import Path
from typing import Any

import msgspec
from django.contrib.auth import get_user_model
from django.db import transaction
from typer.testing import CliRunner

from openpiu.adapters.carry.base import Carrier
from openpiu.adapters.carry.https import CarrierServer, Pair
from openpiu.conf import clock, preparing, unit
from openpiu.conf import exchange as wired
from openpiu.core.envelope.bundles import read_bundle, write_bundle
from openpiu.core.envelope.cards import read_card
from openpiu.core.law.roles import Actor, Role
from openpiu.doors.cli.program import program
from openpiu.duties import exchange
from openpiu.duties.exchange import partners, reconciling
from openpiu.duties.exchange.sending import waiting_count
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.errors import OperatorError
from openpiu.store.passenger.models import LedgerEntry, ReceivedMessage, SentMessage

FIRST, SECOND = (Actor(id=name, role=Role.SUPERVISOR, authority="Police") for name in ("f.super", "s.super"))
BODY = {"of": "01900000-0000-7000-8000-000000000001", "outcome": "found"}
LANES = ("urgent", "requests")


class Weather(Carrier):
    """A carrier that loses, repeats and shuffles what it carries, before or after it was handed over."""

    def __init__(self, calm: Carrier, seed: int) -> None:
        self.calm, self.rng = calm, random.Random(seed)

    def push(self, address: str, tls: str, bundle: bytes) -> bytes:
        """Some envelopes are lost, some come twice, in any order; then perhaps the answer is lost."""
        if self.rng.random() < 0.1:
            raise OperatorError("lost on the way")
        answer = self.calm.push(address, tls, self._stirred(bundle))
        if self.rng.random() < 0.1:
            raise OperatorError("the answer was lost")
        return self._stirred(answer)

    def pull(self, address: str, tls: str) -> bytes:
        """The same for what is fetched."""
        return self._stirred(self.calm.pull(address, tls))

    def _stirred(self, bundle: bytes) -> bytes:
        kept = [one for one in read_bundle(bundle) if self.rng.random() > 0.05]
        kept += [one for one in kept if self.rng.random() < 0.1]
        self.rng.shuffle(kept)
        return write_bundle(kept)


def card(port: str) -> Any:
    """Make this node's card."""
    what = partners.Particulars(address=f"https://127.0.0.1:{port}", tls=wired.certificate())
    signed = partners.issue_card(wired.post(), what, actor=FIRST, at=clock.now())
    return {"card": signed.text.decode(), "words": signed.fingerprint}


def trust(path: str, words: str) -> Any:
    """Take the other's card; two people compare it."""
    text = Path(path).read_bytes()
    partners.add(wired.post(), text, actor=FIRST, at=clock.now())
    for person in (FIRST, SECOND):
        partners.confirm(read_card(text).card.node, words, actor=person, at=clock.now())


def queue(partner: str, count: str) -> Any:
    """Queue messages on two lanes, in transactions of a hundred."""
    post = wired.post()
    notes = [Written(Note(partner=partner, type="sighting", body=BODY, lane=LANES[n % 2])) for n in range(int(count))]
    for start in range(0, len(notes), 100):
        with transaction.atomic(using="passenger"):
            send(post, notes[start : start + 100], actor=FIRST, at=clock.now())


def serve(port: str) -> Any:
    """Answer the other until this process is ended."""
    with carrier_server(int(port), _hours()) as server:
        say("ready")
        server.serve_forever(poll_interval=0.05)


def carrier_server(port: int, hours: Iterator[datetime]) -> CarrierServer:
    """As `conf.exchange` makes it, with a clock that runs as the other's."""
    post, pair = wired.post(), Pair(*wired.node_keys().certificate())
    return CarrierServer(
        ("127.0.0.1", port), pair, trusted=exchange.trusted_certificates,
        push=lambda tls, bundle: exchange.answer_push(
            exchange.partner_of_certificate(tls), bundle, post=post, at=next(hours)
        ),
        pull=lambda tls: exchange.answer_pull(exchange.partner_of_certificate(tls), post=post, at=next(hours)),
    )  # fmt: skip


def _hours() -> Iterator[datetime]:
    """A week of absence passes in seconds: every pause is over at each turn."""
    begun = clock.now()
    return (begun + timedelta(minutes=20 * number) for number in counting())


def say(text: str) -> None:
    """One line to whoever asked."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def carry(partner: str, seed: str) -> Any:
    """Turns with the other until nothing waits on either side; each turn says how far it is."""
    post, carrier, idle = wired.post(), Weather(wired.carrier(), int(seed)), 0
    for at in _hours():
        try:
            turn = exchange.push_and_pull(partner, post=post, carrier=carrier, at=at)
        except OperatorError:
            say("again")
            continue
        taken = turn.taken
        moved = taken.applied + taken.held + taken.again + taken.receipts + taken.refused + turn.sent
        idle = 0 if moved or waiting_count(partner) else idle + 1
        say("turn")
        if idle == 3:
            return


def state() -> Any:
    """What was sent and received, by lane, in order; and whether the ledger tells the same."""
    sent = SentMessage.objects.using("passenger").order_by("lane", "seq")
    received = ReceivedMessage.objects.using("passenger").order_by("lane", "seq")
    ledger = LedgerEntry.objects.using("passenger")
    return {
        "sent": list(sent.values_list("lane", "seq", "digest")),
        "settled": sent.filter(standing="applied").exclude(receipt="").count(),
        "received": list(received.filter(standing="applied").values_list("lane", "seq", "digest")),
        "held": received.filter(standing="held").count(),
        "entered": [ledger.filter(act=f"exchange.{act}").count() for act in ("sent", "received", "receipted")],
        "alarms": ledger.filter(act="exchange.alarm").count(),
    }


def settle(partner: str) -> Any:
    """Queue a comparison of both sides' lists; its answer says how many differences there are."""
    reconciling.ask(wired.post(), partner, actor=FIRST, at=clock.now())


def differences(partner: str) -> Any:
    """What the last comparison said."""
    return {"differences": reconciling.last_result(partner)}


def migrate() -> Any:
    """Make the databases."""
    preparing.prepare()


def stop() -> Any:
    """Stop this node's server for good."""
    unit.server().stop()


def people() -> Any:
    """Accounts of an officer and of a second reader."""
    for name, role in (("w.officer", "officer"), ("s.super", "supervisor")):
        get_user_model().objects.create(
            username=name, display_name=name, role=role, home_authority="Police", password="!"
        )


def command(*words: str) -> Any:
    """One command of the program, as it is typed; its exit code and its last line of JSON or text."""
    result = CliRunner().invoke(program, words)
    lines = result.stdout.splitlines()
    return {"code": result.exit_code, "said": lines[-1] if lines else "", "why": repr(result.exception)}


WORDS = {
    one.__name__: one
    for one in (migrate, stop, card, trust, queue, serve, carry, state, settle, differences, people, command)
}


def do(word: str, *arguments: str) -> None:
    """Do one thing with this node's server running."""
    say(str(os.getpid()))
    if word == "stop":
        stop()
        return
    with unit.database_in_use():
        found = WORDS[word](*arguments)
    say(msgspec.json.encode(found).decode())
