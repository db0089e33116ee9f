"""The main job by commands, as real processes: exit codes, words on standard error, JSON on standard output.

The tests of one unit build on one another in their order: import, receive, review, disclose, prove.
"""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from openpiu.core.ledger import Tree, seal_root

SPECIMEN_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))


@pytest.fixture(scope="module")
def row(piu: Any) -> Any:
    """The one hit as an officer's list has it."""
    [found] = piu("hits", "list", "--as", "w.officer", "--json").rows()
    return found


@pytest.fixture(scope="module")
def card(piu: Any, row: Any) -> Any:
    """The card of that hit."""
    [shown] = piu("hits", "show", row["hit"], "--as", "w.officer").rows()
    return shown


def in_words(done: Any, code: int, *words: str) -> None:
    """The exit code, and a short refusal without a traceback."""
    assert (done.code, "Traceback" in done.err) == (code, False), done.err
    assert [word for word in words if word not in done.err] == [], done.err


@pytest.mark.parametrize(
    ("words", "said"),
    [(("fly",), "No such command"), (("hits", "decide-all"), "No such command")],
)
def test_what_is_no_command_is_a_usage_error(bare: Any, words: tuple[str, ...], said: str) -> None:
    """PNR-6.9: there is no command that decides several."""
    in_words(bare(*words), 2, said)


def test_help_and_version_make_no_folder(bare: Any) -> None:
    """Looking is free."""
    home = bare.folder / "no-unit"
    assert "Exit codes" in bare("--help", OPENPIU_DATA=str(home)).out
    assert bare("--version", OPENPIU_DATA=str(home)).out.startswith("openpiu ")
    assert not home.exists()


def test_a_weak_password_is_refused_in_words(piu: Any) -> None:
    """PNR-13.9: exit code 2."""
    done = piu("staff", "add", "x.new", "--name", "X", "--role", "officer", answer="short\n")
    in_words(done, 2, "choose another password")


def test_nobody_acts_without_an_account(piu: Any) -> None:
    """PNR-13.6: an act has a person."""
    in_words(piu("hits", "list", "--as", "nobody"), 2, "there is no active account")


def test_refused_rows_are_named_by_line_and_the_others_are_imported(piu: Any) -> None:
    """PNR-6.5: exit code 1."""
    rows = [{"id": "N-1", "surname": "Vandermoorle", "list": "new", "action": "inform", "owner": "BE"}, {"id": "N-2"}]
    good = {**rows[0], "id": "N-3", "legal_basis": "Act"}
    (piu.folder / "bad.jsonl").write_bytes(b"\n".join(msgspec.json.encode(row) for row in [*rows, good]))
    done = piu("alerts", "import", "bad.jsonl", "--as", "s.super")
    in_words(done, 1, "bad.jsonl:1: refused: legal_basis", "bad.jsonl:2: refused", "1 added", "2 refused")
    assert "Vandermoorle" not in done.err


def test_a_list_that_declares_nothing_is_refused(piu: Any) -> None:
    """PNR-6.5, CJ-4: exit code 3, whether it is imported or declared; RGT-8: a wrong word names the option (2)."""
    (piu.folder / "stolen.csv").write_text("number,issuer,type,reported\nZZ0000017,UTO,P,2026-01-02\n77,UTO,P,\n")
    words = ("alerts", "import", "stolen.csv", "--list", "stolen", "--owner", "BE", "--as", "s.super")
    in_words(piu(*words), 3, "PNR-6.5", "--legal-basis", "--class", "--action", "--days")
    declared = (
        "--owner",
        "BE",
        "--legal-basis",
        "Act",
        "--action",
        "seize_document",
        "--days",
        "90",
        "--as",
        "s.super",
    )
    declare = ("alerts", "declare", "--list", "stolen", *declared, "--class")
    in_words(piu(*declare, "intelligence/other"), 3, "CJ-4")
    in_words(piu(*declare, "document", "--subjects", "guilty"), 2, "--subjects: subject: one of suspect, convicted")
    in_words(piu(*declare, "document", "--basis", "fact"), 0, "is declared")


