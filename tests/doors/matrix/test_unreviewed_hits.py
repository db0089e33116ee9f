"""Many hits that nobody has confirmed: nothing leaves by any way in, and no way in takes more than one hit."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connections, transaction
from psycopg import sql
from typer.main import get_command

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import unit
from openpiu.core.law.permissions import Act
from openpiu.core.law.roles import Role
from openpiu.doors.cli.program import program
from openpiu.doors.console.urls import urlpatterns
from openpiu.doors.rest.interface import rest
from openpiu.duties.exchange import sharing
from openpiu.errors import Refused
from openpiu.store.databases import BASE, PASSENGER
from openpiu.store.passenger.models import Disclosure, Hit, LedgerEntry, Letter, Partner, Review, TravellerRecord
from tests.doors.matrix.people import Things, clients
from tests.doors.matrix.test_matrix_commands import COMMANDS, commands
from tests.doors.matrix.test_matrix_pages import OPERATIONS, PAGES
from tests.doors.matrix.test_matrix_states import by_command, by_duty, by_page, by_rest
from tests.duties.exchange.conftest import Desk

# Every state in which no officers have confirmed; confirmed and released ones cannot be written at all, see below.
STATES = ("raised", "needs_information", "awaiting_second", "disputed", "rejected", "lapsed")
WRITE = (
    "INSERT INTO passenger_disclosure (id, hit_id, evidence, recipient, recipient_class, purpose, offence, is_serious, "
    "link, gravity, sealed, sealed_under, code, released_by, released_at) SELECT gen_random_uuid(), id, evidence, "
    "'UTO-FED', 'competent-authority', '6.2a', 'T', true, 'journey', 'serious', ''::bytea, '', 'x', 'x', now() "
    "FROM passenger_hit"
)
BULK = (
    WRITE,
    "UPDATE passenger_hit SET state = 'released'",
    "UPDATE passenger_hit SET state = 'confirmed', officers = 1",
    "UPDATE passenger_hit SET state = 'confirmed'",
)


def make_many(things: Things, count: int) -> list[str]:
    """That many hits of as many travellers, in all states of the list above, as the program's role writes them."""
    first = things.row()
    origin = TravellerRecord.objects.using("passenger").get(id=first.traveller_id)
    travellers, hits = [], []
    for _ in range(count):
        fields = {field.attname: getattr(origin, field.attname) for field in TravellerRecord._meta.concrete_fields}
        travellers.append(TravellerRecord(**{**fields, "id": uuid4()}))
        travellers[-1].seal(origin.content, under=origin.sealed_under)
        fields = {field.attname: getattr(first, field.attname) for field in Hit._meta.concrete_fields}
        hits.append(Hit(**{**fields, "id": uuid4(), "traveller_id": travellers[-1].id}))
        hits[-1].seal(first.content, under=first.sealed_under)
    TravellerRecord.objects.using("passenger").bulk_create(travellers, batch_size=1000)
    Hit.objects.using("passenger").bulk_create(hits, batch_size=1000)
    for number, state in enumerate(STATES):
        ids = [hit.id for hit in hits[number :: len(STATES)]]
        Hit.objects.using("passenger").filter(id__in=ids).update(state=state)
    return [str(hit.id) for hit in hits]


@pytest.fixture
def abroad(desk: Desk) -> Desk:
    """A partner unit that the journeys of these hits touch, so that nothing but the missing review holds a hit back."""
    Partner.objects.using("passenger").filter(code=desk.abroad.code).update(state="BEL")
    return desk


def by_partner(id_: str, abroad: Desk) -> int:
    """Towards another unit (Art. 9(1))."""
    hit = Hit.objects.using("passenger").get(id=id_)
    what = sharing.Sharing(evidence_version=hit.evidence, offence="T", link="journey", gravity="serious")
    with pytest.raises(Refused, match="reviewed"):
        sharing.share(abroad.post, id_, abroad.abroad.code, what, actor=abroad.officer, at=abroad.at)
    return 1


