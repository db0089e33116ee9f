"""Alerts: every row is imported or refused with its line and reason; no alert without owner and legal basis."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor, Role
from openpiu.duties import alerts
from openpiu.duties.alerts import Edition, ImportReport, ListDefaults
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Alert, LedgerEntry

ROW: dict[str, Any] = {
    "id": "BE-1", "surname": "Tesfarouni", "given_names": "Mahmoud", "birth_date": "1988-04", "sex": "M",
    "nationalities": ["UTO"], "documents": [{"type": "P", "number": "ZZ0419737", "issuer": "UTO"}], "list": "wanted",
    "action": "inform", "legal_basis": "Specimen Act, section 26", "owner": "BE", "reason": "specimen",
    "expires": "2027-12-31",
}  # fmt: skip
COLUMNS = (
    "id,surname,given_names,birth_date,nationalities,document_number,document_issuer,list,action,owner,legal_basis"
)
NO_DEFAULTS = ListDefaults()
Load = Callable[..., ImportReport]


def lines(*rows: object) -> bytes:
    """JSON Lines; bytes stay as they are."""
    return b"\n".join(row if isinstance(row, bytes) else msgspec.json.encode(row) for row in rows)


@pytest.fixture
def load(stores: None, supervisor: Actor, at: datetime, keys: KeyStore) -> Load:
    """Import a file as the supervisor."""

    def put(content: bytes, form: str = "jsonl", defaults: ListDefaults = NO_DEFAULTS) -> ImportReport:
        edition = Edition(files=(content,), form=form)
        return alerts.import_alerts(edition, defaults=defaults, actor=supervisor, at=at, keys=keys)

    return put


def only() -> Alert:
    """The one alert there is."""
    return Alert.objects.using("passenger").get()


def test_every_row_is_reported_with_its_line(load: Load) -> None:
    """PNR-6.5: one bad row does not stop the others, and none is passed over."""
    report = load(
        lines(ROW, b"", {**ROW, "id": "BE-2", "action": "exile"}, b"{not json", {**ROW, "id": "BE-3"}, b"[1]")
    )
    found = [(row.line, row.reference, row.outcome) for row in report.rows]
    assert found == [
        (1, "BE-1", "added"), (3, "BE-2", "refused"), (4, None, "refused"), (5, "BE-3", "added"), (6, None, "refused"),
    ]  # fmt: skip
    assert (report.added, report.changed, report.unchanged, report.refused) == (2, 0, 0, 3)


def test_the_same_row_again_changes_nothing_and_another_one_does(load: Load) -> None:
    """MSG-21: known by list and reference."""
    assert load(lines(ROW)).added == 1
    assert load(lines(ROW)).unchanged == 1
    assert only().version == 1
    assert load(lines({**ROW, "reason": "another"})).changed == 1
    assert (only().version, only().reason) == (2, "another")


def test_one_reference_in_two_lists_is_two_alerts(load: Load) -> None:
    """Each owner numbers as they like."""
    assert load(lines(ROW, {**ROW, "list": "customs"})).added == 2


def test_a_reference_twice_in_one_file_is_refused_the_second_time(load: Load) -> None:
    """PNR-6.5: which of the two holds is not ours to guess."""
    report = load(lines(ROW, {**ROW, "surname": "Other"}))
    assert [row.outcome for row in report.rows] == ["added", "refused"]
    assert "earlier line" in report.rows[1].why
    assert only().name.startswith("Tesfarouni")


@pytest.mark.parametrize("field", ["owner", "legal_basis"])
@pytest.mark.parametrize("value", ["", "   ", None])
def test_a_list_without_owner_or_legal_basis_is_refused(load: Load, field: str, value: str | None) -> None:
    """PNR-6.5: whole, with the rule, and nothing of it is kept."""
    with pytest.raises(Refused, match=f"PNR-6.5.*--{field.replace('_', '-')}"):
        load(lines({**ROW, field: value}))
    assert not Alert.objects.using("passenger").exists()


def test_a_row_that_lacks_what_the_others_of_its_list_say_is_refused_alone(load: Load) -> None:
    """PNR-6.5: a list that its rows declare fills nothing in, now or the second time."""
    for outcome in ("added", "unchanged"):
        report = load(lines({**ROW, "id": "BE-2", "legal_basis": ""}, ROW))
        assert [row.outcome for row in report.rows] == ["refused", outcome]
        assert "legal_basis: required (PNR-6.5)" in report.rows[0].why


def test_a_file_in_which_no_list_is_named_is_refused(load: Load) -> None:
    """PNR-6.5."""
    with pytest.raises(Refused, match="--list"):
        load(lines({**ROW, "list": ""}))


def test_what_a_row_does_not_say_the_whole_file_may_say(load: Load) -> None:
    """PNR-6.5: owner, legal basis, list and action of a whole list."""
    bare = {key: ROW[key] for key in ("id", "surname")}
    load(lines(bare), defaults=ListDefaults(list_name="national", owner="UTO", legal_basis="Act", action="inform"))
    alert = only()
    assert (alert.list_name, alert.owner, alert.legal_basis, alert.action) == ("national", "UTO", "Act", "inform")


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"id": ""}, "id"), ({"id": "x" * 61}, "id"), ({"surname": None}, "surname"), ({"surname": 5}, "surname"),
        ({"birth_date": "1977-02-30"}, "birth_date"), ({"birth_date": 19770219}, "birth_date"), ({"sex": "?"}, "sex"),
        ({"action": "exile"}, "action"), ({"expires": "tomorrow"}, "expires"), ({"class": "other"}, "CJ-4"),
        ({"list": "x" * 61}, "list"), ({"owner": "x" * 121}, "owner"), ({"legal_basis": "x" * 201}, "legal_basis"),
        ({"documents": "ZZ1"}, "documents"), ({"aliases": [{}]}, "aliases"), ({"owner": ["BE"]}, "text"),
        ({"surname": "A\x00B"}, "zero character"),
    ],
)  # fmt: skip
def test_a_bad_row_is_refused_by_its_field_and_no_value_is_repeated(
    load: Load, change: dict[str, Any], word: str
) -> None:
    """PNR-13.8: the report goes to a terminal and a page; a person's data do not."""
    [row] = load(lines({**ROW, **change})).rows
    assert (row.outcome, word in row.why) == ("refused", True), row.why
    values = [str(value) for value in {**ROW, **change}.values() if isinstance(value, str) and len(value) > 4]
    assert not [value for value in values if value in row.why]


