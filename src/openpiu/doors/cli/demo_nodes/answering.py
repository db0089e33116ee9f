"""The partner's node of the demo at work: it answers the story on its pipes, and partners at its port.

A line on standard input is `[word, {...}]`; the answer is one JSON line, `{"error"}` where it could not be done. It
ends with its input.
"""

import sys
from collections.abc import Callable
from functools import partial
from threading import Thread
from typing import Any

import msgspec

from openpiu.conf import exchange, preparing, unit
from openpiu.doors.cli.demo_nodes import doing, doing_cases
from openpiu.errors import OpenpiuError


def answer(port: int) -> None:
    """Answer until the input ends."""
    words: dict[str, Callable[..., Any]] = {**doing.WORDS, **doing_cases.WORDS, "card": partial(doing.card, port)}
    with unit.database_in_use(), exchange.carrier_server("127.0.0.1", port) as server:
        preparing.prepare()  # while the first node still tells its own part of the story
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="partners", daemon=True).start()
        try:
            for line in sys.stdin:
                word, given = msgspec.json.decode(line)
                sys.stdout.write(msgspec.json.encode(_done(words[word], given)).decode() + "\n")
                sys.stdout.flush()
        finally:
            server.shutdown()


def _done(word: Callable[..., Any], given: dict[str, Any]) -> dict[str, Any]:
    try:
        return {"done": word(**given)}
    except OpenpiuError as error:
        return {"error": str(error)}
