"""What messages of each type lead to here, as one table; a type that is not in it is kept and receipted only."""

from openpiu.duties.exchange import reconciling
from openpiu.duties.exchange.post import Effect

EFFECTS: dict[str, Effect] = {
    "reconcile": reconciling.answer,
    "reconcile.answer": reconciling.take_answer,
}
