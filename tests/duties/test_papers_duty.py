"""SBC-1: travellers' documents against lists of stolen, lost and blank documents."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.core.matching import DocumentIndex, check_digit
from openpiu.core.terms import Document
from openpiu.duties import alerts, line, review
from openpiu.duties.alerts import Edition, ListDefaults
from openpiu.duties.papers import about, is_about_documents
from openpiu.duties.screen import alert_index
from openpiu.duties.screen.versions import Versions
from openpiu.store.passenger.models import Alert, Hit

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]
Stolen = Callable[..., None]

LIST = ListDefaults(
    list_name="stolen",
    owner="UTO",
    legal_basis="Specimen Act, section 38",
    reason_class="document",
    action="seize_document",
    days=90,
)


@pytest.fixture
def stolen(stores: None, supervisor: Actor, at: datetime, keys: KeyStore) -> Stolen:
    """Import rows of stolen documents: number, issuer, last number of a series."""

    def bring(*rows: tuple[str, str, str], full: bool = False) -> None:
        content = "number,issuer,number_to\n" + "".join(",".join(row) + "\n" for row in rows)
        edition = Edition(files=(content.encode(),), full=full, allow_withdrawals=full)
        report, _ = line.import_list(edition, defaults=LIST, actor=supervisor, at=at, keys=keys)
        assert report.refused == 0, report.rows

    return bring


def hits() -> list[Hit]:
    return list(Hit.objects.using("passenger").exclude(state="lapsed"))


def rows_of(hit: Hit) -> dict[str, dict[str, Any]]:
    return {row["field"]: row for row in hit.explanation}


@pytest.mark.parametrize(
    ("reported", "band", "relation", "digit"),
    [
        ("ZZ0419773", "strong", "equal", None),
        ("ZZO4I9773", "review", "similar", None),
        ("ZZ0419773" + check_digit("ZZ0419773"), "strong", "equal", "equal"),
        ("ZZ0419773" + str((int(check_digit("ZZ0419773")) + 1) % 10), "review", "similar", "different"),
    ],
)
def test_a_stolen_document_is_a_hit_that_says_how_it_was_met(
    stolen: Stolen, send: Send, api: Make, reported: str, band: str, relation: str, digit: str | None
) -> None:
    """SBC-1: equal numbers are strong; a misread number or a wrong check digit is a hint for review, never skipped."""
    stolen(("ZZ0419773", "UTO", ""), ("ZZ0500000", "UTO", ""))
    send(api(number=reported))
    [hit] = hits()
    rows = rows_of(hit)
    assert (hit.band, rows["document"]["relation"]) == (band, relation)
    assert (rows["document"]["traveller"], rows["document"]["alert"]) == (f"P {reported} UTO", "P ZZ0419773 UTO")
    assert rows.get("check_digit", {}).get("relation") == digit
    assert hit.score == min(100, sum(row["points"] for row in hit.explanation))


def test_a_hit_on_a_document_says_nothing_of_another_person(stolen: Stolen, send: Send, api: Make) -> None:
    """Data minimisation: the alert's side has the document and nothing else."""
    stolen(("ZZ0419773", "UTO", ""))
    send(api(number="ZZ0419773"))
    [hit] = hits()
    assert {field for field, row in rows_of(hit).items() if row["alert"] is not None} == {"document"}


@pytest.mark.parametrize("reported", ["ZZ0417973", "ZZ0419774", "ZZ0519773"])
def test_swapped_neighbours_and_other_letters_raise_no_hit(
    stolen: Stolen, send: Send, api: Make, reported: str
) -> None:
    """Serial numbers lie side by side: a hint that nearly everybody gets is none."""
    stolen(("ZZ0419773", "UTO", ""))
    send(api(number=reported))
    assert hits() == []


@pytest.mark.parametrize(
    ("reported", "found"), [("ZZ0419773", 1), ("ZZ0420000", 1), ("ZZ0420001", 0), ("ZY0419773", 0)]
)
def test_a_number_of_a_stolen_series_of_blanks_is_a_hit(
    stolen: Stolen, send: Send, api: Make, reported: str, found: int
) -> None:
    """SBC-1: blanks have no number of their own in the list."""
    stolen(("ZZ0410000", "UTO", "ZZ0420000"))
    send(api(number=reported))
    assert [rows_of(hit)["document"]["alert"] for hit in hits()] == ["P ZZ0410000-ZZ0420000 UTO"] * found


def test_a_series_shows_both_ends_wherever_its_alert_is_shown(stolen: Stolen, officer: Actor, at: datetime) -> None:
    stolen(("ZZ0410000", "UTO", "ZZ0420000"))
    [row] = alerts.list_alerts(actor=officer, at=at).rows
    assert row.name == "P ZZ0410000-ZZ0420000 UTO"
    assert alerts.open_alert(row.alert, actor=officer, at=at).documents == ("P ZZ0410000-ZZ0420000 UTO",)


