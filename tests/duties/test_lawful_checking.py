"""Whether the unit keeps the law: each rule is green on a lawful unit, red on a planted violation, and changes nothing.

Violations are written past all guards, by the server's own administrator with triggers off, and are taken away again.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.db import connections
from django.db.utils import InternalError
from psycopg import sql

from openpiu.adapters.keys.base import KeyStore
from openpiu.conf import law, unit
from openpiu.core.law.profiles import PROFILES
from openpiu.core.law.roles import Actor, Role
from openpiu.core.ledger import Verdict
from openpiu.duties import disclose, lawful, review
from openpiu.duties.lawful.scene import looking_only
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import Refused
from openpiu.store.databases import BASE, OFFICE, PASSENGER, STORES
from openpiu.store.passenger.journal import JOURNAL
from openpiu.store.passenger.models import Hit

EU = PROFILES["eu-strict"]
FILLERS = {
    "uuid": str(uuid4()), "character varying": "", "text": "", "boolean": False, "jsonb": "{}", "integer": 0,
    "bigint": 0, "smallint": 0, "bytea": b"", "timestamp with time zone": "2026-11-01T00:00:00Z",
    "ARRAY": "{}", "date": "2026-11-01",
}  # fmt: skip
Plant = Callable[..., str]


@pytest.fixture
def scene(at: datetime) -> lawful.Scene:
    """The unit a little later than the other tests, under the default profile."""
    return lawful.Scene(profile=EU, at=at + timedelta(hours=1), unit="Utopia PIU")


def red(scene: lawful.Scene) -> dict[str, tuple[str, ...]]:
    """What is asked by the rules that are red, with the places."""
    return {one.asks: one.where for one in lawful.check_rules(scene) if not one.green}


@contextmanager
def administrator(database: str) -> Iterator[psycopg.Connection]:
    """The server's own administrator, whom no trigger and no foreign key binds."""
    address = unit.server().address()
    with psycopg.connect(
        host=address.host, port=address.port, user=address.user, password=address.password, dbname=database,
        autocommit=True,
    ) as connection:  # fmt: skip
        connection.execute("SET session_replication_role = replica")
        connection.execute("SET lock_timeout = '5s'")
        yield connection


@pytest.fixture
def plant(stores: None) -> Iterator[Plant]:
    """Write one row past everything; it is taken away at the end."""
    planted: list[tuple[str, str, str, object]] = []

    def put(table: str, *, key: str = "id", store: str = "passenger", **values: Any) -> str:
        values.setdefault(key, str(uuid4()))
        with administrator(f"{BASE}_{store}") as connection:
            fill(connection, table, values)
        planted.append((store, table, key, values[key]))
        return str(values[key])

    yield put
    for store, table, key, value in reversed(planted):
        with administrator(f"{BASE}_{store}") as connection:
            gone = sql.SQL("DELETE FROM {} WHERE {} = %s").format(sql.Identifier(table), sql.Identifier(key))
            connection.execute(gone, [value])


def fill(connection: psycopg.Connection, table: str, values: dict[str, Any]) -> None:
    """One row: the given values, and something of the right kind in every other column that wants a value."""
    wanted = connection.execute(
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s AND is_nullable = 'NO' "
        "AND is_identity = 'NO'",
        [table],
    ).fetchall()
    row = {str(name): FILLERS[str(kind)] for name, kind in wanted} | values
    names = sql.SQL(", ").join(map(sql.Identifier, row))
    places = sql.SQL(", ").join(sql.Placeholder() for _ in row)
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), names, places)
    connection.execute(statement, list(row.values()))


def test_a_lawful_unit_is_green(
    hit: InboxRow, officer: Actor, second: Actor, at: datetime, keys: KeyStore, scene: lawful.Scene
) -> None:
    """PROF-1: after a day's work: received, screened, reviewed, released; every rule and each profile."""
    card = review.open_hit(hit.hit, actor=officer, at=at)
    for one in (officer, second):
        review.decide(
            hit.hit,
            decision="confirm",
            reasons=["C1"],
            note="",
            evidence_version=card.evidence_version,
            actor=one,
            at=at,
        )
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=card.evidence_version, link="means",
        gravity="serious",
    )  # fmt: skip
    disclose.release(hit.hit, choice=choice, unit="Utopia PIU", actor=officer, at=at, keys=keys)
    for profile in PROFILES.values():
        assert red(replace(scene, profile=profile)) == {}


