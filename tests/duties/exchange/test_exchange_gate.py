"""Art. 9(1): what leaves about a reviewed hit, on whose review, to whom; and that nothing else does."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from openpiu.core.law.roles import Actor
from openpiu.duties import review
from openpiu.duties.exchange import letters, sharing
from openpiu.duties.exchange.letters import Source
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.duties.review.cards import InboxRow
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import (
    Hit,
    Letter,
    Partner,
    ShareDecision,
)
from tests.duties.exchange.conftest import Desk, acts
from tests.duties.exchange.ways import alert_note, first_left, leave, release

SHARING = {"offence": "T", "link": "journey", "gravity": "serious"}


@pytest.fixture
def confirmed(hit: InboxRow, officer: Actor, second: Actor, at: datetime) -> Hit:
    """The specimen hit, confirmed by two officers. Its flight goes from Istanbul to Brussels."""
    row = Hit.objects.using("passenger").get(id=hit.hit)
    for person in (officer, second):
        review.decide(
            hit.hit, decision="confirm", reasons=["C1"], note="", evidence_version=row.evidence, actor=person, at=at
        )
    return Hit.objects.using("passenger").get(id=hit.hit)


@pytest.fixture
def belgian(desk: Desk) -> Desk:
    """The partner is the unit of the state where the flight ends."""
    Partner.objects.using("passenger").filter(code="ARC-PIU").update(state="BEL")
    return desk


def share(desk: Desk, hit: Hit, **changes: Any) -> str:
    """Draft what the partner gets about a hit."""
    what = sharing.Sharing(evidence_version=hit.evidence, **{**SHARING, **changes})
    return sharing.share(desk.post, str(hit.id), "ARC-PIU", what, actor=desk.officer, at=desk.at)


class TestGate:
    """PNR-6.10, EXC-16: deny by default."""

    def test_the_first_that_carries_a_person_is_read_by_two_and_every_one_by_somebody(self, desk: Desk) -> None:
        """EXC-16, PNR-4.1: exactly what was read leaves, and nothing before."""
        letter = letters.draft(desk.post, alert_note(), Source(), actor=desk.officer, at=desk.at)
        shown = letters.preview(letter, actor=desk.officer, at=desk.at)
        assert (shown.needed, shown.fields["body"]["alert"]) == (2, {"surname": "SPECIMEN"})
        with pytest.raises(OfficerError, match="not what you have read"):
            letters.release(desk.post, letter, "f" * 64, actor=desk.officer, at=desk.at)
        assert not release(desk, letter, desk.officer)
        with pytest.raises(Refused, match="another one"):
            release(desk, letter, desk.officer)
        assert desk.deliver() == []
        assert release(desk, letter, desk.supervisor)
        (message,) = desk.deliver()
        assert message.fields["body"] == shown.fields["body"]
        again = letters.draft(desk.post, alert_note(), Source(), actor=desk.officer, at=desk.at + timedelta(hours=1))
        assert release(desk, again, desk.officer)

    def test_several_letters_are_read_together_and_never_the_first(self, desk: Desk) -> None:
        """EXC-16: one person's word about a set, to a partner that had such before; all leave, or none."""
        notes = [replace(alert_note(), purpose=f"case {number}") for number in range(3)]
        with pytest.raises(Refused, match="by two"):
            letters.release_all(desk.post, notes, Source(), actor=desk.officer, at=desk.at)
        first_left(desk)
        with pytest.raises(Refused):
            letters.release_all(
                desk.post, [*notes, replace(notes[0], handling="H3")], Source(), actor=desk.officer, at=desk.at
            )
        assert len(letters.release_all(desk.post, notes, Source(), actor=desk.officer, at=desk.at)) == 3
        assert (len(desk.deliver()), acts("letter.reviewed")) == (4, 5)

    def test_the_database_lets_nobody_past_the_gate(self, desk: Desk) -> None:
        """PNR-6.10: no letter, no review, another's letter; a person's data, sent past the duties."""
        letter = letters.draft(desk.post, alert_note(), Source(), actor=desk.officer, at=desk.at)
        row = Letter.objects.using("passenger").get(id=letter)
        for written in (Written(alert_note()), Written(alert_note(), row)):
            with pytest.raises(DatabaseError, match=r"PNR-6\.10"), transaction.atomic(using="passenger"):
                send(desk.post, [written], actor=desk.officer, at=desk.at)

    @pytest.mark.parametrize(("changes", "rule"), [({"handling": "H3"}, "EXC-16"), ({"basis": "10"}, "EXC-16")])
    def test_nothing_leaves_above_what_was_agreed(self, desk: Desk, changes: dict[str, Any], rule: str) -> None:
        """EXC-16: the ceiling and the legal bases of the partner's card."""
        note = Note(
            **{**{f: getattr(alert_note(), f) for f in alert_note().__slots__}, "handling_text": "x", **changes}
        )
        with pytest.raises(Refused) as refused:
            leave(desk, note, Source())
        assert refused.value.rule == rule


