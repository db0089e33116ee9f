"""The court bundle of a case: what the handling matrix lets a court have, what it withholds and why (EXC-3, EXC-13).

What is made is entered, and registered as a copy of what partners sent: a later recall asks a person about it.
"""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from openpiu.core.cases.contents import Contents
from openpiu.core.cases.court import verify
from openpiu.core.cases.court.bundle import Matter, Order, court_bundle, pack
from openpiu.core.cases.events import is_code
from openpiu.core.cases.standings import read_standing
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import COPY, content_id, contents_of, instant
from openpiu.duties.exchange import copies
from openpiu.duties.exchange.casework.facts import Held
from openpiu.duties.exchange.casework.signing import keys_of, pen_of
from openpiu.duties.exchange.casework.writing import held_of
from openpiu.duties.exchange.post import Post
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import CaseParty, ItemCopy

NAME = 16  # digits of the bundle's SHA-256 by which it is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """What a court would get."""

    given: tuple[str, ...]  # events whose content is in it
    withheld: tuple[tuple[str, str], ...]  # event, and what to do about it
    files: Mapping[str, bytes]


def court_view(
    post: Post, case: str, court: str, files: Iterable[bytes] = (), *, actor: Actor, at: datetime
) -> Bundle:  # fmt: skip
    """What the bundle would hold for this court, with these files of evidence; nothing leaves.

    OfficerError where case or court is none.
    """
    check_may(actor, Act.TAKE_TO_COURT)
    held = held_of(case)
    if not held.seen.state.case:
        raise OfficerError("there is no such case; go back to the list and open it from there")
    if not is_code(court):
        raise OfficerError("name the court by its code, such as UTO-COURT-1")
    nodes = {node: sorted(keys_of(node)) for node in sorted({event.node for event in held.events})}
    order = Order(case=case, court=court, at=instant(at), by=actor.id, nodes=nodes)
    made = court_bundle(order, _matter(held, files), pen=pen_of(post), verifier=Path(verify.__file__).read_bytes())
    withheld = msgspec.json.decode(made["case.json"])["withheld"]
    given = [msgspec.json.decode(line)["event"] for line in made["contents.jsonl"].splitlines()]
    return Bundle(given=tuple(given), withheld=tuple((event, do) for event, do in withheld), files=made)


def bundle(
    post: Post, case: str, court: str, files: Iterable[bytes] = (), *, actor: Actor, at: datetime
) -> bytes:  # fmt: skip
    """The bundle as one zip; what handling codes keep from a court is named in it as withheld.

    Refused where nothing of the case may go to this court.
    """
    made = court_view(post, case, court, files, actor=actor, at=at)
    if not made.given:
        raise Refused("nothing of this case may be put before this court", rule="EXC-3")
    packed = pack(dict(made.files))
    with in_one_transaction():
        _register(post, held_of(case), made, packed, at=at)
        enter(
            "case.bundled", actor=actor, at=at, subject=f"case:{case}", court=court, events=list(made.given),
            withheld=len(made.withheld), sha256=hashlib.sha256(packed).hexdigest(),
        )  # fmt: skip
    return packed


def _matter(held: Held, files: Iterable[bytes]) -> Matter:
    contents: Contents = contents_of(held.case, held.seen.state.contents)
    rows = CaseParty.objects.using("passenger").filter(case=held.case).exclude(standing=b"").order_by("node")
    return Matter(
        events=held.events, contents=contents, standings=[read_standing(bytes(row.standing)) for row in rows],
        files={hashlib.sha256(content).hexdigest(): content for content in files},
    )  # fmt: skip


def _register(post: Post, held: Held, made: Bundle, packed: bytes, *, at: datetime) -> None:
    hashes = (event.content for event in held.events if event.id in made.given)
    references = [str(content_id(held.case, digest, post.ids())) for digest in hashes]
    rows = ItemCopy.objects.using("passenger").filter(kind=COPY, reference__in=references)
    name = f"court bundle {hashlib.sha256(packed).hexdigest()[:NAME]}"
    for received in sorted(set(rows.values_list("received", flat=True))):
        copies.register(received, "export", name, post=post, at=at)
