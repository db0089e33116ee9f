"""RGT-8: whom an alert is about and on what its reason rests, from the list's file to the package that leaves."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.roles import Actor
from openpiu.core.lists import Subject, open_list
from openpiu.duties import alerts, disclose, line, review
from openpiu.duties.alerts import Edition, ImportReport, ListDefaults
from openpiu.duties.alerts.understanding import AlertRecord, understand
from openpiu.duties.review.cards import InboxRow
from openpiu.duties.screen.claims import evidence_of
from openpiu.errors import OfficerError
from openpiu.store.passenger.models import Alert, AlertList, Hit, LedgerEntry
from tests.core.lists.specimens import SPECIMENS
from tests.duties.test_rescore_duty import claim, specimen

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]
Load = Callable[..., ImportReport]
NO_DEFAULTS = ListDefaults()

ROW: dict[str, Any] = {
    "id": "BE-1", "surname": "Quesnoirt", "given_names": "Ann", "birth_date": "1988-04", "list": "w", "owner": "BE",
    "legal_basis": "Act", "action": "inform", "expires": "2027-01-31",
}  # fmt: skip
PASSPORT = {
    "id": "BE-2", "surname": "UNKNOWN", "documents": [{"type": "P", "number": "ZZ0000017", "issuer": "UTO"}],
    "list": "w", "owner": "BE", "legal_basis": "Act", "action": "seize_document",
}  # fmt: skip
DECLARED = ListDefaults(
    list_name="w", owner="BE", legal_basis="Act", reason_class="sought", action="inform", days=90,
    subject_class="victim", reason_basis="assessment",
)  # fmt: skip


def lines(*rows: dict[str, Any]) -> bytes:
    """Rows of our own format."""
    return b"\n".join(map(msgspec.json.encode, rows))


@pytest.fixture
def load(stores: None, supervisor: Actor, at: datetime, keys: KeyStore) -> Load:
    """Import rows, or a whole edition, as the supervisor."""

    def put(given: bytes | Edition, defaults: ListDefaults = NO_DEFAULTS) -> ImportReport:
        edition = given if isinstance(given, Edition) else Edition(files=(given,), form="jsonl")
        return alerts.import_alerts(edition, defaults=defaults, actor=supervisor, at=at, keys=keys)

    return put


def classes() -> dict[str, tuple[str, str, int]]:
    """By reference: whom it is about, on what its reason rests, the version."""
    rows = Alert.objects.using("passenger").values_list("reference", "subject_class", "reason_basis", "version")
    return {reference: (kind, basis, version) for reference, kind, basis, version in rows}


def test_a_row_says_whom_it_is_about_and_a_second_import_changes_nothing(load: Load) -> None:
    """RGT-8: told apart within one list; a list that says nothing of a person leaves it unsaid."""
    content = lines(
        {**ROW, "subject": "Victim", "basis": "fact"}, {**ROW, "id": "BE-3", "subject": "suspect"},
        {**ROW, "id": "BE-4"}, {**ROW, "id": "BE-5", "action": "arrest"}, PASSPORT,
    )  # fmt: skip
    assert (load(content).added, load(content).unchanged) == (5, 5)
    assert classes() == {
        "BE-1": ("victim", "fact", 1), "BE-3": ("suspect", "unsaid", 1), "BE-4": ("unsaid", "unsaid", 1),
        "BE-5": ("unsaid", "unsaid", 1), "BE-2": ("document", "unsaid", 1),
    }  # fmt: skip


def test_the_columns_of_a_table_say_it_as_well(load: Load) -> None:
    """RGT-8: CSV, with the same words."""
    heading = "id,surname,list,owner,legal_basis,action,subject,basis"
    table = f"{heading}\nBE-1,Quesnoirt,w,BE,Act,inform,other,assessment\nBE-2,Vandermoorle,w,BE,Act,inform,,\n"
    assert load(Edition(files=(table.encode(),), form="csv")).added == 2
    assert classes() == {"BE-1": ("other", "assessment", 1), "BE-2": ("unsaid", "unsaid", 1)}


def test_the_list_says_it_where_its_rows_do_not(load: Load, supervisor: Actor, at: datetime) -> None:
    """RGT-8: as declared; stored, entered in the ledger, and no other import may say otherwise."""
    alerts.declare_list(DECLARED, actor=supervisor, at=at)
    load(lines({**ROW, "subject": "suspect"}, {**ROW, "id": "BE-3"}))
    assert classes() == {"BE-1": ("suspect", "assessment", 1), "BE-3": ("victim", "assessment", 1)}
    assert LedgerEntry.objects.using("passenger").get(act="list.declared").detail["subject_class"] == "victim"
    with pytest.raises(OfficerError, match="--subjects: the list is declared otherwise"):
        load(lines(ROW), replace(DECLARED, subject_class="suspect"))
    with pytest.raises(OfficerError, match="--basis: the list is declared otherwise"):
        load(lines(ROW), replace(DECLARED, reason_basis="fact"))


def test_the_options_of_an_import_say_it_for_rows_that_declare_their_list(load: Load) -> None:
    """RGT-8: the list itself stays as its rows declare it."""
    load(lines(ROW), ListDefaults(subject_class="convicted", reason_basis="fact"))
    assert classes() == {"BE-1": ("convicted", "fact", 1)}
    row = AlertList.objects.using("passenger").get()
    assert (row.subject_class, row.reason_basis, row.in_rows) == ("", "", True)


@pytest.mark.parametrize("form", ["un-xml", "stolen-csv"])
def test_a_foreign_list_says_nothing_of_persons(load: Load, form: str) -> None:
    """RGT-8: sanctions and documents alike; only documents can be told without being said."""
    load(Edition(files=SPECIMENS[form]), replace(DECLARED, subject_class="", reason_basis=""))
    assert {said[:2] for said in classes().values()} == {("document" if "csv" in form else "unsaid", "unsaid")}


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"subject": "Ann Quesnoirt"}, "subject: one of suspect, convicted, victim, other, document, unsaid"),
        ({"basis": "Ann Quesnoirt"}, "basis: one of fact, assessment, unsaid"),
        ({"subject": 7}, "subject is not text"),
    ],
)
def test_a_wrong_word_refuses_its_row_and_no_other(load: Load, wrong: dict[str, Any], words: str) -> None:
    """RGT-8: with the line and the words that exist; nothing of the row is repeated."""
    report = load(lines({**ROW, **wrong}, {**ROW, "id": "BE-3"}))
    refused = report.rows[0]
    assert (report.added, refused.line, refused.outcome) == (1, 1, "refused")
    assert words in refused.why
    assert "Quesnoirt" not in refused.why


@pytest.mark.parametrize(
    ("wrong", "option"),
    [
        (replace(DECLARED, subject_class="guilty"), "--subjects"),
        (replace(DECLARED, reason_basis="guilty"), "--basis"),
    ],
)
def test_a_wrong_word_of_a_declaration_names_the_option(
    load: Load, supervisor: Actor, at: datetime, wrong: ListDefaults, option: str
) -> None:
    """RGT-8: nothing is declared and nothing imported."""
    with pytest.raises(OfficerError, match=f"{option}: .*one of"):
        alerts.declare_list(wrong, actor=supervisor, at=at)
    with pytest.raises(OfficerError, match=f"{option}: .*one of"):
        load(lines(ROW), wrong)
    assert not AlertList.objects.using("passenger").exists()


# What `understand` gave before there were these words for the two rows above.
BEFORE = {
    "BE-1": "d3cf218a92290c26f84c5e8eda9eb50e4a35fa86f745a3bb7938ddfd214e9244",
    "BE-2": "3e07a207f81ac33d8fbf77999cc839cb576be76de36f1cf932369d7e0c76c950",
}


def records(*rows: dict[str, Any]) -> list[AlertRecord]:
    """Rows as alert records."""
    subjects = [line for line in open_list((lines(*rows),), "jsonl").lines() if isinstance(line, Subject)]
    return [
        one for one in (understand(subject, ListDefaults()) for subject in subjects) if isinstance(one, AlertRecord)
    ]


def test_alerts_from_before_are_the_same_version_after_their_next_import() -> None:
    """RGT-8: a list that does not say it is not screened anew because it now could."""
    assert {record.reference: record.digest() for record in records(ROW, PASSPORT)} == BEFORE
    said = records({**PASSPORT, "subject": "document", "basis": "unsaid"}, {**ROW, "subject": "document"})
    assert [record.digest() == BEFORE[record.reference] for record in said] == [True, False]


def test_what_nobody_said_is_not_in_the_evidence_and_what_was_said_is() -> None:
    """RGT-8, PNR-12.9: officers see anew what they could not see before, and nothing else."""
    person, passport = {"surname": "X", "documents": [1]}, {"surname": "UNKNOWN", "documents": [1]}
    passport |= {"nationalities": [], "aliases": []}
    before = evidence_of(claim(40), specimen())
    assert evidence_of(claim(40), specimen(subject_class="document", person=passport)) == before
    others = [
        evidence_of(claim(40), specimen(**said))
        for said in (
            {"subject_class": "suspect"}, {"subject_class": "victim"}, {"reason_basis": "fact"},
            {"reason_basis": "assessment"}, {"subject_class": "document", "person": person},
        )
    ]  # fmt: skip
    assert len({before, *others}) == 6


def test_another_class_is_another_version_and_its_rejected_hit_is_seen_anew(
    send: Send, want: Want, api: Make, officer: Actor, at: datetime
) -> None:
    """RGT-8, PNR-12.9: who is a victim now was judged as somebody of whom nothing was said."""
    want(action="inform")
    send(api())
    hit = Hit.objects.using("passenger").get()
    review.decide(
        str(hit.id), decision="reject", reasons=["R2"], note="", evidence_version=hit.evidence, actor=officer, at=at
    )
    want(action="inform")
    assert (Hit.objects.using("passenger").get().state, classes()["BE-2291"][2]) == ("rejected", 1)
    want(action="inform", subject="victim")
    now = Hit.objects.using("passenger").get()
    assert (now.state, now.changed, classes()["BE-2291"]) == ("raised", True, ("victim", "unsaid", 2))


def test_the_card_the_preview_and_the_signed_package_of_a_victim_say_so(
    send: Send, want: Want, api: Make, officer: Actor, at: datetime, keys: KeyStore
) -> None:
    """RGT-8, LED Art. 7(2): nobody receives a victim without being told."""
    want(action="specific_check", subject="victim", basis="assessment")
    send(api())
    hit: InboxRow = review.inbox(actor=officer, at=at).rows[0]
    card = review.open_hit(hit.hit, actor=officer, at=at)
    assert (card.alert.subject_class, card.alert.reason_basis) == ("victim", "assessment")
    review.decide(
        hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=card.evidence_version, actor=officer,
        at=at,
    )  # fmt: skip
    leaves = dict(disclose.preview(hit.hit, actor=officer, at=at).fields)
    assert (leaves["alert_subject"], leaves["alert_basis"]) == ("victim", "assessment")
    choice = disclose.Choice(
        recipient="UTO-FED", purpose="6.2a", offence="1", evidence_version=card.evidence_version, link="means",
        gravity="serious",
    )  # fmt: skip
    id_ = disclose.release(hit.hit, choice=choice, unit="Utopia PIU", actor=officer, at=at, keys=keys)
    values = disclose.open_notice(id_, actor=officer, at=at).package["values"]
    assert (values["alert_subject"], values["alert_basis"]) == ("victim", "assessment")


def test_a_list_counts_its_alerts_by_class_and_the_unsaid_are_no_suspects(
    load: Load, officer: Actor, supervisor: Actor, at: datetime, keys: KeyStore
) -> None:
    """RGT-8: those in force; what is withdrawn or over is not counted."""
    load(lines(
        {**ROW, "subject": "victim"}, {**ROW, "id": "BE-3"}, {**ROW, "id": "BE-4"}, PASSPORT,
        {**ROW, "id": "BE-5", "expires": "2020-01-01"}, {**ROW, "id": "BE-6", "subject": "suspect"},
    ))  # fmt: skip
    gone = Alert.objects.using("passenger").get(reference="BE-6")
    line.withdraw_alert(str(gone.id), reason="over", actor=supervisor, at=at, keys=keys)
    [row] = alerts.list_lists(actor=officer, at=at)
    assert row.subjects == {"suspect": 0, "convicted": 0, "victim": 1, "other": 0, "document": 1, "unsaid": 2}
    assert (row.unsaid, row.active) == (2, 4)
    shown = {one.reference: one.subject_class for one in alerts.list_alerts(actor=officer, at=at).rows}
    assert shown == {"BE-1": "victim", "BE-2": "document", "BE-3": "unsaid", "BE-4": "unsaid"}
