"""`openpiu rights`: the documents say what the unit's tables and accounts say, and nothing else."""

import pytest
from django.contrib.auth import get_user_model
from typer.testing import CliRunner

from openpiu.conf import clock
from openpiu.conf.desk import desk
from openpiu.core.law.annex_titles import TITLES
from openpiu.core.law.letters import Desk
from openpiu.core.law.permissions import PERMISSIONS
from openpiu.core.law.processing_records import QUESTIONS, Access, make_assessment, make_register
from openpiu.core.law.profiles import DEFAULT, PROFILES, Mark, Profile
from openpiu.core.law.public_notice import make_notice
from openpiu.core.law.roles import Role
from openpiu.doors.cli.program import program
from openpiu.duties import staff
from openpiu.errors import OfficerError

DESK = Desk(unit="Utopia PIU", contact="dpo@piu.example.org", authority="dpa.example.org")


def document(*words: str) -> str:
    """What the command prints."""
    done = CliRunner().invoke(program, ["rights", *words], catch_exceptions=False)
    assert done.exit_code == 0
    return done.stdout


def table(text: str, head: str) -> list[list[str]]:
    """The rows of the table under one heading."""
    part = text.split(f"## {head}\n\n")[1].split("\n\n")[0]
    return [line.strip("| ").split(" | ") for line in part.splitlines()[2:]]


@pytest.mark.parametrize("language", ["en", "fr", "nl"])
@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_the_notice_names_all_items_the_times_and_the_contacts(language: str, profile: Profile) -> None:
    """RGT-13: in each language, from the profile; no place is left to be filled in."""
    text = make_notice(profile, desk=DESK, language=language)
    for number, title in TITLES[language].items():
        assert f"\n{number}. {title}\n" in text
    for value in (profile.ordinary_months.value, profile.longest_months.value, DESK.contact, DESK.authority, DESK.unit):
        assert str(value) in text
    assert "<" not in text


def test_the_command_prints_the_notice_of_the_profile_in_force(stores: None) -> None:
    """RGT-13: with the particulars of this unit; a language that there is none in is refused."""
    assert document("notice", "--lang", "fr") == make_notice(DEFAULT, desk=desk(), language="fr")
    with pytest.raises(OfficerError, match="one of: en"):
        document("notice", "--lang", "xx")


def test_the_register_matches_the_accounts_whenever_it_is_made(stores: None) -> None:
    """PNR-13.3, RGT-2: staff and access levels as the database has them now; a closed account is not in it."""
    for id_, role in (("w.officer", "officer"), ("t.dpo", "data_protection")):
        row = staff.StaffRow(id=id_, name=f"N. | {id_}", role=role, authority="Police", active=True)
        staff.add_officer(row, password="a long specimen password", at=clock.now())
    open_ = [row for row in staff.list_staff() if row.active]
    rows = table(document("register"), "Staff")
    assert [(row[0], row[-2], row[-1]) for row in rows] == [(one.id, one.role, one.authority or "-") for one in open_]
    get_user_model().objects.filter(username="w.officer").update(is_active=False)
    assert "w.officer" not in [row[0] for row in table(document("register"), "Staff")]


def test_the_register_says_what_each_role_may_do() -> None:
    """PNR-13.3: from the one table of permissions, all of it."""
    text = make_register(DEFAULT, desk=DESK, staff=[Access(id="x", name="X", role="officer", authority="")])
    levels = {role: set(acts.split(", ")) for role, acts in table(text, "Access levels")}
    assert levels == {role.value: {act.value for act in PERMISSIONS[role]} for role in Role}
    rules = {row[0] for row in table(text, "Time limits and other rules of the law profile")}
    assert rules == {key for key, _ in DEFAULT.provisions()}


@pytest.mark.parametrize("profile", PROFILES.values(), ids=lambda profile: profile.id)
def test_the_assessment_asks_what_the_unit_cannot_know(profile: Profile) -> None:
    """Each reading of ours that no lawyer has confirmed is a question, and none is answered by the template."""
    text = make_assessment(profile, desk=DESK)
    unsure = [key for key, one in profile.provisions() if one.mark is Mark.CONFIRM]
    assert text.count("- [ ] ") == len(QUESTIONS) + len(unsure)
    assert f"## Unanswered questions: {len(QUESTIONS) + len(unsure)}" in text
    for key in unsure:
        assert f"- [ ] {key}: " in text
