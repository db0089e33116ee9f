"""Carrying by HTTPS: both sides show a certificate that the other's card names, and nobody else gets a word."""

import hashlib
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from openpiu.adapters.carry.https import CarrierServer, HttpsCarrier, Pair
from openpiu.adapters.keys.node import FileNodeKeys
from openpiu.errors import OperatorError, Refused
from tests.adapters.carry.free_port import free_port


class Side:
    """One node's certificate."""

    def __init__(self, folder: Path) -> None:
        self.pair = Pair(*FileNodeKeys(folder).certificate())
        self.text = self.pair.certificate.read_text()
        self.digest = hashlib.sha256(ssl.PEM_cert_to_DER_cert(self.text)).hexdigest()


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Side, Side, Side]:
    """Here, there, and a stranger."""
    here, there, stranger = (Side(tmp_path / name) for name in ("here", "there", "stranger"))
    return here, there, stranger


@pytest.fixture
def address(sides: tuple[Side, Side, Side]) -> Iterator[str]:
    """A partner that gives back what it gets, and knows only the first side."""
    here, there, _ = sides

    def push(who: str, bundle: bytes) -> bytes:
        if bundle == b"not you":
            raise Refused("not an active partner", rule="EXC-16")
        return f"{who}:".encode() + bundle

    port = free_port()
    with CarrierServer(
        ("127.0.0.1", port), there.pair, trusted=lambda: here.text, push=push, pull=lambda who: b"waiting"
    ) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"https://127.0.0.1:{port}"
        server.shutdown()


def test_bundles_go_both_ways_and_who_calls_is_known_by_its_certificate(
    sides: tuple[Side, Side, Side], address: str
) -> None:
    """EXC-8, EXC-16: the same bytes."""
    here, there, _ = sides
    carrier = HttpsCarrier(here.pair)
    assert carrier.push(address, there.digest, b"bundle") == f"{here.digest}:bundle".encode()
    assert carrier.pull(address, there.digest) == b"waiting"
    with pytest.raises(OperatorError, match="403"):
        carrier.push(address, there.digest, b"not you")


def test_a_stranger_is_not_heard_and_a_stranger_s_answer_is_not_taken(
    sides: tuple[Side, Side, Side], address: str
) -> None:
    """EXC-16: on both sides."""
    here, there, stranger = sides
    with pytest.raises(OperatorError):
        HttpsCarrier(stranger.pair).push(address, there.digest, b"bundle")
    for pin in (stranger.digest, ""):
        with pytest.raises(OperatorError, match="not the partner"):
            HttpsCarrier(here.pair).pull(address, pin)


@pytest.mark.parametrize("wrong", ["", "http://127.0.0.1:1", "https://127.0.0.1:1"])
def test_who_cannot_be_reached_is_said_to_be_tried_again(sides: tuple[Side, Side, Side], wrong: str) -> None:
    """EXC-8: a partner may be away; a card without an address means a file."""
    with pytest.raises(OperatorError):
        HttpsCarrier(sides[0].pair).pull(wrong, sides[1].digest)