def test_asking_changes_nothing(hit: InboxRow, scene: lawful.Scene) -> None:
    """PNR-13.9: same head of the ledger, same rows, and PostgreSQL would not let it write."""
    before = (JOURNAL.head(), Hit.objects.using("passenger").count())
    lawful.check_rules(scene)
    assert (JOURNAL.head(), Hit.objects.using("passenger").count()) == before
    for alias in ("default", "passenger", "border"):
        with pytest.raises(InternalError, match="read-only"), looking_only(), connections[alias].cursor() as cursor:
            cursor.execute("DELETE FROM django_migrations WHERE false")


def test_an_old_record_is_red_from_the_day_on_which_the_profile_ends_it(plant: Plant, scene: lawful.Scene) -> None:
    """CJ-14, PNR-12.1: named by id; the next rule follows after five years."""
    id_ = plant("passenger_travellerrecord", received_at="2026-05-23T00:00:00Z", standing="booked")
    asks = "no record is kept past the ordinary time without a ground"
    assert red(replace(scene, at=datetime.fromisoformat("2026-11-22T23:59:00Z"))) == {}
    assert red(scene) == {asks: (f"traveller:{id_}",)}
    assert set(red(replace(scene, at=scene.at.replace(year=2032)))) == {
        asks, "no record is older than the longest time",
    } | {text for text in red(replace(scene, at=scene.at.replace(year=2032))) if "ledger" in text}  # fmt: skip


def test_a_kept_record_is_red_until_it_is_masked(plant: Plant, scene: lawful.Scene) -> None:
    """PNR-12.2, CJ-15: its ground keeps it, and only hidden; when the ground ends it is too old."""
    id_ = plant("passenger_travellerrecord", received_at="2026-05-23T00:00:00Z", standing="booked")
    plant(
        "passenger_ground", traveller_id=id_, kind="case", reference="UTO-1", proposed_by="w.officer",
        confirmed_by="s.super", confirmed_at="2026-06-01T00:00:00Z", review_due="2026-12-01T00:00:00Z",
    )  # fmt: skip
    assert red(scene) == {"every record that is kept longer is masked": (f"traveller:{id_}",)}
    later = replace(scene, at=datetime.fromisoformat("2026-12-01T00:00:00Z"))
    assert set(red(later)) == {"no record is kept past the ordinary time without a ground"}


@pytest.mark.parametrize(
    ("table", "values", "asks"),
    [
        ("passenger_transmission", {"sealed": b"x", "sealed_until": "2026-11-20T00:00:00Z", "state": "stored"},
         "no sealed bytes are kept past their hours"),
        ("passenger_transmission", {"sealed": b"x", "sealed_until": "2027-11-20T00:00:00Z", "state": "stored"},
         "no sealed bytes are kept past their hours"),
        ("passenger_review", {"officer": "m", "role": "machine", "decision": "confirm"},
         "every review is an officer's"),
    ],
)  # fmt: skip
def test_one_row_past_the_guards_is_red(
    plant: Plant, scene: lawful.Scene, table: str, values: dict[str, Any], asks: str
) -> None:
    """MSG-19, PNR-7.4: found by its own rule and no other."""
    id_ = plant(table, **values)
    assert red(scene) == {asks: (f"{table.removeprefix('passenger_')}:{id_}",)}


@pytest.fixture
def planted_hit(plant: Plant) -> Callable[..., str]:
    """A hit with its alert, list and traveller; `state` is the violation."""

    def put(**values: Any) -> str:
        name = plant("passenger_alertlist", key="name", name=f"l{uuid4()}"[:40], owner="BE", legal_basis="Act")
        alert = plant(
            "passenger_alert", list_name=name, owner="BE", legal_basis="Act", action="inform", reason_class="sought",
            subject_class="unsaid", reason_basis="unsaid", reference=str(uuid4()), **values.pop("alert", {}),
        )  # fmt: skip
        traveller = plant("passenger_travellerrecord", received_at="2026-11-01T00:00:00Z", standing="booked")
        row = {"traveller_id": traveller, "alert_id": alert, "officers": 1, "evidence": "e", **values}
        return plant("passenger_hit", **row)

    return put


