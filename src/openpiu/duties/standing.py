"""Which decisions stand about a hit: about its present evidence and not undone."""

from collections.abc import Sequence

from openpiu.store.passenger.models import Hit, Review

UNDO = "undo"


def all_reviews(hit: Hit) -> list[Review]:
    """Every review of the hit, oldest first."""
    return list(Review.objects.using("passenger").filter(hit=hit).order_by("number"))


def undone_ids(reviews: Sequence[Review]) -> set[object]:
    """Ids of the reviews that an undo took back."""
    return {review.undoes_id for review in reviews if review.undoes_id}


def standing(hit: Hit, reviews: Sequence[Review]) -> list[Review]:
    """The reviews that count now, oldest first."""
    undone = undone_ids(reviews)
    return [
        review
        for review in reviews
        if review.evidence == hit.evidence and review.decision != UNDO and review.id not in undone
    ]


def decided_by(officer: str, reviews: Sequence[Review]) -> bool:
    """Whether this officer's confirm or reject is among the standing reviews."""
    return any(review.officer == officer and review.decision in ("confirm", "reject") for review in reviews)


def first_decision(reviews: Sequence[Review]) -> Review | None:
    """The first standing confirm or reject."""
    return next((review for review in reviews if review.decision in ("confirm", "reject")), None)
