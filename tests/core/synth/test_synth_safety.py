"""Nothing in the invented world reaches a real person, domain, phone or document."""

import re
from datetime import UTC, datetime

import pytest

from openpiu.core.synth import build_world, files
from openpiu.core.synth.names import CULTURES

START = datetime(2026, 11, 23, 5, 31, tzinfo=UTC)
RESERVED_PHONE = re.compile(r"(3225550\d{3}|447700900\d{3}|120255501\d{2})")


@pytest.fixture(scope="module")
def text() -> str:
    world = build_world(seed=4, flights=6, alerts=120, start=START)
    unwrapped = (content.decode().replace("\r\n", "").replace("\n", "") for _, content in files(world))
    return "\n".join(unwrapped)


def test_every_mail_address_is_at_a_domain_reserved_for_examples(text: str) -> None:
    domains = re.findall(r"(?:@|(?<=\w)//)([A-Za-z0-9.-]+\.[A-Za-z]+)", text)
    assert len(domains) > 100
    assert {domain.upper() for domain in domains} == {"EXAMPLE.ORG"}


def test_every_phone_number_is_reserved(text: str) -> None:
    phones = re.findall(r"CTCM:HK:1:\w\w:::::(\d+)", text)
    assert len(phones) > 100
    assert all(RESERVED_PHONE.fullmatch(phone) for phone in phones)


def test_every_document_number_starts_with_letters_that_no_state_uses(text: str) -> None:
    numbers = re.findall(r'"number":"([^"]+)"', text)
    assert len(numbers) > 500
    assert all(re.fullmatch(r"ZZ\d{7}", number) for number in numbers)


def test_no_full_card_number_is_written(text: str) -> None:
    assert not re.search(r"[+:]\d{16}[:'#]", text)
    assert "XXXXXXXXXXXX" in text


def test_there_are_at_least_fourteen_cultures_with_names_for_both_sexes() -> None:
    assert len(CULTURES) >= 14
    assert all(len(c.men.names) >= 12 and len(c.women.names) >= 12 and len(c.surnames.names) >= 12 for c in CULTURES)
