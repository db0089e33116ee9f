"""The unit's post: which node this is, under which law and with which keys; and what an effect of a message is told."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from weakref import WeakKeyDictionary

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey

from openpiu.adapters.keys.base import KeyStore, NodeKeys, RecordKeys
from openpiu.core.envelope.cards import NodeCard, SignedCard, read_card
from openpiu.core.envelope.messages import Message
from openpiu.core.envelope.sealing import SealingKey
from openpiu.core.envelope.signing import key_id
from openpiu.core.law.profiles import Profile
from openpiu.core.terms.ids import IdMaker
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Letter, NodeCardText, Partner, ReceivedMessage

MACHINE_NAME = "machine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One message that is being applied, inside the transaction of its receipt."""

    post: "Post"
    partner: Partner
    card: NodeCard
    message: Message
    row: ReceivedMessage
    at: datetime


Effect = Callable[[Arrival], str | None]  # the code of a refusal that is to leave its ledger entries; or nothing
Gate = Callable[[Letter], None]  # raises where a letter may not leave any more, whoever has read it
Remover = Callable[[str, str], str]  # reference, mode of the recall -> erased, restricted, or empty: a person decides


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """This node. `effects`: what a type of message leads to, by its name or its beginning; others are kept only."""

    node: str
    unit: str
    state: str
    profile: Profile
    keys: KeyStore
    node_keys: NodeKeys
    record_keys: RecordKeys
    effects: Mapping[str, Effect] = field(default_factory=dict)
    removers: Mapping[str, Remover] = field(default_factory=dict)  # kind of copy -> who takes such copies away
    gates: Mapping[str, Gate] = field(default_factory=dict)  # source of a letter -> who is asked before it leaves
    followers: "tuple[Callable[[Post, datetime], object], ...]" = ()  # what a delivery leads to once it is committed

    def ids(self) -> IdMaker:
        """Makes ids of this unit."""
        return _ids(self.keys)

    def signing(self) -> Ed25519PrivateKey:
        """The key of the newest generation."""
        return self.node_keys.signing_key(self.node_keys.generation())

    def opening(self) -> dict[str, MLKEM768X25519PrivateKey]:
        """All keys that may still open something, by their ids."""
        return {
            name: key
            for generation in range(1, self.node_keys.generation() + 1)
            for name, key in [_opening(self.node_keys.sealing_key(generation))]
        }

    def effect_of(self, kind: str) -> Effect | None:
        """What a message of this type leads to."""
        return self.effects.get(kind) or self.effects.get(f"{kind.partition('.')[0]}.")


def _ids(keys: KeyStore) -> IdMaker:
    """Its key is read once from each store of keys: it never changes."""
    found = _MAKERS.get(keys)
    if found is None:
        found = _MAKERS[keys] = IdMaker(keys.identity_key())
    return found


_MAKERS: WeakKeyDictionary[KeyStore, IdMaker] = WeakKeyDictionary()


@lru_cache(maxsize=64)
def _opening(raw: bytes) -> tuple[str, MLKEM768X25519PrivateKey]:
    key = SealingKey(raw)
    return key_id(key.public()), key.private()


@lru_cache(maxsize=256)
def card_of(text: str) -> SignedCard:
    """A stored card, read again: whoever changed it in the database is found here."""
    return read_card(text.encode())


def newest_card(node: str) -> SignedCard | None:
    """The newest card of a node that this unit holds; its own is among them."""
    rows = NodeCardText.objects.using("passenger").filter(node=node).order_by("-version")
    text = rows.values_list("text", flat=True).first()
    return card_of(text) if text else None


def own_card(post: Post) -> SignedCard:
    """This node's card; OfficerError where none was made yet."""
    card = newest_card(post.node)
    if card is None:
        raise OfficerError("this node has no card yet: make it with `openpiu partner card`")
    return card


def active_partner(code: str) -> Partner:
    """A partner that may be written to; Refused otherwise (EXC-16)."""
    found = Partner.objects.using("passenger").filter(code=code).first()
    if found is None:
        raise OfficerError("there is no such partner; `openpiu partner show` lists them")
    if found.standing != "active":
        raise Refused(
            f"this partner is {found.standing}: two people compare its fingerprint before anything is sent to it",
            rule="EXC-16",
        )
    return found