@pytest.mark.parametrize("line", [b"{not json", b'"text"', b"[" * 50_000, b'{"id": "\\ud800"}', b"null"])
def test_a_line_that_is_no_json_object_is_a_refused_row(load: Load, line: bytes) -> None:
    """Never a traceback, and the rest goes on."""
    report = load(lines(line, ROW))
    assert [row.outcome for row in report.rows] == ["refused", "added"]


@pytest.mark.parametrize(
    ("content", "form", "words"),
    [
        (b"\xff\xfe", "jsonl", "not UTF-8"), (b"", "xml", "one of: jsonl, csv, ftm"),
        (b"name\nX\n", "csv", "missing: id, surname"), (b"", "csv", "missing: id, surname"),
    ],
)  # fmt: skip
def test_a_file_of_another_form_is_refused_as_a_whole(load: Load, content: bytes, form: str, words: str) -> None:
    """OfficerError says what to do; nothing is imported."""
    with pytest.raises(OfficerError, match=words):
        load(content, form)
    assert not LedgerEntry.objects.using("passenger").filter(act="alerts.imported").exists()


def test_csv_is_read_with_its_line_numbers(load: Load) -> None:
    """The same values as from JSON Lines, with a byte order mark and Windows line ends."""
    good = "BE-1,Tesfarouni,Mahmoud,1988-04,UTO; QXX,ZZ-0419737,UTO,wanted,inform,BE,Act"
    text = f"{COLUMNS}\r\n{good}\r\nBE-2,,,,,,,wanted,inform,BE,Act\r\n"
    report = load(text.encode("utf-8-sig"), "csv")
    assert [(row.line, row.outcome) for row in report.rows] == [(2, "added"), (3, "refused")]
    assert only().person["nationalities"] == ["UTO", "QXX"]
    assert only().person["documents"] == [{"type": "P", "number": "ZZ0419737", "issuer": "UTO"}]


@pytest.mark.parametrize("field", ['"Tesfarouni', "x" * 200_000])
def test_csv_that_breaks_off_is_a_refused_row_and_swallows_nothing(load: Load, field: str) -> None:
    """PNR-6.5: a forgotten quotation mark must not make one alert of two hundred."""
    good = "BE-1,Tesfarouni,,,,,,wanted,inform,BE,Act"
    report = load(f"{COLUMNS}\n{good}\nBE-2,{field},,,,,,wanted,inform,BE,Act\n".encode(), "csv")
    assert [row.outcome for row in report.rows] == ["added", "refused"]


def test_the_import_is_one_entry_with_counts_only(load: Load, supervisor: Actor) -> None:
    """PNR-13.5, PNR-13.8."""
    load(lines(ROW, {**ROW, "id": "BE-2", "action": "exile"}))
    entry = LedgerEntry.objects.using("passenger").get(act="alerts.imported")
    assert (entry.actor, entry.detail["added"], entry.detail["refused"]) == (supervisor.id, 1, 1)
    assert "tesfarouni" not in msgspec.json.encode(entry.detail).decode().lower()


