"""The court bundle of a case, from the store: written, entered, and registered as a copy of what partners sent."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from openpiu.core.cases.contents import Contents
from openpiu.core.cases.court import verify
from openpiu.core.cases.court.bundle import Matter, Order, court_bundle, pack
from openpiu.core.cases.standings import read_standing
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import COPY, content_id, contents_of, instant
from openpiu.duties.exchange import copies
from openpiu.duties.exchange.casework.signing import keys_of, pen_of
from openpiu.duties.exchange.casework.writing import held_of
from openpiu.duties.exchange.post import Post
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import CaseParty, ItemCopy

NAME = 16  # digits of the bundle's SHA-256 by which it is known


def bundle(
    post: Post, case: str, court: str, files: Iterable[bytes] = (), *, actor: Actor, at: datetime
) -> bytes:  # fmt: skip
    """The whole bundle as a zip; what handling codes keep from a court is named in it as withheld (EXC-3).

    Each content of a partner that is in it becomes a copy: a later recall asks a person what became of the bundle.
    """
    check_may(actor, Act.WRITE_CASES)
    with in_one_transaction():
        held = held_of(case)
        if not held.seen.state.case:
            raise OfficerError("there is no such case here; `openpiu case list` names them")
        nodes = {node: sorted(keys_of(node)) for node in sorted({event.node for event in held.events})}
        order = Order(case=case, court=court, at=instant(at), by=actor.id, nodes=nodes)
        contents = contents_of(case, held.seen.state.contents)
        rows = CaseParty.objects.using("passenger").filter(case=case).exclude(standing=b"").order_by("node")
        matter = Matter(
            events=held.events, contents=contents, standings=[read_standing(bytes(row.standing)) for row in rows],
            files={hashlib.sha256(content).hexdigest(): content for content in files},
        )  # fmt: skip
        made = court_bundle(order, matter, pen=pen_of(post), verifier=Path(verify.__file__).read_bytes())
        packed = pack(made)
        _register(post, case, _given(made, contents), packed, at=at)
        enter(
            "case.exported", actor=actor, at=at, subject=f"case:{case}", court=court, events=len(held.events),
            digest=hashlib.sha256(packed).hexdigest(),
        )  # fmt: skip
    return packed


def _given(made: Mapping[str, bytes], contents: Contents) -> list[str]:
    """Hashes of the contents that stand in the bundle: each with its salt, which no other has."""
    return [digest for digest, content in contents.items() if content.salt.encode() in made["contents.jsonl"]]


def _register(post: Post, case: str, hashes: Iterable[str], packed: bytes, *, at: datetime) -> None:
    references = [str(content_id(case, digest, post.ids())) for digest in hashes]
    rows = ItemCopy.objects.using("passenger").filter(kind=COPY, reference__in=references)
    name = f"court bundle {hashlib.sha256(packed).hexdigest()[:NAME]}"
    for received in sorted(set(rows.values_list("received", flat=True))):
        copies.register(received, "export", name, post=post, at=at)
