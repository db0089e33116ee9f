"""Partners and messages on the command line: from the card to the receipt, by files as across an air gap."""

from pathlib import Path

import msgspec
import pytest
from django.contrib.auth import get_user_model
from typer.testing import CliRunner, Result

from openpiu.core.envelope.bundles import read_bundle, write_bundle
from openpiu.core.envelope.cards import read_card
from openpiu.doors.cli.program import program
from openpiu.duties.exchange.post import newest_card
from tests.core.envelope import specimens
from tests.duties.exchange.conftest import BASES, Abroad


def run(*words: str, code: int = 0) -> Result:
    """One command; it ends with this code."""
    result = CliRunner().invoke(program, words)
    assert result.exit_code == code, (result.output, result.exception)
    return result


@pytest.fixture
def abroad(stores: None, tmp_path: Path) -> Abroad:
    """A partner whose card two supervisors have taken and compared; it holds this node's."""
    for name in ("s.super", "o.super"):
        get_user_model().objects.create(
            username=name, display_name=name, role="supervisor", home_authority="Police", password="!"
        )
    made = run("partner", "card", "--as", "s.super", "--contact", "+3225550100")
    card = specimens.signed_card("ARC-PIU", roster=(), bases=BASES)
    (tmp_path / "arc.card").write_bytes(card.text)
    run("partner", "add", str(tmp_path / "arc.card"), "--as", "s.super")
    for name in ("s.super", "o.super"):
        run("partner", "confirm", "ARC-PIU", card.fingerprint, "--as", name)
    return Abroad(read_card(made.stdout.splitlines()[0].encode()), card=card)


def test_a_partner_is_shown_with_its_words_and_revoked(abroad: Abroad) -> None:
    """EXC-16: what a person reads out, and the end of trust."""
    (line,) = run("partner", "show", "--as", "s.super", "--json").stdout.splitlines()
    row = msgspec.json.decode(line)
    assert (row["code"], row["standing"], row["fingerprint"]) == ("ARC-PIU", "active", abroad.card.fingerprint)
    assert "ARC-PIU" in run("partner", "show", "--as", "s.super").stderr
    run("partner", "revoke", "ARC-PIU", "--as", "s.super")
    row = msgspec.json.decode(run("partner", "show", "--as", "s.super", "--json").stdout)
    assert row["standing"] == "revoked"


def test_messages_go_both_ways_as_files_and_what_was_changed_is_kept_out(abroad: Abroad, tmp_path: Path) -> None:
    """EXC-8, EXC-15: the same bytes as on the wire; exit code 1 where something is in quarantine."""
    came, went = tmp_path / "arc.bundle", tmp_path / "uto.bundle"
    good = abroad.send()
    came.write_bytes(write_bundle([good, good[:-1]]))
    told = msgspec.json.decode(run("exchange", "read-bundle", str(came), "--json", code=1).stdout)
    assert (told["applied"], told["quarantined"]) == (1, 1)
    assert "cannot-open" in run("exchange", "quarantine", "--as", "s.super").stderr
    run("partner", "reconcile", "ARC-PIU", "--as", "s.super")
    run("exchange", "write-bundle", "ARC-PIU", str(went))
    abroad.read(read_bundle(went.read_bytes()))
    assert [one.type for one in (*abroad.receipts, *abroad.got)] == ["receipt", "reconcile"]
    (line,) = run("exchange", "list", "received", "--as", "s.super", "--json").stdout.splitlines()
    shown = run("exchange", "show", msgspec.json.decode(line)["message"], "--as", "s.super")
    assert msgspec.json.decode(shown.stdout)["type"] == "sighting"


def test_a_turn_with_nobody_to_reach_moves_nothing_and_says_so(abroad: Abroad) -> None:
    """EXC-11: what time brings about is done all the same."""
    assert "0 recalls are overdue" in run("exchange", "carry").stderr
    assert newest_card("ARC-PIU") == abroad.card
