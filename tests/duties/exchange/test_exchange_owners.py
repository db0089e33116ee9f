"""Where an alert's owner is asked before a hit leaves, its word is on record first (EXC-18)."""

import pytest

from openpiu.duties import alerts
from openpiu.duties.exchange import owners, sharing
from openpiu.duties.exchange.owners import Word
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import Hit, Letter, OwnerWord, Partner
from tests.duties.exchange.conftest import Desk, acts
from tests.duties.exchange.test_exchange_feedback import confirmed
from tests.duties.exchange.ways import third

__all__ = ["confirmed"]
WHY = "the flight lands in ten minutes and nobody answers"


def draft(desk: Desk, hit: Hit, partner: str = "ARC-PIU") -> str:
    """A letter about the hit."""
    Partner.objects.using("passenger").filter(code=partner).update(state="BEL")
    what = sharing.Sharing(offence="T", link="journey", gravity="serious", evidence_version=hit.evidence)
    return sharing.share(desk.post, str(hit.id), partner, what, actor=desk.officer, at=desk.at)


def say(desk: Desk, hit: Hit, word: str, spoke: str = "Insp. of the owner", why: str = "") -> None:
    """Record the owner's word."""
    said = Word(word=word, spoke=spoke, why=why)
    owners.record_word(desk.post, str(hit.id), "ARC-PIU", said, actor=desk.officer, at=desk.at)


def asked(desk: Desk, *, on: bool = True) -> None:
    """The list says that its owner is asked."""
    alerts.consult_owner("wanted", asked=on, actor=desk.supervisor, at=desk.at)


def test_no_letter_is_drafted_before_the_owner_has_agreed(desk: Desk, confirmed: Hit) -> None:
    """EXC-18: an objection stands until there is another word; each is on record."""
    asked(desk)
    with pytest.raises(Refused, match="asked first"):
        draft(desk, confirmed)
    say(desk, confirmed, "objects")
    with pytest.raises(Refused, match="objects"):
        draft(desk, confirmed)
    say(desk, confirmed, "agrees")
    assert draft(desk, confirmed)
    assert Letter.objects.using("passenger").count() == 1
    assert list(OwnerWord.objects.using("passenger").order_by("number").values_list("word", flat=True)) == [
        "objects", "agrees",
    ]  # fmt: skip
    assert acts("exchange.owner_asked") == 2


def test_documented_urgency_takes_the_place_of_a_word(desk: Desk, confirmed: Hit) -> None:
    """EXC-18: a sentence, not a shrug."""
    asked(desk)
    for wrong in (("urgent", "", "soon"), ("agrees", " ", ""), ("maybe", "x", "")):
        with pytest.raises(OfficerError):
            say(desk, confirmed, *wrong)
    say(desk, confirmed, "urgent", "", WHY)
    assert draft(desk, confirmed)


def test_a_word_counts_for_its_evidence_and_partner_only(desk: Desk, confirmed: Hit) -> None:
    """EXC-18: and no list asks where nobody said so; switching it off again needs a supervisor."""
    asked(desk)
    say(desk, confirmed, "agrees")
    row = OwnerWord.objects.using("passenger").get()
    assert (row.evidence, row.partner_id) == (confirmed.evidence, "ARC-PIU")
    third(desk)
    with pytest.raises(Refused, match="asked first"):
        draft(desk, confirmed, "LAP-PIU")
    with pytest.raises(Refused):
        alerts.consult_owner("wanted", asked=False, actor=desk.officer, at=desk.at)
    asked(desk, on=False)
    assert draft(desk, confirmed, "LAP-PIU")


def test_an_unknown_list_asks_nobody(desk: Desk) -> None:
    """EXC-18."""
    with pytest.raises(OfficerError, match="no such list"):
        alerts.consult_owner("nowhere", asked=True, actor=desk.supervisor, at=desk.at)