def test_a_withdrawal_needs_a_reason_and_happens_once(load: Load, supervisor: Actor, at: datetime) -> None:
    """PNR-6.5."""
    load(lines(ROW))
    id_ = str(only().id)
    with pytest.raises(OfficerError, match="say why"):
        alerts.withdraw_alert(id_, reason="  ", actor=supervisor, at=at)
    alerts.withdraw_alert(id_, reason="error of the owner", actor=supervisor, at=at)
    assert (only().withdrawn, only().version) == (True, 2)
    with pytest.raises(OfficerError, match="already"):
        alerts.withdraw_alert(id_, reason="again", actor=supervisor, at=at)
    assert LedgerEntry.objects.using("passenger").filter(act="alert.withdrawn").count() == 1


def test_the_list_is_by_state_text_and_page(load: Load, officer: Actor, supervisor: Actor, at: datetime) -> None:
    """Expired on the day after its last."""
    many = [{**ROW, "id": f"BE-{number:03}", "surname": f"Specimen{number}"} for number in range(60)]
    load(lines(*many, {**ROW, "id": "OLD", "expires": "2026-11-22"}, {**ROW, "id": "TODAY", "expires": "2026-11-23"}))
    gone = Alert.objects.using("passenger").get(reference="BE-000")
    alerts.withdraw_alert(str(gone.id), reason="x", actor=supervisor, at=at)

    def shown(**wish: Any) -> tuple[int, list[str]]:
        page = alerts.list_alerts(actor=officer, at=at, **wish)
        return page.total, [row.reference for row in page.rows]

    assert shown()[0] == 60
    assert len(shown()[1]) == 50
    assert shown(page=2)[1][-1] == "TODAY"
    assert shown(page=99)[1] == shown(page=2)[1]
    assert shown(state="expired") == (1, ["OLD"])
    assert shown(state="withdrawn") == (1, ["BE-000"])
    assert shown(state="all")[0] == 62
    assert shown(text="specimen17") == (1, ["BE-017"])
    assert shown(text="be-01")[0] == 10
    assert shown(text="%")[0] == 0
    assert shown(text="\x00")[0] == 60
    with pytest.raises(OfficerError, match="choose one of"):
        shown(state="lost")


def test_opening_one_shows_it_whole_and_stands_in_the_ledger(load: Load, officer: Actor, at: datetime) -> None:
    """PNR-13.5, PNR-13.6: a consultation, also where a document or an alias is only half known."""
    half_known = {
        "documents": [{"type": "P"}, {"number": "zz 1"}],
        "aliases": [{"given_names": "Mo"}, {"surname": "X"}],
    }
    load(lines({**ROW, **half_known}))
    card = alerts.open_alert(str(only().id), actor=officer, at=at)
    assert (card.row.reference, card.legal_basis) == ("BE-1", ROW["legal_basis"])
    assert (card.documents, card.aliases) == (("P ZZ1",), ("Mo", "X"))
    entry = LedgerEntry.objects.using("passenger").get(act="alert.viewed")
    assert (entry.actor, entry.purpose, entry.subject) == (officer.id, "6.2a", f"alert:{only().id}")


@pytest.mark.parametrize("id_", ["", "x", "00000000-0000-4000-8000-000000000001", "\x00"])
def test_an_alert_that_is_not_there_is_said_in_words(stores: None, officer: Actor, at: datetime, id_: str) -> None:
    """OfficerError: go back to the list."""
    with pytest.raises(OfficerError, match="there is no such alert"):
        alerts.open_alert(id_, actor=officer, at=at)


@pytest.mark.parametrize("role", [Role.OFFICER, Role.ANALYST, Role.DATA_PROTECTION, Role.ADMINISTRATOR])
def test_only_a_supervisor_imports_and_withdraws(load: Load, role: Role, at: datetime, keys: KeyStore) -> None:
    """PNR-6.5, PNR-5.1."""
    load(lines(ROW))
    somebody = Actor(id="x", role=role)
    with pytest.raises(Refused):
        alerts.import_alerts(Edition(files=(lines(ROW),)), defaults=NO_DEFAULTS, actor=somebody, at=at, keys=keys)
    with pytest.raises(Refused):
        alerts.withdraw_alert(str(only().id), reason="x", actor=somebody, at=at)


def test_the_administrator_sees_no_alert(load: Load, at: datetime) -> None:
    """PNR-13.9: an alert names a person."""
    load(lines(ROW))
    administrator = Actor(id="a", role=Role.ADMINISTRATOR)
    with pytest.raises(Refused):
        alerts.list_alerts(actor=administrator, at=at)
    with pytest.raises(Refused):
        alerts.open_alert(str(only().id), actor=administrator, at=at)
