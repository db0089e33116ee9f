"""Where received items lie: whoever copies one, or makes something of it, says so here (EXC-11)."""

from datetime import datetime
from uuid import UUID

from openpiu.duties.exchange.post import Post
from openpiu.errors import Refused
from openpiu.store.passenger.models import ItemCopy, ReceivedMessage

KINDS = ("case", "export", "request", "alert", "onward")


def register(received: UUID, kind: str, reference: str, *, partner: str = "", post: Post, at: datetime) -> None:
    """Say where something of an item lies; Refused where it was recalled. Doing it again changes nothing."""
    if not is_shown(received):
        raise Refused("this item was recalled: nothing is copied from it any more", rule="EXC-11")
    row = ItemCopy(
        id=post.ids().make("copy", str(received), kind, reference), received_id=received, kind=kind,
        reference=reference, partner=partner, made_at=at,
    )  # fmt: skip
    ItemCopy.objects.using("passenger").bulk_create([row], ignore_conflicts=True)


def is_shown(received: UUID) -> bool:
    """Whether an item may still be seen and used."""
    return ReceivedMessage.objects.using("passenger").filter(id=received, standing__in=["applied", "held"]).exists()
