"""This node's post: who it is, its keys, and which effects messages have here."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from django.conf import settings
from django.db import connections

from openpiu.adapters.carry.https import CarrierServer, HttpsCarrier, Pair
from openpiu.adapters.keys.base import NodeKeys
from openpiu.adapters.keys.node import FileNodeKeys
from openpiu.conf import clock, unit
from openpiu.conf.environment import environment
from openpiu.duties import cases
from openpiu.duties.exchange import (
    EFFECTS,
    Post,
    answer_pull,
    answer_push,
    casework,
    offered,
    partner_of_certificate,
    trusted_certificates,
)


@cache
def node_keys() -> NodeKeys:
    """The exchange's keys of this node; made on first use."""
    return FileNodeKeys(environment().home / "keys" / "node")


def post() -> Post:
    """This node as the duty wants it."""
    found = environment()
    return Post(
        node=found.node, unit=found.unit, state=found.state, profile=unit.profile(), keys=unit.keys(),
        node_keys=node_keys(), record_keys=settings.RECORD_KEYS, effects=EFFECTS,
        sweepers={"case": cases.take_away}, gates={"case": casework.gate}, followers=(casework.follow_up,),
        removers={offered.COPY: lambda reference, mode: offered.take_away(reference, mode, at=clock.now())},
    )  # fmt: skip


def certificate() -> bytes:
    """The carrier's own certificate, DER."""
    return ssl.PEM_cert_to_DER_cert(node_keys().certificate()[0].read_text("ascii"))


def carrier() -> HttpsCarrier:
    """Calls partners over HTTPS."""
    return HttpsCarrier(_pair())


def carrier_server(host: str, port: int) -> CarrierServer:
    """Answers partners that call; the caller serves and closes it."""
    here = post()

    def push(tls: str, bundle: bytes) -> bytes:
        with _connections_closed():
            return answer_push(partner_of_certificate(tls), bundle, post=here, at=clock.now())

    def pull(tls: str) -> bytes:
        with _connections_closed():
            return answer_pull(partner_of_certificate(tls), post=here, at=clock.now())

    return CarrierServer((host, port), _pair(), trusted=trusted_certificates, push=push, pull=pull)


@contextmanager
def _connections_closed() -> Iterator[None]:
    """Each call has a thread of its own: its connections to the database end with it."""
    try:
        yield
    finally:
        connections.close_all()


def _pair() -> Pair:
    certificate, key = node_keys().certificate()
    return Pair(certificate, key)
