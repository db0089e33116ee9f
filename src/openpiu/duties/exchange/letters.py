"""The release gate: exactly what would leave is drafted, read and let go by people; everything else stays (PNR-6.10).

Deny by default: a message that carries a person is sent from a letter only, with at least one review of exactly its
content, two for the first that a partner gets. The database holds the same (sql/exchange.sql).
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from openpiu.core.envelope.messages import check_message
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.roles import Actor
from openpiu.core.ledger import GENESIS
from openpiu.duties.acting import Doing, enter, enter_all, in_one_transaction
from openpiu.duties.exchange.post import Post, active_partner
from openpiu.duties.exchange.writing import Note, Written, carries_persons, check_terms, fields_of, lock_partner, send
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Letter, LetterReview, Partner, SentMessage
from openpiu.store.sealed import SENT, kept_name, shelf_names

# What a message gets only when it leaves; any values of the right kind, so that the rest can be checked before.
_UNPLACED: dict[str, Any] = {
    "id": str(UUID(int=0)), "seq": 1, "prev": GENESIS, "ack": {"seq": 0, "digest": GENESIS},
    "ledger": {"entries": 0, "hash": GENESIS},
}  # fmt: skip
SOURCES = ("hit", "request", "received", "case", "desk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What a letter rests on: a reviewed hit, an answered request, a received item, what was written in a joint case,
    or the officer's own words.
    """

    kind: str = "desk"
    id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterPreview:
    """Exactly what would leave, and to whom."""

    letter: str
    digest: str
    partner: str
    type: str
    fields: Mapping[str, Any]
    reviewed_by: tuple[str, ...]
    needed: int  # how many people have to read it
    sent: bool


def draft(post: Post, note: Note, source: Source, *, actor: Actor, at: datetime) -> str:
    """Keep what is to leave, to be read; returns the letter's id. Nothing leaves by it."""
    check_may(actor, Act.WRITE_ABROAD)
    partner = active_partner(note.partner)
    check_terms(note, partner)
    with in_one_transaction():
        row = _letter(post, note, source, 0, actor=actor, at=at)
        _seal(row, note, under=kept_name(row.id, SENT), fields=fields_of(post, note, actor=actor, at=at))
        row.save(using="passenger", force_insert=True)
        enter(
            "letter.drafted", actor=actor, at=at, subject=f"letter:{row.id}", purpose=note.purpose,
            partner=note.partner, type=note.type, digest=row.digest, source=source.kind,
        )  # fmt: skip
    return str(row.id)


def preview(letter_id: str, *, actor: Actor, at: datetime) -> LetterPreview:
    """Exactly what would leave; seeing it is a consultation."""
    check_may(actor, Act.WRITE_ABROAD)
    with in_one_transaction():
        row = find_letter(letter_id)
        enter("letter.previewed", actor=actor, at=at, subject=f"letter:{row.id}", purpose="6.2b", digest=row.digest)
        return LetterPreview(
            letter=str(row.id), digest=row.digest, partner=row.partner_id, type=row.type,
            fields=row.content["fields"], reviewed_by=tuple(row.reviews.values_list("reviewed_by", flat=True)),
            needed=people_needed(row), sent=_is_sent(row),
        )  # fmt: skip


def release(post: Post, letter_id: str, digest: str, *, actor: Actor, at: datetime) -> bool:
    """One person's word that exactly this may leave. True: it left; False: another person has to read it too."""
    check_may(actor, Act.WRITE_ABROAD)
    with in_one_transaction():
        row = find_letter(letter_id)
        lock_partner(row.partner_id)
        if _is_sent(row):
            raise OfficerError("this letter has left already")
        if digest != row.digest:
            raise OfficerError("this is not what you have read: open the preview again")
        if row.source in post.gates:
            post.gates[row.source](row)
        _read_by(post, row, actor=actor, at=at)
        if row.reviews.count() < people_needed(row):
            return False
        send(post, [Written(_note(row), row)], actor=actor, at=at)
    return True


def _read_by(post: Post, row: Letter, *, actor: Actor, at: datetime) -> None:
    """Enter that this person has read it; who has read it already lets it go where one person has become enough."""
    if row.reviews.filter(reviewed_by=actor.id).exists():
        if row.reviews.count() < people_needed(row):
            raise Refused("the second person to read it is another one", rule="EXC-16")
        return
    LetterReview.objects.using("passenger").create(
        id=post.ids().make("letter-review", str(row.id), actor.id), letter=row, digest=row.digest,
        reviewed_by=actor.id, reviewed_at=at,
    )  # fmt: skip
    enter("letter.reviewed", actor=actor, at=at, subject=f"letter:{row.id}", purpose="6.2b", digest=row.digest)