def test_a_declared_list_is_tried_out_imported_twice_and_shown(piu: Any) -> None:
    """PNR-6.5: exit code 1 names the row that is left out; the file's name says nothing about its format."""
    words = ("alerts", "import", "stolen.csv", "--list", "stolen", "--as", "s.super")
    in_words(piu(*words, "--dry-run"), 1, "1 added", "nothing is changed by a dry run", "hits to expect")
    in_words(piu(*words), 1, "stolen.csv:3: refused: number is missing or too short", "1 added", "1 refused")
    done = piu(*words, "--full", "--json")
    in_words(done, 1, "1 unchanged", "0 withdrawn")
    assert [(row["line"], row["outcome"]) for row in done.rows()] == [(2, "unchanged"), (3, "refused")]
    shown = {row["name"]: row for row in piu("alerts", "lists", "--as", "s.super", "--json").rows()}
    assert (shown["stolen"]["active"], shown["stolen"]["legal_basis"]) == (1, "Act")
    assert shown["wanted"]["in_rows"] is True
    assert (shown["stolen"]["reason_basis"], shown["stolen"]["subjects"]["document"]) == ("fact", 1)
    assert (shown["wanted"]["subjects"]["unsaid"], shown["wanted"]["subjects"]["suspect"]) == (1, 0)
    in_words(piu("alerts", "noisy", "--as", "s.super"), 0, "0 alerts with rejects")


def test_whom_alerts_are_about_is_declared_listed_and_shown(piu: Any) -> None:
    """RGT-8: with the import, for each alert, and for one."""
    (piu.folder / "helped.jsonl").write_bytes(msgspec.json.encode({"id": "H-1", "surname": "Quesnoirt"}))
    declared = ("--list", "helped", "--owner", "BE", "--legal-basis", "Act", "--action", "inform", "--days", "90")
    done = piu(
        "alerts", "import", "helped.jsonl", *declared, "--subjects", "victim", "--basis", "fact", "--as", "s.super"
    )
    in_words(done, 0, "1 added")
    found = {row["reference"]: row for row in piu("alerts", "list", "--as", "s.super", "--json").rows()}
    assert (found["H-1"]["subject_class"], found["H-1"]["reason_basis"]) == ("victim", "fact")
    assert (found["BE-2291"]["subject_class"], found["BE-2291"]["reason_basis"]) == ("unsaid", "unsaid")
    done = piu("alerts", "show", found["H-1"]["alert"], "--as", "w.officer")
    in_words(done, 0, "about: victim", "rests on: fact")


def test_only_a_supervisor_imports(piu: Any) -> None:
    """PNR-6.5: exit code 3."""
    in_words(piu("alerts", "import", "alerts.jsonl", "--as", "w.officer"), 3, "may not import alerts")


def test_the_same_folder_again_changes_nothing(piu: Any) -> None:
    """MSG-21."""
    done = piu("ingest", "drop", "--json")
    assert [(row["source"], row["state"]) for row in done.rows()] == [("a.edi", "known")]
    in_words(done, 0, "0 transmissions stored, 1 known before, 0 quarantined")


def test_what_cannot_be_read_is_quarantined_and_said(piu: Any) -> None:
    """MSG-19: exit code 1, whatever the file is called."""
    (piu.folder / "odd").mkdir()
    (piu.folder / "odd" / b"\xe9t\xe9.edi".decode(errors="surrogateescape")).write_bytes(b"not a message")
    done = piu("ingest", "odd", "--json")
    in_words(done, 1, "1 quarantined")
    assert [row["state"] for row in done.rows()] == ["quarantined"]


def test_the_list_of_hits_names_nobody(row: Any, card: Any) -> None:
    """docs/adr/0005: the card does."""
    assert (row["state"], row["priority"], row["alert_reference"]) == ("raised", "P1", "BE-2291")
    assert "FAROUNI" not in str(row).upper()
    assert "FAROUNI" in str(card).upper()


def release(piu: Any, card: Any) -> Any:
    """Ask for the release."""
    words = ("--as", "w.officer", "--recipient", "UTO-FED", "--offence", "1", "--evidence", card["evidence_version"],
             "--link", "journey", "--gravity", "serious")  # fmt: skip
    return piu("disclose", "release", card["hit"], *words)