def test_a_list_that_comes_after_the_traveller_and_one_that_loses_the_document(
    stolen: Stolen, send: Send, api: Make
) -> None:
    """PNR-6.2: whichever comes first; what the list has no more lapses."""
    send(api(number="ZZ0419773"))
    stolen(("ZZ0419773", "UTO", ""), ("ZZ0600000", "UTO", ""))
    assert len(hits()) == 1
    stolen(("ZZ0600000", "UTO", ""), full=True)
    assert hits() == []


def test_an_officer_sees_the_check_digit_beside_the_document(
    stolen: Stolen, send: Send, api: Make, officer: Actor, at: datetime
) -> None:
    stolen(("ZZ0419773", "UTO", ""))
    send(api(number="ZZ0419773" + check_digit("ZZ0419773")))
    card = review.open_hit(str(hits()[0].id), actor=officer, at=at)
    [row] = [row for row in card.rows if row.field == "check_digit"]
    assert (row.traveller, row.alert, row.points) == (check_digit("ZZ0419773"),) * 2 + (0,)


def test_alerts_about_persons_and_about_documents_are_told_apart_alike_in_python_and_sql(
    stolen: Stolen, want: Want
) -> None:
    """A person called Unknown of whom something is known stays a person."""
    stolen(("ZZ0419773", "UTO", ""), ("ZZ0410000", "UTO", "ZZ0420000"))
    nothing: dict[str, Any] = {"given_names": None, "birth_date": None, "sex": None, "nationalities": []}
    want()
    want(id="BE-2", surname="UNKNOWN")
    want(id="BE-3", **{**nothing, "surname": "UNKNOWN"})
    want(id="BE-4", **{**nothing, "surname": "UNKNOWN", "documents": []})
    want(id="BE-5", **{**nothing, "surname": "UNKNOWN", "sex": "F"})
    want(id="BE-6", **{**nothing, "surname": "UNKNOWN", "other_birth_dates": ["1988"]})
    every = Alert.objects.using("passenger").all()
    listed = {alert.reference for alert in every if is_about_documents(alert)}
    assert {alert.reference for alert in about(every, documents=True)} == listed
    assert {alert.reference for alert in about(every, documents=False)} == {alert.reference for alert in every} - listed
    assert (len(listed), listed & {f"BE-{number}" for number in range(2, 7)}) == (3, {"BE-3"})


def test_a_long_list_of_documents_lies_in_a_file_of_its_own_with_changes_over_it(
    stolen: Stolen, want: Want, at: datetime, monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path
) -> None:
    """The persons' file stays as it is when a document is added."""
    for name, value in (("LONG", 1), ("_SHELF", alert_index._Shelf()), ("_DOCUMENT_SHELF", alert_index._Shelf())):
        monkeypatch.setattr(alert_index, name, value)
    settings.ALERT_INDEX_FOLDER = tmp_path / "alert-index"
    stolen(("ZZ0419773", "UTO", ""))
    want()

    def found(number: str) -> int:
        return len(alert_index.current_documents(at.date()).search(Document(number=number, issuer="UTO")))

    assert (found("ZZ0419773"), len(alert_index.current_index(at.date()))) == (1, 1)
    files = set((tmp_path / "alert-index").iterdir())
    assert {file.suffix for file in files} == {".index", ".documents"}
    stolen(("ZZ0410000", "UTO", "ZZ0418000"))
    assert (found("ZZ0411111"), found("ZZ0419773")) == (1, 1)
    assert set((tmp_path / "alert-index").iterdir()) == files
    stolen(("ZZ0410000", "UTO", "ZZ0418000"), full=True)
    assert (found("ZZ0411111"), found("ZZ0419773")) == (1, 0)
    [file] = [file for file in files if file.suffix == ".documents"]
    assert len(DocumentIndex.open(file)) == 1


def test_versions_tell_what_changed_and_what_is_gone() -> None:
    ids = [UUID(int=number << 120 | number) for number in range(6)]
    before = Versions([(ids[0], 1), (ids[2], 1), (ids[3], 4), (ids[5], 1)])
    now = Versions([(ids[1], 1), (ids[2], 2), (ids[3], 4), (ids[4], 1)])
    assert before.changes(now) == ([ids[1], ids[2], ids[4]], [ids[0], ids[5]])
    assert before.changes(before) == ([], [])
    assert Versions([]).changes(before)[0] == [ids[0], ids[2], ids[3], ids[5]]
    assert before.changes(Versions([]))[1] == [ids[0], ids[2], ids[3], ids[5]]


def test_an_estimate_counts_documents_too(
    stolen: Stolen, send: Send, api: Make, supervisor: Actor, at: datetime, keys: KeyStore
) -> None:
    send(api(number="ZZ0419773"))
    edition = Edition(files=(b"number,issuer,number_to\nZZ0410000,UTO,ZZ0420000\n",))
    _, guess = line.preview_list(edition, defaults=LIST, actor=supervisor, at=at, keys=keys)
    assert guess.hits == 1