def test_a_disclosure_past_the_guards_is_red_by_each_rule_that_it_breaks(
    planted_hit: Callable[..., str], plant: Plant, scene: lawful.Scene
) -> None:
    """PNR-6.9, PNR-6.10, PNR-7.1, PNR-1.1: without a review, to a stranger, for no purpose of the directive."""
    hit = planted_hit(state="released")
    asked = {"every confirmed hit has its standing reviews", "every released hit has its disclosure"}
    assert set(red(scene)) == asked
    plant(
        "passenger_disclosure", hit_id=hit, evidence="e", recipient="NEWS", purpose="gossip", offence="99",
        link="not_asked", gravity="not_asked", recipient_class="competent-authority",
        released_by="x", released_at="2026-11-20T00:00:00Z",
    )  # fmt: skip
    assert set(red(scene)) == {
        "every confirmed hit has its standing reviews",
        "every disclosure was confirmed by enough different officers",
        "every recipient is on the notified list",
        "every disclosure names a lawful purpose and an offence",
    }


def test_a_suppressed_hit_without_a_basis_is_red(planted_hit: Callable[..., str], scene: lawful.Scene) -> None:
    """PNR-12.9: what it names does not exist."""
    hit = planted_hit(state="suppressed", rests_on_id=str(uuid4()), rests_until="2026-12-01T00:00:00Z")
    assert red(scene) == {"every suppressed hit rests on a standing review, within its days": (f"hit:{hit}",)}


def test_a_hit_on_an_alert_that_was_over_is_red(planted_hit: Callable[..., str], scene: lawful.Scene) -> None:
    """CJ-4: raised after its last day."""
    hit = planted_hit(state="raised", raised_at="2026-11-10T00:00:00Z", alert={"expires_on": "2026-11-09"})
    assert red(scene) == {"no alert that is over is still compared": (f"hit:{hit}",)}


def test_an_alert_of_a_list_that_nobody_declared_is_red(plant: Plant, scene: lawful.Scene) -> None:
    """PNR-6.5: named by its list."""
    plant(
        "passenger_alert", list_name="secret", owner="BE", legal_basis="Act", action="inform", reason_class="sought",
        subject_class="unsaid", reason_basis="unsaid",
    )  # fmt: skip
    assert red(scene) == {"every list has an owner and a legal basis": ("list:secret",)}


def test_a_criterion_that_nobody_approved_is_red(plant: Plant, scene: lawful.Scene) -> None:
    """PNR-6.6: put in force past the guards."""
    plant("passenger_alertlist", key="name", name="criteria", owner="PIU", legal_basis="Art. 6(3)(b)")
    id_ = plant(
        "passenger_alert", list_name="criteria", owner="PIU", legal_basis="Art. 6(3)(b)", action="inform",
        reason_class="criterion",
        subject_class="unsaid", reason_basis="unsaid", reference="C-9", digest="d", expires_on="2099-01-01",
        withdrawn=False,
    )  # fmt: skip
    asks = "every criterion in force was approved by another person and is within its days"
    assert red(scene) == {asks: (f"alert:{id_}",)}


def test_persons_with_two_hats_and_approvers_of_the_unit_are_red(plant: Plant, scene: lawful.Scene) -> None:
    """PNR-5.1: told by the name; staff ids only."""
    for name, role, home in (("x1", "data_protection", ""), ("x2", "officer", ""), ("x3", "approver", "Utopia PIU")):
        shown = "Ann Two" if home == "" else "Jo Judge"
        plant(
            "office_officer", key="username", store="office", username=name, display_name=shown, role=role,
            home_authority=home, is_active=True,
        )  # fmt: skip
    assert red(scene) == {
        "nobody who oversees or approves holds an operational role": ("staff:x1", "staff:x2"),
        "approvers and inspectors come from outside the unit": ("staff:x3",),
    }


@pytest.mark.parametrize(
    ("values", "asks"),
    [
        (
            {"act": "hit.viewed", "actor": "x", "purpose": None},
            "every consultation and disclosure names its purpose and its person",
        ),
        ({"act": "peeked", "actor": "x"}, "every entry of the ledger has a category of the law"),
        ({"act": "hit.decided", "at": "2021-01-01T00:00:00.000000Z"}, "no entry of the ledger is older than its years"),
    ],
)  # fmt: skip
def test_an_entry_of_the_ledger_that_should_not_be_is_red(
    plant: Plant, scene: lawful.Scene, values: dict[str, Any], asks: str
) -> None:
    """PNR-13.6, PNR-13.8, RGT-1: found by its own rule."""
    row = {"at": "2026-11-20T00:00:00.000000Z", **values}
    plant("passenger_ledgerentry", key="sequence", sequence=999_999, hash=str(uuid4()), **row)
    assert red(scene) == {asks: ("entry:999999",)}


