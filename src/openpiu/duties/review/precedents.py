"""The rejected hit that a suppressed one rests on, as the review page shows it."""

from openpiu.duties.review.cards import Precedent
from openpiu.duties.standing import all_reviews, standing
from openpiu.store.passenger.models import Hit


def precedent_of(hit: Hit) -> Precedent | None:
    """None for a hit that is not suppressed."""
    if hit.rests_on is None or hit.rests_until is None:
        return None
    source = hit.rests_on.hit
    decided = [review for review in standing(source, all_reviews(source)) if review.decision == "reject"]
    flight = source.traveller.flight
    return Precedent(
        hit=str(source.id),
        flight=str(flight),
        route=f"{flight.departure_airport}-{flight.arrival_airport}",
        officers=tuple(review.officer for review in decided),
        reasons=tuple(sorted({code for review in decided for code in review.reasons})),
        at=hit.rests_on.decided_at,
        until=hit.rests_until,
    )
