"""What a liaison officer was granted and shown is told to the officer's own unit, and entered there (EXC-12)."""

from dataclasses import replace

import pytest

from openpiu.core.cases.grants import Grant, Revocation, sign_grant, sign_revocation, write_grant, write_revocation
from openpiu.core.cases.visiting import name_of
from openpiu.core.law.roles import Actor, Role
from openpiu.core.ledger.entries import read_canonical
from openpiu.duties import cases
from openpiu.duties.exchange import casework
from openpiu.duties.exchange.casework.signing import keys_of, pen_of
from openpiu.store.passenger.models import LedgerEntry
from tests.duties.exchange.casework import ARC, CASE, OPENING, UTO, Table, pen, wired
from tests.duties.exchange.conftest import Desk, acts
from tests.duties.exchange.ways import first_left

GUEST = Actor(id="l.liaison", role=Role.LIAISON, authority="Arcadia PIU", name="L. Liaison")
DRAFT = Grant(
    id="g1", host=UTO, officer=GUEST.id, home=ARC, cases=(CASE,), classes=("note",), verbs=("read",), ceiling="H2",
    purpose="6.2b", legal_basis="PNR-9.2", since="2026-11-01T00:00:00.000000Z", until="2026-12-20T00:00:00.000000Z",
    approvers=(),
)  # fmt: skip
THEIRS = replace(DRAFT, host=ARC, home=UTO, approvers=("a.first", "b.second"))


@pytest.fixture
def table(desk: Desk) -> Table:
    """A case of this unit alone, with a note; an officer of the partner may see its notes."""
    table = Table(wired(desk))
    first_left(desk)
    table.write("opened", "to find a traveller", {**OPENING, "invited": ()})
    table.write("note", "seen at the gate")
    cases.propose_grant(DRAFT, actor=desk.supervisor, at=table.now(), keys=desk.post.keys)
    cases.approve_grant(DRAFT.id, pen=pen_of(desk.post), actor=desk.other, at=table.now(), keys=desk.post.keys)
    return table


def visit(table: Table, thing: str) -> bool:
    """The guest opens a thing; whether it is shown."""
    keys = keys_of(UTO)
    return cases.open_in_visit(thing, "V1", host=UTO, host_keys=keys, actor=GUEST, at=table.now()).is_there


def test_the_home_unit_is_told_of_grant_views_and_end_once_each(table: Table) -> None:
    """EXC-12: every view with its version, in order; what was not shown is not told, nor why an officer looked."""
    post, note = table.desk.post, name_of(CASE, f"{UTO}/2")
    assert visit(table, note)
    assert not visit(table, name_of(CASE, f"{UTO}/1"))
    assert casework.tell_homes(post, table.now()) == 2
    assert casework.tell_homes(post, table.now()) == 0
    told = [one for one in table.fetch() if one.type.startswith("grant.")]
    assert [one.type for one in told] == ["grant.made", "grant.views"]
    (view,) = told[1].body["views"]
    entry = LedgerEntry.objects.using("passenger").get(act="liaison.viewed")
    assert (view["entry"], view["officer"], view["thing"]) == (entry.sequence, GUEST.id, note)
    assert view["version"] == entry.detail["version"]
    assert "why" not in view
    assert visit(table, note)
    cases.revoke_grant(DRAFT.id, pen=pen_of(post), actor=table.desk.supervisor, at=table.now(), keys=post.keys)
    assert not visit(table, note)
    assert casework.tell_homes(post, table.now()) == 2
    assert [one.type for one in table.fetch()] == ["grant.revoked", "grant.views"]
    assert acts("liaison.told") == 2


def test_many_views_go_in_messages_of_some_hundred(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    """EXC-12: none is left out between two messages."""
    monkeypatch.setattr("openpiu.duties.exchange.casework.telling.MOST_AT_ONCE", 2)
    for _ in range(5):
        visit(table, name_of(CASE, f"{UTO}/2"))
    casework.tell_homes(table.desk.post, table.now())
    views = [view["entry"] for one in table.fetch() if one.type == "grant.views" for view in one.body["views"]]
    stored = LedgerEntry.objects.using("passenger").filter(act="liaison.viewed").order_by("sequence")
    assert views == list(stored.values_list("sequence", flat=True))


def test_what_a_host_tells_of_our_officers_is_entered_here(desk: Desk) -> None:
    """EXC-12: the grant as the host signed it, each view, the end; all in this unit's own ledger."""
    signed = sign_grant(THEIRS, pen=pen(ARC))
    ended = sign_revocation(
        Revocation(grant="g1", host=ARC, at="2026-11-23T06:00:00.000000Z", by="a.super"), pen=pen(ARC)
    )
    desk.take(desk.abroad.send("grant.made", body={"grant": read_canonical(write_grant(signed))}))
    desk.take(desk.abroad.send("grant.views"))
    desk.take(desk.abroad.send("grant.revoked", body={"revocation": read_canonical(write_revocation(ended))}))
    assert [one.body["outcome"] for one in desk.abroad.receipts] == ["applied"] * 3
    entries = LedgerEntry.objects.using("passenger").filter(act__startswith="liaison.").order_by("sequence")
    assert [one.act for one in entries] == ["liaison.grant_told", "liaison.view_told", "liaison.end_told"]
    assert entries[1].detail["host"] == ARC
    assert (entries[1].subject, entries[1].detail["thing"]) == ("case:case-7", "UTO-PIU/2")


def test_a_grant_that_is_not_its_hosts_or_not_for_this_unit_is_refused(desk: Desk) -> None:
    """EXC-12: changed, signed by another node, or of another home."""
    good = sign_grant(THEIRS, pen=pen(ARC))
    for wrong in (
        replace(good, ceiling="H3"),
        sign_grant(replace(THEIRS, host="LAP-PIU"), pen=pen("LAP-PIU")),
        sign_grant(replace(THEIRS, home="LAP-PIU"), pen=pen(ARC)),
    ):
        desk.take(desk.abroad.send("grant.made", body={"grant": read_canonical(write_grant(wrong))}))
        assert desk.abroad.receipts[-1].body["code"] == "bad-body"
    assert acts("liaison.grant_told") == 0
