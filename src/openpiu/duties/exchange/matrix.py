"""What the handling matrix says about one received message: shown here, passed on to a partner (EXC-3, EXC-4).

Belongs here: the question to `core.law.handling`. Not here: the matrix; the consent that Art. 11(2) wants whatever the
code says (`passing`).
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from openpiu.core.law.gradings import read_grading
from openpiu.core.law.handling import Answer, Marked, Permission, Terms, Use, decide, use_by_name
from openpiu.core.law.handling_table import Code, RecipientKind, Verb
from openpiu.core.law.sharing import RECIPIENT_OF
from openpiu.store.passenger.models import Partner, ReceivedMessage

HERE = "this unit"


def shown_here(row: ReceivedMessage, fields: Mapping[str, Any], *, day: date) -> Answer:
    """Whether officers of this unit may read it."""
    use = Use(thing=_marked(row, fields), verb=Verb.VIEW, kind=RecipientKind.OWN, recipient=HERE)
    return decide(use, day=day)


def passed_on(
    row: ReceivedMessage, fields: Mapping[str, Any], partner: Partner, *, consented: bool, day: date
) -> Answer:  # fmt: skip
    """Whether it may go to a partner; `consented`: its originator permitted that for this one and this partner."""
    mark = _marked(row, fields)
    word = Permission(
        id="consent", thing=mark.id, originator=row.originator, recipient=partner.code, verb=Verb.FORWARD, since=day,
        until=day,
    )  # fmt: skip
    kinds = {partner.code: RecipientKind(RECIPIENT_OF[partner.kind].value)}
    return decide(use_by_name(mark, Verb.FORWARD, partner.code, kinds), (word,) if consented else (), day=day)


def _marked(row: ReceivedMessage, fields: Mapping[str, Any]) -> Marked:
    """The message with its terms; its last day is the one before the moment at which it expires."""
    ends = row.expires_at
    terms = Terms(
        code=Code(fields["handling"]), restriction=fields["handling_text"],
        grading=read_grading(fields["grading"]) if fields["grading"] else None,
        delete_by=(ends - timedelta(microseconds=1)).date() if ends else None,
    )  # fmt: skip
    return Marked(id=str(row.message), originators=frozenset({row.originator}), terms=terms)