def test_nothing_leaves_before_two_officers_confirmed(piu: Any, card: Any) -> None:
    """PNR-6.10, RGT-15: exit code 3 before, and after one."""
    in_words(release(piu, card), 3, "nothing leaves before two officers have confirmed it")
    decide = ("hits", "decide", card["hit"], "confirm", "--evidence", card["evidence_version"], "--reason", "C1")
    in_words(piu(*decide, "--as", "w.officer"), 0, "awaiting second")
    in_words(release(piu, card), 3, "nothing leaves before two officers have confirmed it")
    in_words(piu(*decide, "--as", "s.super"), 0, "confirmed")


def test_a_reviewed_hit_leaves_as_a_package_that_anyone_verifies(piu: Any, card: Any, tmp_path: Path) -> None:
    """PNR-6.10, PNR-7.2: and a changed one does not (exit code 4); verifying makes no folder."""
    done = release(piu, card)
    assert done.code == 0, done.err
    package, home = tmp_path / "package.json", tmp_path / "no-unit"
    package.write_text(done.out)
    verified = piu("disclose", "verify", str(package), OPENPIU_DATA=str(home))
    in_words(verified, 0, "the signature holds")
    assert verified.rows()[0]["recipient"] == "UTO-FED"
    package.write_text(done.out.replace("UTO-FED", "UTO-CUS"))
    in_words(piu("disclose", "verify", str(package), OPENPIU_DATA=str(home)), 4, "do not act on it")
    assert not home.exists()


def test_the_ledger_verifies_live_and_exported(piu: Any, tmp_path: Path) -> None:
    """PNR-13.9: offline, without any unit; one flipped byte is exit code 4 and names its entry."""
    in_words(piu("audit", "verify"), 0, "all in order")
    ledger, home = tmp_path / "ledger.jsonl", tmp_path / "no-unit"
    in_words(piu("audit", "export", str(ledger)), 0, "written to")
    [verdict] = piu("audit", "verify", str(ledger), "--json", OPENPIU_DATA=str(home)).rows()
    lines = ledger.read_bytes().splitlines(keepends=True)
    assert (verdict["ok"], verdict["entries"], verdict["first_bad"]) == (True, len(lines) - 1, None)
    broken = bytearray(lines[6])
    broken[len(broken) // 2] ^= 1
    ledger.write_bytes(b"".join([*lines[:6], bytes(broken), *lines[7:]]))
    done = piu("audit", "verify", str(ledger), "--json", OPENPIU_DATA=str(home))
    assert (done.code, done.rows()[0]["ok"], done.rows()[0]["first_bad"]) == (4, False, 7)
    assert not home.exists()


def test_a_ledger_is_held_against_roots_that_somebody_kept(piu: Any, tmp_path: Path) -> None:
    """PNR-13.9: of another unit, they vouch for another ledger; no file is a word, not a traceback."""
    assert piu("audit", "roots").out == ""  # nobody served, so nothing was sealed
    ledger, kept = tmp_path / "ledger.jsonl", tmp_path / "roots.jsonl"
    piu("audit", "export", str(ledger))
    tree = Tree()
    tree.add("0" * 64)
    other = seal_root(tree, unit="X", store="passenger", at="2026-01-31T04:20:59.000001Z", key=SPECIMEN_KEY)
    kept.write_bytes(other.line() + b"\n")
    in_words(piu("audit", "verify", str(ledger), "--roots", str(kept)), 4, "it is not what was sealed")
    in_words(piu("audit", "verify", "--roots", str(kept)), 4, "line 1 of the sealed roots was signed with another key")
    in_words(piu("audit", "verify", "--roots", str(tmp_path / "none")), 2, "there is no file")
    kept.write_bytes(b"")
    in_words(piu("audit", "verify", "--roots", str(kept)), 2, "holds no root of the passenger ledger")
    kept.write_bytes(b"{}\n")
    in_words(piu("audit", "verify", str(ledger), "--roots", str(kept)), 4, "line 1 of the sealed roots was changed")


def test_an_export_that_cannot_be_written_is_said_in_words(piu: Any) -> None:
    """Exit code 2."""
    in_words(piu("audit", "export", "nowhere/ledger.jsonl"), 2, "cannot be written")


def test_the_server_s_state_is_said_and_stopping_ends_it(piu: Any) -> None:
    """The last test of this unit: nothing is left running."""
    [status] = piu("db", "status", "--json").rows()
    assert (status["running"], status["stays"]) == (True, True)
    in_words(piu("db", "stop"), 0, "stopped")
    assert piu("db", "status", "--json").rows()[0]["running"] is False
    assert piu.servers() == []
