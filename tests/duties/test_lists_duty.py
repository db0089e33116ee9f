"""Lists as editions: declared or refused, imported twice without a change, complete editions with their withdrawals."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.reason_classes import ReasonClass
from openpiu.core.law.roles import Actor
from openpiu.core.lists import Form
from openpiu.duties import alerts, line, review
from openpiu.duties.alerts import Edition, Estimate, ImportReport, ListDefaults
from openpiu.duties.review.cards import InboxRow
from openpiu.duties.screen import Run
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Alert, AlertList, Hit, LedgerEntry
from tests.core.lists.specimens import SPECIMENS

DECLARED = ListDefaults(
    list_name="specimens", owner="UTO", legal_basis="Specimen Act", reason_class="sanctioned", action="inform", days=90
)
ONLY_NAME = ListDefaults(list_name="specimens")
Load = Callable[..., ImportReport]
Bring = Callable[[Edition], Run]
Look = Callable[[Edition], tuple[ImportReport, Estimate]]


def edition(*references: str, **changes: Any) -> Edition:
    """An edition of our own format with these references."""
    rows = [msgspec.json.encode({"id": reference, "surname": f"Specimen {reference}"}) for reference in references]
    return Edition(files=(b"\n".join([*rows, *changes.pop("lines", [])]),), form="jsonl", **changes)


@pytest.fixture
def load(stores: None, supervisor: Actor, at: datetime, keys: KeyStore) -> Load:
    """Import an edition as the supervisor, on the day of the tests or some days later."""

    def put(given: Edition, defaults: ListDefaults = ONLY_NAME, *, days: int = 0) -> ImportReport:
        when = at + timedelta(days=days)
        return alerts.import_alerts(given, defaults=defaults, actor=supervisor, at=when, keys=keys)

    return put


@pytest.fixture
def bring(supervisor: Actor, at: datetime, keys: KeyStore) -> Bring:
    """Import an edition and screen the travellers against it."""
    return lambda given: line.import_list(given, defaults=ONLY_NAME, actor=supervisor, at=at, keys=keys)[1]


@pytest.fixture
def look(supervisor: Actor, at: datetime, keys: KeyStore) -> Look:
    """Try an edition out."""
    return lambda given: line.preview_list(given, defaults=ONLY_NAME, actor=supervisor, at=at, keys=keys)


@pytest.fixture
def declared(stores: None, supervisor: Actor, at: datetime) -> None:
    """The list of the tests, declared."""
    alerts.declare_list(DECLARED, actor=supervisor, at=at)


def acts() -> list[str]:
    """What stands in the ledger."""
    return list(LedgerEntry.objects.using("passenger").order_by("sequence").values_list("act", flat=True))


def states() -> dict[str, tuple[bool, int]]:
    """By reference: whether withdrawn, and the version."""
    rows = Alert.objects.using("passenger").values_list("reference", "withdrawn", "version")
    return {reference: (withdrawn, version) for reference, withdrawn, version in rows}


@pytest.mark.parametrize("form", list(Form))
def test_a_list_of_every_format_imported_twice_changes_nothing_the_second_time(
    load: Load, declared: None, form: Form
) -> None:
    """PNR-6.5: broken rows are refused by line and reason both times, the rest went in the first time."""
    first, second = load(Edition(files=SPECIMENS[form])), load(Edition(files=SPECIMENS[form], full=True))
    assert first.added == second.unchanged == 2
    assert first.refused == second.refused > 0
    assert all(row.why for row in first.rows if row.outcome == "refused")
    assert (second.added, second.changed, second.withdrawn) == (0, 0, 0)
    assert (first.left_out, first.form) == (second.left_out, form.value)
    assert {version for _, version in states().values()} == {1}


def test_a_second_import_screens_nothing(declared: None, bring: Bring) -> None:
    """Nobody is compared again, so no ledger entry of a screening run."""
    for _ in range(2):
        run = bring(edition("A"))
    assert run.travellers == 0
    assert acts().count("travellers.screened") == 1


@pytest.mark.parametrize("form", [Form.UN, Form.OFAC_CSV, Form.STOLEN])
@pytest.mark.parametrize("missing", ["owner", "legal_basis", "reason_class", "action", "days"])
def test_a_foreign_list_without_its_whole_declaration_is_refused(load: Load, form: Form, missing: str) -> None:
    """PNR-6.5, CJ-4: the refusal names what is missing; nothing of the list is kept."""
    lacking = {name: getattr(DECLARED, name) for name in DECLARED.__slots__ if name != missing}
    with pytest.raises(Refused, match=r"PNR-6\.5") as refused:
        load(Edition(files=SPECIMENS[form]), ListDefaults(**lacking))
    assert ("--class" if missing == "reason_class" else f"--{missing.replace('_', '-')}") in str(refused.value)
    assert not AlertList.objects.using("passenger").exists()
    assert acts() == []


@pytest.mark.parametrize("word", ["intelligence", "other", "intelligence/other", "anything"])
def test_a_list_of_a_class_that_the_law_does_not_know_is_refused(
    stores: None, load: Load, supervisor: Actor, at: datetime, word: str
) -> None:
    """CJ-4: only persons and objects sought or under alert."""
    wrong = ListDefaults(list_name="x", owner="UTO", legal_basis="Act", reason_class=word, action="inform", days=9)
    with pytest.raises(Refused, match="CJ-4"):
        alerts.declare_list(wrong, actor=supervisor, at=at)
    with pytest.raises(Refused, match="CJ-4"):
        load(edition("A"), wrong)
    assert not AlertList.objects.using("passenger").exists()


def test_a_declaration_is_stored_entered_and_copied_to_every_alert(load: Load, declared: None, officer: Actor) -> None:
    """PNR-6.5, PNR-13.5: and listed with the alerts."""
    load(Edition(files=SPECIMENS["un-xml"]))
    alert = Alert.objects.using("passenger").get(reference="SPi.001")
    assert (alert.owner, alert.legal_basis, alert.reason_class) == ("UTO", "Specimen Act", ReasonClass.SANCTIONED)
    assert (alert.action, alert.reason) == ("inform", "Specimen")
    assert acts() == ["list.declared", "alerts.imported"]
    [row] = alerts.list_lists(actor=officer, at=alert.imported_at)
    assert (row.name, row.owner, row.days, row.active, row.form) == ("specimens", "UTO", 90, 2, "un-xml")
    entry = LedgerEntry.objects.using("passenger").get(act="alerts.imported")
    assert (entry.detail["edition"], entry.detail["lists"]) == (row.edition, ["specimens"])
    assert "quesnoirt" not in msgspec.json.encode(entry.detail).decode().lower()


def test_an_import_that_says_otherwise_than_the_declaration_is_refused(load: Load, declared: None) -> None:
    """Which of the two holds is not ours to guess."""
    with pytest.raises(OfficerError, match="--owner: the list is declared otherwise"):
        load(edition("A"), ListDefaults(list_name="specimens", owner="somebody else"))


def test_a_list_is_declared_by_the_options_of_its_first_import(load: Load) -> None:
    """Later imports need its name only."""
    load(edition("A"), DECLARED)
    assert load(edition("A", "B")).added == 1


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"days": 0}, "--days"), ({"days": 9999}, "--days"), ({"action": "exile"}, "--action"),
        ({"owner": "x" * 121}, "--owner"),
    ],
)  # fmt: skip
def test_a_declaration_that_cannot_be_is_said_by_its_option(
    stores: None, supervisor: Actor, at: datetime, change: dict[str, Any], word: str
) -> None:
    """OfficerError."""
    values = {name: getattr(DECLARED, name) for name in DECLARED.__slots__}
    with pytest.raises(OfficerError, match=word):
        alerts.declare_list(ListDefaults(**{**values, **change}), actor=supervisor, at=at)


def test_every_birth_date_of_an_entry_is_kept(load: Load, declared: None, officer: Actor, at: datetime) -> None:
    """The first full one is compared; the others, and ranges of years, stand beside it."""
    load(Edition(files=SPECIMENS["un-xml"]))
    alert = Alert.objects.using("passenger").get(reference="SPi.001")
    assert (alert.birth_date, alert.person["other_birth_dates"]) == ("1974-08-12", ["1975", "1960/1965"])
    card = alerts.open_alert(str(alert.id), actor=officer, at=at)
    assert card.other_birth_dates == ("1975", "1960/1965")
    assert (card.low_aliases, "Мирелла" in card.aliases) == (("The Specimen",), True)


def test_a_complete_edition_withdraws_what_it_has_no_more(load: Load, declared: None) -> None:
    """And a later one brings it back, as another version."""
    load(edition(*"ABCDEFGHIJ"))
    assert load(edition(*"ABCDEFGHI")).withdrawn == 0
    assert load(edition(*"ABCDEFGHI", full=True)).withdrawn == 1
    assert (states()["J"], states()["A"]) == ((True, 2), (False, 1))
    entry = LedgerEntry.objects.using("passenger").get(act="alerts.withdrawn")
    assert (entry.detail["withdrawn"], entry.detail["lists"]) == (1, ["specimens"])
    back = load(edition(*"ABCDEFGHIJ", full=True))
    assert [row.why for row in back.rows if row.outcome == "changed"] == [
        "was withdrawn, and is in force again: its list still has it"
    ]
    assert states()["J"] == (False, 3)


@pytest.fixture
def withdrawn(load: Load, declared: None, supervisor: Actor, at: datetime) -> str:
    """Of the alerts A to J, A is withdrawn by an officer; its id."""
    load(edition(*"ABCDEFGHIJ"))
    id_ = str(Alert.objects.using("passenger").get(reference="A").id)
    alerts.withdraw_alert(id_, reason="not this person", actor=supervisor, at=at)
    return id_


@pytest.mark.parametrize("full", [False, True])
@pytest.mark.parametrize(
    ("row", "outcome"),
    [(b'{"id":"A","surname":"Specimen A"}', "unchanged"), (b'{"id":"A","surname":"New"}', "changed")],
)
def test_what_an_officer_withdrew_stays_withdrawn_and_the_report_names_it(
    load: Load, withdrawn: str, row: bytes, outcome: str, full: bool
) -> None:
    """PNR-6.5, RGT-15: also where its list words it anew; nobody overrules an officer by a routine import."""
    for _ in range(2):
        report = load(edition(*"BCDEFGHIJ", lines=[row], full=full))
        [named] = [line for line in report.rows if line.reference == "A"]
        assert (named.outcome, named.stays_withdrawn, report.stay_withdrawn) == (outcome, True, 1)
        assert "an officer withdrew it" in named.why
        assert states()["A"][0]
        outcome = "unchanged"


def test_an_officer_puts_a_withdrawn_alert_in_force_again(
    load: Load, withdrawn: str, officer: Actor, supervisor: Actor, at: datetime
) -> None:
    """PNR-6.5, PNR-13.5: with a reason, once, by who may withdraw; it stands in the ledger."""
    with pytest.raises(OfficerError, match="say why"):
        alerts.restore_alert(withdrawn, reason=" ", actor=supervisor, at=at)
    with pytest.raises(Refused):
        alerts.restore_alert(withdrawn, reason="x", actor=officer, at=at)
    alerts.restore_alert(withdrawn, reason="the owner confirms it", actor=supervisor, at=at)
    assert (states()["A"], acts()[-1]) == ((False, 3), "alert.restored")
    assert load(edition(*"ABCDEFGHIJ")).stay_withdrawn == 0
    with pytest.raises(OfficerError, match="only an alert that an officer withdrew"):
        alerts.restore_alert(withdrawn, reason="again", actor=supervisor, at=at)


def test_the_owner_ends_an_officer_s_withdrawal_by_taking_the_alert_off_the_list(load: Load, withdrawn: str) -> None:
    """PNR-6.5: what stands on a later edition then is the owner's new word. A part of a list takes nothing off."""
    load(edition(*"BCDEFGHIJ"))
    assert load(edition(*"ABCDEFGHIJ", full=True)).stay_withdrawn == 1
    load(edition(*"BCDEFGHIJ", full=True))
    [*_, entry] = LedgerEntry.objects.using("passenger").filter(act="alerts.withdrawn").order_by("sequence")
    assert (entry.detail["withdrawn"], entry.detail["taken_off"]) == (0, 1)
    assert load(edition(*"ABCDEFGHIJ", full=True)).stay_withdrawn == 0
    assert states()["A"] == (False, 3)