def release_all(
    post: Post, notes: Sequence[Note], source: Source, *, actor: Actor, at: datetime
) -> list[SentMessage]:  # fmt: skip
    """One officer's word about several letters that were read together, to partners that had such before."""
    check_may(actor, Act.WRITE_ABROAD)
    with in_one_transaction():
        for code in sorted({note.partner for note in notes}):
            check_terms_of_set([note for note in notes if note.partner == code], active_partner(code))
        rows = [_letter(post, note, source, number, actor=actor, at=at) for number, note in enumerate(notes, start=1)]
        names = shelf_names(SENT, rows[0].id, len(rows))
        for row, note, name in zip(rows, notes, names, strict=True):
            _seal(row, note, under=name, fields=fields_of(post, note, actor=actor, at=at))
        Letter.objects.using("passenger").bulk_create(rows)
        LetterReview.objects.using("passenger").bulk_create(
            LetterReview(
                id=post.ids().make("letter-review", str(row.id), actor.id), letter=row, digest=row.digest,
                reviewed_by=actor.id, reviewed_at=at,
            )
            for row in rows
        )  # fmt: skip
        enter_all([_reviewed(row) for row in rows], actor=actor, at=at)
        return send(post, [Written(*pair) for pair in zip(notes, rows, strict=True)], actor=actor, at=at)


def check_terms_of_set(notes: Sequence[Note], partner: Partner) -> None:
    """Refuse a set of which one letter may not go, or which is the first that carries a person to this partner."""
    for note in notes:
        check_terms(note, partner)
    if not SentMessage.objects.using("passenger").filter(partner=partner, persons=True).exists():
        raise Refused("the first letter to a partner is read by two: release it by itself", rule="EXC-16")


def people_needed(row: Letter) -> int:
    """Two before the first that carries a person to a partner, one afterwards."""
    had = SentMessage.objects.using("passenger").filter(partner_id=row.partner_id, persons=True).exists()
    return 1 if had or not row.persons else 2


def find_letter(letter_id: str) -> Letter:
    """One letter."""
    try:
        return Letter.objects.using("passenger").get(id=UUID(letter_id))
    except (ValueError, Letter.DoesNotExist) as error:
        raise OfficerError("there is no such letter; draft it anew") from error


def digest_of(fields: Mapping[str, Any]) -> str:
    """Over what leaves, but for when it was written and by whom: that is the review's own."""
    said = {name: value for name, value in fields.items() if name not in {"created", "officer", "role"}}
    return hashlib.sha256(msgspec.json.encode(said, order="sorted")).hexdigest()


def _letter(
    post: Post, note: Note, source: Source, number: int, *, actor: Actor, at: datetime
) -> Letter:  # fmt: skip
    """A letter that is not stored yet; `number` tells several of one moment apart."""
    fields = fields_of(post, note, actor=actor, at=at)
    try:
        check_message({**_UNPLACED, **fields})
    except Rejected as rejected:
        raise OfficerError(f"this letter is not complete: {rejected}") from rejected
    digest = digest_of(fields)
    rests_on = (source.kind, str(source.id), str(note.of_received), str(number))
    id_ = post.ids().make("letter", note.partner, digest, *rests_on, actor.id, at.isoformat())
    return Letter(
        id=id_, partner_id=note.partner, type=note.type, digest=digest, source=source.kind, reference=source.id,
        persons=carries_persons(note.type, note.body), drafted_by=actor.id, drafted_at=at,
    )  # fmt: skip


def _seal(row: Letter, note: Note, *, under: str, fields: Mapping[str, Any]) -> None:
    row.seal({"note": note, "fields": fields}, under=under)


def _reviewed(row: Letter) -> Doing:
    return Doing(act="letter.reviewed", subject=f"letter:{row.id}", purpose="6.2b", detail={"digest": row.digest})


def _note(row: Letter) -> Note:
    return msgspec.convert(row.content["note"], Note, strict=False)


def _is_sent(row: Letter) -> bool:
    return SentMessage.objects.using("passenger").filter(id=row.id).exists()