def try_all(things: Things, ids: Sequence[str], keys: KeyStore, abroad: Desk) -> int:
    """Try each hit by every way in, and by SQL as the program; returns how many attempts were made."""
    browser, tried = clients()[Role.SUPERVISOR], 0
    for id_ in ids:
        one = Things(hit=id_, evidence=things.evidence, at=things.at)
        for way in (by_duty, by_page, by_rest, by_command):
            way(one, Role.SUPERVISOR, browser, keys)
            tried += 1
        tried += by_sql(id_) + by_partner(id_, abroad)
    return tried


def by_sql(id_: str) -> int:
    """Past all duties, as the program's database role."""
    for statement in (f"{WRITE} WHERE id = %s", "UPDATE passenger_hit SET state = 'released' WHERE id = %s"):
        with pytest.raises(DatabaseError, match=r"PNR-6\.(9|10)"), transaction.atomic(using="passenger"):
            connections["passenger"].cursor().execute(statement, [UUID(id_)])
    return 2


def nothing_left(count: int, ids: Sequence[str]) -> None:
    """No disclosure, no confirmed hit, and each refusal by a duty is in the ledger."""
    assert Disclosure.objects.using("passenger").count() == Letter.objects.using("passenger").count() == 0
    assert not Hit.objects.using("passenger").filter(state__in=("confirmed", "released")).exists()
    refused = LedgerEntry.objects.using("passenger").filter(act="disclosure.refused").count()
    assert refused >= 3 * count
    assert Review.objects.using("passenger").filter(hit__in=[UUID(id_) for id_ in ids]).count() == 0


def run(things: Things, keys: KeyStore, abroad: Desk, count: int) -> int:
    """The whole attempt."""
    ids = make_many(things, count)
    tried = try_all(things, ids, keys, abroad)
    for statement in BULK:
        with pytest.raises(DatabaseError, match=r"PNR-6\.(9|10)"), transaction.atomic(using="passenger"):
            connections["passenger"].cursor().execute(statement)
        tried += 1
    nothing_left(count, ids)
    return tried


def test_hits_without_a_reviewer_lead_to_no_disclosure_by_any_way(things: Things, keys: KeyStore, abroad: Desk) -> None:
    """PNR-6.9, PNR-6.10: by duty, page, REST, command, SQL, and to a partner; the small version of the proof below."""
    assert run(things, keys, abroad, 60) == 60 * 7 + len(BULK)