def test_other_lists_are_left_alone_by_a_complete_edition(load: Load, declared: None) -> None:
    """Each list withdraws its own."""
    load(edition("X"), ListDefaults(list_name="others", owner="BE", legal_basis="Act", action="inform"))
    load(edition("A", full=True))
    assert states()["X"] == (False, 1)


def test_an_edition_without_most_of_its_list_is_refused_before_anything_is_written(load: Load, declared: None) -> None:
    """A wrong or broken file is more likely than so much news; who knows better says so."""
    load(edition(*"ABCDEFGHIJ"))
    before = acts()
    with pytest.raises(Refused, match="3 of 10 alerts of this list would be withdrawn"):
        load(edition(*"ABCDEFG", "NEW", full=True))
    assert (acts(), "NEW" in states()) == (before, False)
    assert load(edition(*"ABCDEFG", full=True, allow_withdrawals=True)).withdrawn == 3


def test_an_entry_is_not_withdrawn_because_it_could_not_be_read(load: Load, declared: None) -> None:
    """A row with its reference stays; rows without one hold all withdrawals back, visibly."""
    load(edition(*"ABCDEFGHIJ"))
    broken = edition(*"ABCDEFGHI", full=True, lines=[b'{"id":"J","surname":null}'])
    assert (load(broken).withdrawn, states()["J"]) == (0, (False, 1))
    report = load(edition(*"ABCDEFGHI", full=True, lines=[b"{not json"]))
    assert (report.withdrawn, report.held_back, states()["J"]) == (0, 1, (False, 1))


