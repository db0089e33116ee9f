"""The report of a year: who may see it, what it says of itself, what is hidden, and the files of it."""

import csv
import io
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.law.profiles import profile_named
from openpiu.core.law.roles import MACHINE, Actor, Role
from openpiu.core.law.statistics.events import Event, Group, Kind
from openpiu.duties import report
from openpiu.duties.report import Report
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger import counting
from openpiu.store.passenger.models import LedgerEntry

PROFILE = profile_named("eu-strict")
Ask = Callable[..., Report]


@pytest.fixture
def ask(stores: None, keys: KeyStore, protector: Actor, at: datetime) -> Ask:
    """The report of this year for the data protection officer."""

    def year(actor: Actor = protector, *, public: bool = False, of: int = at.year) -> Report:
        return report.year_report(of, unit="U", profile=PROFILE, actor=actor, keys=keys, public=public)

    return year


def shown(found: Report, key: str) -> int | None:
    """One figure."""
    return next(figure.number for figure in found.contents.figures if figure.key == key)


@pytest.mark.parametrize("role", list(Role))
def test_who_answers_for_the_unit_sees_statistics_and_nobody_else(ask: Ask, role: Role) -> None:
    """PNR-20.1, PNR-15.1: the administrator and who only decides do not."""
    actor = Actor(id="x", role=role)
    if role in (Role.SUPERVISOR, Role.ANALYST, Role.DATA_PROTECTION, Role.INSPECTOR):
        assert ask(actor).year
    else:
        with pytest.raises(Refused, match="may not see statistics"):
            ask(actor)


def test_the_machine_asks_for_no_statistics(ask: Ask) -> None:
    """PNR-20.1."""
    with pytest.raises(Refused):
        ask(MACHINE)


def test_a_unit_without_traffic_has_a_report_too(ask: Ask) -> None:
    """PNR-20.1: all nought, no share, no time."""
    found = ask()
    assert {figure.number for figure in found.contents.figures} == {0}
    assert (found.contents.false_positives, found.contents.times, found.contents.name_only) == (None, None, None)


def test_the_report_says_by_what_it_was_counted(ask: Ask, hit: InboxRow) -> None:
    """PNR-20.2: version and digest of the definitions, the law profile, the digest of the rows."""
    found = ask()
    assert (found.definitions, found.profile) == ("statistics-2026.2", f"eu-strict {PROFILE.version}")
    assert found.digest
    assert [len(found.digest), len(found.definitions_digest)] == [64, 64]
    assert ask() == found
    assert ask(of=2024).digest != found.digest


def test_the_public_version_hides_small_counts_and_the_digest(ask: Ask, hit: InboxRow) -> None:
    """PNR-20.1: a digest of few rows could be guessed; the reference under the unit's key cannot."""
    found, public = ask(), ask(public=True)
    assert (shown(found, "raised"), shown(public, "raised")) == (1, None)
    assert all(not table.rows for table in public.contents.tables)
    assert (public.digest, public.reference, public.contents.alerts) == (None, found.reference, None)
    assert str(found.digest) not in msgspec.json.encode(public).decode()


def test_the_threshold_is_the_law_profile_s(ask: Ask, at: datetime) -> None:
    """PNR-20.1: five, and not four."""
    for number, kind in ((4, Kind.DISCLOSED), (5, Kind.STATE)):
        counting.add_lines(at.date(), {Event(kind, "suppressed", "wanted", "inform"): number})
    public = ask(public=True)
    assert (shown(public, "suppressed"), shown(public, "disclosed")) == (5, None)


def test_no_page_and_no_file_holds_a_name(ask: Ask, hit: InboxRow, at: datetime, protector: Actor) -> None:
    """PNR-20.1: statistics without personal data."""
    for form in report.FORMS:
        text = report.export(ask(), form=form, actor=protector, at=at)
        for secret in ("TSFAROUNI", "Tesfarouni", "1988", "ZZ0419", hit.hit, "K7MTRA"):
            assert secret not in text


def test_an_export_is_in_the_ledger(ask: Ask, at: datetime, protector: Actor, officer: Actor) -> None:
    """PNR-13.5: who, which year, which version; and nobody else may."""
    report.export(ask(public=True), form="csv", actor=protector, at=at)
    entry = LedgerEntry.objects.using("passenger").order_by("-sequence")[0]
    assert (entry.act, entry.subject, entry.actor) == ("statistics.exported", f"statistics:{at.year}", protector.id)
    assert (entry.detail["form"], entry.detail["public"]) == ("csv", True)
    with pytest.raises(Refused):
        report.export(ask(), form="csv", actor=officer, at=at)


def test_the_table_has_every_number_of_the_report(ask: Ask, hit: InboxRow, at: datetime, protector: Actor) -> None:
    """PNR-20.2: one line a number."""
    found = ask()
    lines = list(csv.DictReader(io.StringIO(report.export(found, form="csv", actor=protector, at=at))))
    figures = {line["figure"]: line["number"] for line in lines if line["table"] in ("machine", "collection")}
    assert (figures["raised"], figures["passengers"]) == ("1", "1")
    assert [line["number"] for line in lines if (line["table"], line["figure"]) == ("sex", "raised")] == ["1"]
    assert [line["number"] for line in lines if line["figure"] == "digest"] == [found.digest]


def test_a_list_s_name_is_no_formula(ask: Ask, at: datetime, protector: Actor) -> None:
    """What others call their list comes into a spreadsheet as text."""
    counting.add_lines(at.date(), {Event(Kind.RAISED, "", "=1+1", "inform"): 1})
    text = report.export(ask(), form="csv", actor=protector, at=at)
    assert ",'=1+1,raised,1," in text


def test_false_positives_are_a_part_of_the_same_report(ask: Ask, at: datetime, protector: Actor) -> None:
    """RGT-17: rejected of reviewed by list, action and group, with 95 % intervals."""
    state = {"wanted": (30, 10), "told": (6, 5)}
    for name, (rejected, confirmed) in state.items():
        for code, number in (("rejected", rejected), ("confirmed", confirmed)):
            counting.add_lines(at.date(), {Event(Kind.STATE, code, name, "inform"): number})
    counting.add_to_groups(at.year, {Group("rejected", "sex", "F"): 36, Group("matches", "sex", "F"): 15})
    found = report.false_positives_only(ask(public=True))
    shares = {row.code: row.share for table in found.contents.tables if table.key == "list" for row in table.rows}
    assert shares["wanted"] is not None
    assert (shares["wanted"].hits, shares["wanted"].count, shares["wanted"].share) == (30, 40, 0.75)
    assert (round(shares["wanted"].low, 4), round(shares["wanted"].high, 4)) == (0.5981, 0.8581)
    assert {table.key for table in found.contents.tables} == {"list", "action", "nationality", "sex", "age", "facts"}
    assert found.contents.false_positives is not None
    assert found.contents.false_positives.count == 51
    assert "75.0% [59.8%, 85.8%]" in report.export(found, form="text", actor=protector, at=at)


def test_a_year_is_one_that_has_begun() -> None:
    """Anything else is the officer's mistake, in words."""
    now = datetime(2026, 11, 23, tzinfo=UTC)
    assert [report.year_of(text, now) for text in ("", " 2025 ", "2016")] == [2026, 2025, 2016]
    for text in ("2027", "2015", "soon", "-1", "٢٠٢٥a"):
        with pytest.raises(OfficerError, match="a year is one from 2016 to 2026"):
            report.year_of(text, now)