@pytest.mark.prove
@pytest.mark.timeout(3 * 3600)
def test_ten_thousand_hits_without_a_reviewer_lead_to_no_disclosure(
    things: Things, keys: KeyStore, abroad: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    """PNR-6.9, PNR-6.10: 10,000 hits, each tried by every way in."""
    tried = run(things, keys, abroad, 10_000)
    with capsys.disabled():
        sys.stdout.write(f"\n10,000 hits without a reviewer: {tried:,} attempts by 7 ways, 0 disclosures\n")


@contextmanager
def owner() -> Iterator[psycopg.Connection]:
    """The rights of migrations, which the running program never has; nothing is committed."""
    settings = connections["passenger"].settings_dict
    with psycopg.connect(
        host=settings["HOST"], port=settings["PORT"], dbname=settings["NAME"], user=PASSENGER.owner(BASE),
        password=unit.keys().secret_for("postgres:passenger:owner"),
    ) as connection:  # fmt: skip
        yield connection
        connection.rollback()


def test_the_owner_of_the_tables_writes_no_disclosure_either(stores: None) -> None:
    """PNR-6.10: one statement for all hits, by whoever owns the tables: refused by the guards."""
    with owner() as connection:
        copy_of_world(connection, 50)
        for statement in BULK:
            with pytest.raises(psycopg.errors.CheckViolation, match=r"PNR-6\.(9|10)"), connection.transaction():
                connection.execute(statement.encode())


def copy_of_world(connection: psycopg.Connection, count: int) -> None:
    """Hits that the owner of the tables makes: defaults are Django's, so each column is filled by its kind."""
    flight, alert = uuid4(), uuid4()
    fill(connection, "passenger_flightrecord", {"id": flight})
    fill(connection, "passenger_alert", {"id": alert, "owner": "BE", "legal_basis": "Act", "action": "inform",
                                         "reason_class": "under_alert", "person": "{}",
                                         "subject_class": "unsaid", "reason_basis": "unsaid"})  # fmt: skip
    for _ in range(count):
        traveller = uuid4()
        fill(connection, "passenger_travellerrecord", {"id": traveller, "flight_id": flight, "standing": "booked"})
        fill(connection, "passenger_hit", {"id": uuid4(), "traveller_id": traveller, "alert_id": alert, "officers": 1,
                                           "state": "raised", "evidence": "e", "score": 80})  # fmt: skip


FILLERS = {
    "uuid": str(uuid4()), "character varying": "", "text": "", "boolean": False, "jsonb": "{}", "integer": 0,
    "smallint": 0, "bytea": b"", "timestamp with time zone": "2026-11-29T00:00:00Z", "ARRAY": "{}",
    "date": "2026-11-29",
}  # fmt: skip


def fill(connection: psycopg.Connection, table: str, values: dict[str, object]) -> None:
    """One row: the given values, and something of the right kind in every other column that wants a value."""
    wanted = connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s AND is_nullable = 'NO'",
        [table],
    ).fetchall()
    row = {str(name): FILLERS[str(kind)] for name, kind in wanted} | values
    names = sql.SQL(", ").join(sql.Identifier(name) for name in row)
    places = sql.SQL(", ").join(sql.Placeholder() for _ in row)
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})")
    connection.execute(statement.format(sql.Identifier(table), names, places), list(row.values()))


def test_no_page_takes_more_than_one_hit(things: Things) -> None:
    """PNR-6.9, PNR-6.10: the hit stands in the address, once; ids in the form are not looked at."""
    deciding = {name for name, act in PAGES.items() if act in {Act.DECIDE, Act.SETTLE, Act.RELEASE}}
    for pattern in urlpatterns:
        if pattern.name in deciding:
            assert list(pattern.pattern.converters) == ["hit"], pattern.name
    others = make_many(things, 6)
    browser = clients()[Role.SUPERVISOR]
    form = {"decision": "reject", "reasons": ["R1"], "evidence_version": things.evidence, "hit": others, "hits": others}
    browser.post(f"/hits/{things.hit}/decision/", form)
    assert [str(review.hit_id) for review in Review.objects.using("passenger").all()] == [things.hit]


def test_no_operation_of_the_machine_interface_takes_more_than_one_hit() -> None:
    """PNR-6.9, PNR-6.10: by its schema: one hit in the path, and no list in any body."""
    described = rest.get_openapi_schema()
    for name, act in OPERATIONS.items():
        if act in {Act.DECIDE, Act.SETTLE, Act.RELEASE}:
            assert name.count("{hit}") == 1, name
    for name, schema in described["components"]["schemas"].items():
        lists = [field for field, kind in schema.get("properties", {}).items() if kind.get("type") == "array"]
        assert not any("hit" in field for field in lists), (name, lists)


def test_no_command_takes_more_than_one_hit() -> None:
    """PNR-6.9, PNR-6.10: by its options: one id, no file of ids, and nothing that says all of them."""
    found = dict(commands(get_command(program)))
    for name, (act, _) in COMMANDS.items():
        if act not in {Act.DECIDE, Act.SETTLE, Act.RELEASE}:
            continue
        options = {option.name: option for option in found[name].params}
        assert options["hit"].nargs == 1, name
        assert not getattr(options["hit"], "multiple", False), name
        assert not {"all", "file", "path", "paths", "state"} & set(options), name
