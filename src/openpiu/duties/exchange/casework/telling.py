"""Grants, their end and every view of a liaison officer, told to the officer's own unit, which enters them (EXC-12).

What is told stands in this unit's ledger already: who was granted, revoked, shown. It is read there from the last that
was told, so that nothing is told twice or left out, however grants were made and whatever ended in between.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from openpiu.core.cases.grants import hold, read_grant, read_revocation
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.law.roles import MACHINE
from openpiu.core.ledger.entries import canonical, read_canonical
from openpiu.duties.acting import Doing, enter, enter_all, in_one_transaction
from openpiu.duties.exchange.casework.facts import LANE
from openpiu.duties.exchange.casework.signing import keys_of
from openpiu.duties.exchange.post import Arrival, Post
from openpiu.duties.exchange.writing import Note, Written, lock_partner, send
from openpiu.errors import IntegrityError
from openpiu.store.passenger.models import LedgerEntry, LiaisonGrant, LiaisonRevocation, Partner

ACTS = ("liaison.granted", "liaison.revoked", "liaison.viewed")
MOST_AT_ONCE = 500  # views of one message


def tell_homes(post: Post, at: datetime) -> int:
    """Queue what each home unit has not been told yet; returns how many messages. Called daily, or with each turn."""
    lines = LiaisonGrant.objects.using("passenger").values_list("line", flat=True)
    homes = {grant.officer: grant.home for grant in (read_grant(bytes(line)) for line in lines)}
    active = Partner.objects.using("passenger").filter(code__in=set(homes.values()), standing="active")
    return sum(_tell(post, code, homes, at) for code in active.order_by("code").values_list("code", flat=True))


def _tell(post: Post, home: str, homes: Mapping[str, str], at: datetime) -> int:
    with in_one_transaction():
        lock_partner(home)
        entries = LedgerEntry.objects.using("passenger").filter(act__in=ACTS, sequence__gt=_told(home))
        fresh = list(entries.order_by("sequence"))
        own = [entry for entry in fresh if _home_of(entry, homes) == home]
        if not own:
            return 0
        notes = [*_grants(home, own), *_views(home, [entry for entry in own if entry.act == "liaison.viewed"])]
        send(post, notes, actor=MACHINE, at=at)
        enter(
            "liaison.told", actor=MACHINE, at=at, subject=f"partner:{home}", upto=fresh[-1].sequence,
            messages=len(notes), entries=len(own),
        )  # fmt: skip
    return len(notes)


def _told(home: str) -> int:
    """The last entry that this home has been told of."""
    rows = LedgerEntry.objects.using("passenger").filter(act="liaison.told", subject=f"partner:{home}")
    last = rows.order_by("-sequence").first()
    return int(last.detail["upto"]) if last else 0


def _home_of(entry: LedgerEntry, homes: Mapping[str, str]) -> str:
    if entry.act == "liaison.viewed":
        return homes.get(entry.actor, "")
    row = LiaisonGrant.objects.using("passenger").filter(reference=_reference(entry)).first()
    return read_grant(bytes(row.line)).home if row else ""


def _reference(entry: LedgerEntry) -> str:
    return str(entry.subject).partition(":")[2]


def _grants(home: str, entries: Iterable[LedgerEntry]) -> Iterable[Written]:
    for entry in entries:
        reference = _reference(entry)
        if entry.act == "liaison.granted":
            row = LiaisonGrant.objects.using("passenger").get(reference=reference)
            yield _note(home, "grant.made", {"grant": read_canonical(bytes(row.line))})
        if entry.act == "liaison.revoked":
            ends = LiaisonRevocation.objects.using("passenger").filter(reference=reference)
            lines = (bytes(line) for line in ends.values_list("line", flat=True))
            line = next(one for one in lines if read_revocation(one).at == entry.at)
            yield _note(home, "grant.revoked", {"revocation": read_canonical(line)})


def _views(home: str, entries: list[LedgerEntry]) -> Iterable[Written]:
    views = [_view(entry) for entry in entries]
    for start in range(0, len(views), MOST_AT_ONCE):
        yield _note(home, "grant.views", {"views": views[start : start + MOST_AT_ONCE]})


def _view(entry: LedgerEntry) -> dict[str, Any]:
    """One view as the home's ledger keeps it: ids and codes; why an officer looked is text, and stays at the host."""
    detail = entry.detail
    return {
        "entry": entry.sequence, "officer": entry.actor, "at": entry.at, "case": _reference(entry),
        "thing": str(detail["thing"]), "verb": str(detail["verb"]), "version": str(detail["version"]) or "none",
    }  # fmt: skip


def _note(home: str, kind: str, body: Mapping[str, Any]) -> Written:
    return Written(Note(partner=home, type=kind, body=body, lane=LANE, handling="H0"))


def take_grant(arrival: Arrival) -> None:
    """A host's grant to an officer of this unit: entered, once its signature holds."""
    with _rejected("grant"):
        grant = read_grant(canonical(arrival.message.body["grant"]))
        hold(grant.officer, host=arrival.partner.code, keys=keys_of(arrival.partner.code), grants=[grant])
    if grant.home != arrival.post.node:
        raise Rejected("bad-body", "home")
    enter(
        "liaison.grant_told", actor=MACHINE, at=arrival.at, subject=f"liaison:{grant.id}", officer=grant.officer,
        host=grant.host, cases=list(grant.cases), ceiling=grant.ceiling, until=grant.until,
    )  # fmt: skip


def take_revocation(arrival: Arrival) -> None:
    """The host has ended a grant."""
    with _rejected("revocation"):
        ended = read_revocation(canonical(arrival.message.body["revocation"]))
        hold("", host=arrival.partner.code, keys=keys_of(arrival.partner.code), revocations=[ended])
    enter(
        "liaison.end_told", actor=MACHINE, at=arrival.at, subject=f"liaison:{ended.grant}", host=ended.host,
        ended_at=ended.at,
    )  # fmt: skip


def take_views(arrival: Arrival) -> None:
    """What this unit's officers were shown at the host: one entry a view, with the host's own."""
    host = arrival.partner.code
    doings = [
        Doing(
            act="liaison.view_told", subject=f"case:{view['case']}", purpose=None,
            detail={
                "host": host, "entry": view["entry"], "officer": view["officer"], "viewed_at": view["at"],
                "thing": view["thing"], "verb": view["verb"], "version": view["version"],
            },
        )
        for view in arrival.message.body["views"]
    ]  # fmt: skip
    enter_all(doings, actor=MACHINE, at=arrival.at)


@contextmanager
def _rejected(field: str) -> Iterator[None]:
    """What is no grant, or not signed by its host, is a message that is not of its kind."""
    try:
        yield
    except (IntegrityError, TypeError, ValueError) as error:
        raise Rejected("bad-body", field) from error
