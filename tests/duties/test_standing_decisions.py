"""Which decisions stand: about the present evidence, not undone, and a look again is none."""

from uuid import UUID

from openpiu.duties.standing import decided_by, first_decision, standing, undone_ids
from openpiu.store.passenger.models import Hit, Review


def review(number: int, decision: str, *, evidence: str = "e", undoes: int | None = None) -> Review:
    """One review of officer `o<number>`, not stored."""
    return Review(
        id=UUID(int=number), number=number, decision=decision, evidence=evidence, officer=f"o{number}",
        undoes_id=UUID(int=undoes) if undoes else None,
    )  # fmt: skip


def test_what_was_undone_or_is_about_older_evidence_does_not_stand() -> None:
    """PNR-6.9, CJ-8."""
    rows = [
        review(1, "reject", evidence="old"),
        review(2, "reject"),
        review(3, "undo", undoes=2),
        review(4, "needs_information"),
        review(5, "confirm"),
    ]
    stands = standing(Hit(evidence="e"), rows)
    assert [row.number for row in stands] == [4, 5]
    assert undone_ids(rows) == {UUID(int=2)}


def test_only_confirm_and_reject_are_decisions() -> None:
    """PNR-12.9: whoever looked again, or asked, may still decide."""
    rows = [review(1, "look_again"), review(2, "needs_information"), review(3, "reject")]
    assert [decided_by(f"o{number}", rows) for number in (1, 2, 3)] == [False, False, True]
    first = first_decision(rows)
    assert first is not None
    assert first.number == 3
