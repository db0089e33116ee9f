"""What joint cases need of this node: who writes, and with which keys its grants are signed."""

from openpiu.conf.environment import environment
from openpiu.conf.exchange import node_keys
from openpiu.core.cases.events import Pen


def pen() -> Pen:
    """This node with its newest signing key."""
    key = node_keys().signing_key(node_keys().generation())
    return Pen(node=environment().node, key=key.public_key().public_bytes_raw().hex(), sign=key.sign)


def host_keys() -> frozenset[str]:
    """All public keys with which this node has ever signed, hexadecimal."""
    generations = range(1, node_keys().generation() + 1)
    return frozenset(node_keys().signing_key(one).public_key().public_bytes_raw().hex() for one in generations)