def test_nobody_withdraws_by_a_file_that_breaks_off(load: Load, declared: None) -> None:
    """Not even who allows withdrawals: half of the list is not there to be compared."""
    names = [b"<INDIVIDUAL><DATAID>%d</DATAID><FIRST_NAME>SPECIMEN</FIRST_NAME></INDIVIDUAL>" % n for n in range(10)]
    whole = b"<CONSOLIDATED_LIST>" + b"\n".join(names) + b"</CONSOLIDATED_LIST>"
    load(Edition(files=(whole,)))
    report = load(Edition(files=(whole[: len(whole) // 2],), full=True, allow_withdrawals=True))
    assert (report.refused, report.withdrawn, report.held_back > 4) == (1, 0, True)
    assert not any(withdrawn for withdrawn, _ in states().values())


def test_an_edition_that_still_has_an_alert_keeps_it_in_force(load: Load, declared: None) -> None:
    """Silently while it is in force; as another version, to be screened anew, once it had expired."""
    load(edition("A"))
    assert Alert.objects.using("passenger").get().expires_on == date(2027, 2, 21)
    assert load(edition("A"), days=30).unchanged == 1
    assert (Alert.objects.using("passenger").get().expires_on, states()["A"]) == (date(2027, 3, 23), (False, 1))
    assert load(edition("A"), days=200).changed == 1
    assert states()["A"] == (False, 2)


def test_a_long_import_is_told_as_it_goes_and_goes_on_where_it_was_interrupted(load: Load, declared: None) -> None:
    """Each batch stands by itself with its ledger entry; the second run adds the rest and changes nothing."""
    told: list[tuple[int, int]] = []

    def interrupted(done: int, lines: int) -> None:
        told.append((done, lines))
        if done == 6:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        load(edition(*"ABCDEFGHIJ", batch=3, watch=interrupted))
    assert (told, len(states()), acts().count("alerts.imported")) == ([(3, 10), (6, 10)], 6, 2)
    report = load(edition(*"ABCDEFGHIJ"))
    assert (report.unchanged, report.added, len(states())) == (6, 4, 10)


def test_a_dry_run_changes_nothing_and_estimates_the_hits(
    declared: None, send: Callable[[bytes], None], pnr: Callable[..., bytes], look: Look
) -> None:
    """Counts and references only; that somebody looked stands in the ledger."""
    send(pnr())
    rows = [{"id": "A", "surname": "Tsfarouni", "given_names": "Mahmud Abdulraheem"}, {"id": "B", "surname": "Nobody"}]
    given = Edition(files=(b"\n".join(msgspec.json.encode(row) for row in rows),), form="jsonl")
    report, estimate = look(given)
    assert (report.added, estimate.travellers, estimate.hits, estimate.expected) == (2, 1, 1, 1)
    assert estimate.most == (("A", 1),)
    assert not Alert.objects.using("passenger").exists()
    assert not Hit.objects.using("passenger").exists()
    assert acts()[-1] == "alerts.previewed"


def test_a_dry_run_says_what_would_be_withdrawn(load: Load, declared: None, look: Look) -> None:
    """The same guard, the same counts."""
    load(edition(*"ABCDEFGHIJ"))
    given = edition(*"ABCDEFGHI", full=True)
    report, estimate = look(given)
    assert (report.unchanged, report.withdrawn, estimate.hits) == (9, 1, 0)
    assert states()["J"] == (False, 1)


def test_a_stolen_document_is_found_by_its_number_alone(
    declared: None, send: Callable[[bytes], None], api: Callable[..., bytes], bring: Bring
) -> None:
    """The alert names nobody; a name that it lacks speaks neither for nor against."""
    send(api(number="ZZ0419773"))
    run = bring(Edition(files=SPECIMENS["stolen-csv"]))
    assert run.raised == 1
    [hit] = Hit.objects.using("passenger").select_related("alert")
    assert (hit.band, hit.alert.name) == ("strong", "P ZZ0419773 UTO")
    relations = {row["field"]: row["relation"] for row in hit.explanation}
    assert (relations["name"], relations["document"]) == ("missing", "equal")


def test_rejects_are_counted_from_reviews_and_named_by_alert(
    hit: InboxRow, officer: Actor, supervisor: Actor, at: datetime
) -> None:
    """An undone decision does not count; a lapse afterwards does not take the reject away."""
    assert alerts.noisy_alerts(actor=officer, at=at) == ()
    for who in (officer, supervisor):
        evidence = review.open_hit(hit.hit, actor=who, at=at).evidence_version
        review.decide(hit.hit, decision="reject", reasons=("R1",), note="", evidence_version=evidence, actor=who, at=at)
    [noisy] = alerts.noisy_alerts(actor=officer, at=at)
    assert (noisy.reference, noisy.rejects, noisy.confirms, noisy.rejected_hits) == ("BE-2291", 2, 0, 1)
    review.undo(hit.hit, actor=supervisor, at=at)
    assert alerts.noisy_alerts(actor=officer, at=at)[0].rejects == 1
    assert alerts.noisy_alerts(actor=officer, at=at, least=2) == ()
    [row] = alerts.list_lists(actor=officer, at=at)
    assert row.rejects == 1
