"""What messages of each type lead to here, as one table; a type that is not in it is kept and receipted only."""

from openpiu.duties.exchange import answering, feedback, passing, recalling, reconciling
from openpiu.duties.exchange.casework import taking, telling
from openpiu.duties.exchange.post import Effect

EFFECTS: dict[str, Effect] = {
    "request": answering.take_request,
    "answer": answering.take_answer,
    "partial": answering.take_answer,
    "refuse": answering.take_answer,
    "sighting": feedback.take_sighting,
    "permission": passing.take_permission,
    "recall": recalling.take_recall,
    "recall.answer": recalling.take_answer,
    "reconcile": reconciling.answer,
    "reconcile.answer": reconciling.take_answer,
    "case.event": taking.take_event,
    "case.content": taking.take_event,
    "case.ask": taking.take_ask,
    "grant.made": telling.take_grant,
    "grant.revoked": telling.take_revocation,
    "grant.views": telling.take_views,
}