class TestSpontaneous:
    """PNR-9.1: to the units concerned."""

    def test_a_reviewed_hit_goes_to_the_state_its_journey_touches_with_the_fewest_fields(
        self, confirmed: Hit, belgian: Desk
    ) -> None:
        """PNR-9.1, PNR-4.1: the partner gets a minimal package, graded, with who reviewed it; then nothing is owed."""
        assert [(one.hit, one.partner) for one in sharing.owed(actor=belgian.officer)] == [
            (str(confirmed.id), "ARC-PIU")
        ]
        assert release(belgian, share(belgian, confirmed))
        assert sharing.owed(actor=belgian.officer) == ()
        (message,) = belgian.deliver()
        body = message.body
        assert (message.fields["legal_basis"], message.fields["grading"]) == ("9(1)", "B2")
        assert body["values"]["surname"] == "TSFAROUNI"
        assert set(body["values"]).isdisjoint({"phones", "emails", "locator", "payment"})
        assert [one["reasons"] for one in body["reviews"]] == [["C1"], ["C1"]]

    def test_not_sending_needs_a_recorded_reason(self, confirmed: Hit, belgian: Desk) -> None:
        """PNR-9.1: a code; it stands in the ledger, and the hit is not owed any more."""
        keep: dict[str, Any] = {"actor": belgian.officer, "at": belgian.at}
        with pytest.raises(OfficerError, match="choose why"):
            sharing.keep_back(belgian.post, str(confirmed.id), "ARC-PIU", reason="", **keep)
        sharing.keep_back(belgian.post, str(confirmed.id), "ARC-PIU", reason="S3", **keep)
        assert (sharing.owed(actor=belgian.officer), acts("hit.not_shared")) == ((), 1)
        with pytest.raises(OfficerError, match="kept back already"):
            share(belgian, confirmed)
        assert ShareDecision.objects.using("passenger").get().reason == "S3"

    def test_no_unreviewed_masked_or_minor_hit_leaves(self, hit: InboxRow, belgian: Desk) -> None:
        """PNR-9.1, PNR-6.10, PNR-3.3: nor about other evidence than was looked at."""
        row = Hit.objects.using("passenger").get(id=hit.hit)
        assert sharing.owed(actor=belgian.officer) == ()
        with pytest.raises(Refused, match="reviewed"):
            share(belgian, row)
        body = {"offence": "T", "air_link": "x", "values": {}, "reviews": [], "action": "arrest"}
        note = Note(partner="ARC-PIU", type="spontaneous", basis="9(1)", grading="B2", body=body)
        with pytest.raises(DatabaseError, match=r"PNR-6\.10"), transaction.atomic(using="passenger"):
            leave(belgian, note, Source(kind="hit", id=row.id))

    @pytest.mark.parametrize(
        ("changes", "rule"),
        [({"offence": "17"}, "PNR-3.3"), ({"link": "none"}, "CJ-2"), ({"gravity": ""}, "CJ-2")],
    )
    def test_what_the_release_matrix_closes_stays(
        self, confirmed: Hit, belgian: Desk, changes: dict[str, str], rule: str
    ) -> None:
        """PNR-9.1, CJ-2: offence, link with carriage by air, gravity."""
        with pytest.raises(Refused) as refused:
            share(belgian, confirmed, **changes)
        assert refused.value.rule == rule