def test_a_ledger_that_does_not_verify_is_red(stores: None, scene: lawful.Scene) -> None:
    """PNR-13.9: as the verifier says."""
    bad = Verdict(ok=False, entries=3, first_bad=4, root=None, reason="broken")
    assert red(replace(scene, verdicts={"border": bad})) == {"the ledgers verify": ("ledger:border",)}


def test_a_guard_that_is_switched_off_is_red(stores: None, scene: lawful.Scene) -> None:
    """PNR-13.9, PNR-6.10: what the owner of the tables can do, and what is seen of it."""
    with administrator(PASSENGER.database(BASE)) as connection:
        connection.execute("ALTER TABLE passenger_disclosure DISABLE TRIGGER guard_disclosure")
        try:
            assert red(scene) == {
                "the guards of the databases are in place": ("passenger_disclosure.guard_disclosure",)
            }
        finally:
            connection.execute("ALTER TABLE passenger_disclosure ENABLE TRIGGER guard_disclosure")
    assert red(scene) == {}


@pytest.mark.parametrize("store", STORES, ids=lambda store: store.suffix)
def test_a_right_too_much_is_red(stores: None, scene: lawful.Scene, store: Any) -> None:
    """PNR-13.9: in each store."""
    right = "TRUNCATE" if store is OFFICE else "DELETE"
    for verb, link in (("GRANT", "TO"), ("REVOKE", "FROM")):
        with administrator(store.database(BASE)) as connection:
            connection.execute(f"{verb} {right} ON django_migrations {link} {store.role(BASE)}".encode())
        wanted = {
            "the program's roles have the rights of their tables and no others": (
                f"django_migrations: {right} too much",
            )
        }
        assert red(scene) == (wanted if verb == "GRANT" else {})


def test_the_border_s_role_in_the_passenger_store_is_red(stores: None, scene: lawful.Scene) -> None:
    """CJ-12: tried, not only read."""
    for verb, link in (("GRANT", "TO"), ("REVOKE", "FROM")):
        with administrator(PASSENGER.database(BASE)) as connection:
            connection.execute(
                f"{verb} CONNECT ON DATABASE {PASSENGER.database(BASE)} {link} {BASE}_border_app".encode()
            )
        asks = "the border's role does not reach passenger data"
        assert red(scene) == ({asks: ("role:border",)} if verb == "GRANT" else {})


def test_keys_that_others_may_read_are_red(stores: None, scene: lawful.Scene, tmp_path: Path) -> None:
    """PNR-13.9: the folder, and each file in it."""
    folder = tmp_path / "keys"
    folder.mkdir(mode=0o700)
    (folder / "signing.pem").touch(mode=0o600)
    seen = replace(scene, keys_folder=folder)
    assert red(seen) == {}
    (folder / "signing.pem").chmod(0o644)
    assert red(seen) == {"the unit's keys are its own system user's alone": ("file:signing.pem",)}


@pytest.mark.parametrize("role", list(Role))
def test_the_result_is_for_oversight_and_the_supervisor(stores: None, scene: lawful.Scene, role: Role) -> None:
    """PNR-15.1: ids and counts."""
    actor = Actor(id="x", role=role)
    if role in {Role.SUPERVISOR, Role.DATA_PROTECTION, Role.INSPECTOR}:
        assert len(lawful.check_rules(scene, actor=actor)) == len(lawful.RULES)
    else:
        with pytest.raises(Refused):
            lawful.check_rules(scene, actor=actor)


def test_this_unit_s_own_scene_verifies_both_ledgers(hit: InboxRow, at: datetime) -> None:
    """PNR-13.9: what the command and the page look at."""
    seen = law.scene(EU, at=at)
    assert {store: verdict.ok for store, verdict in seen.verdicts.items()} == {"passenger": True, "border": True}
    assert red(seen) == {}
