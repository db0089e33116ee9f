"""Whose key signs events here, and which keys vouch for the events of another node: those of its trusted cards."""

from openpiu.core.cases.events import Pen
from openpiu.core.cases.lanes import Vouch, vouched_by
from openpiu.duties.exchange.post import Post, card_of
from openpiu.store.passenger.models import NodeCardText


def pen_of(post: Post) -> Pen:
    """This node, with the key of its newest generation."""
    key = post.signing()
    return Pen(node=post.node, key=key.public_key().public_bytes_raw().hex(), sign=key.sign)


def keys_of(node: str) -> frozenset[str]:
    """All signing keys that a node's cards have named: what it signed before a rotation is still its own."""
    texts = NodeCardText.objects.using("passenger").filter(node=node).values_list("text", flat=True)
    return frozenset(card_of(text).card.signing for text in texts)


def vouch_for(node: str) -> Vouch:
    """Whether an event is signed by this node."""
    return vouched_by({node: keys_of(node)})
