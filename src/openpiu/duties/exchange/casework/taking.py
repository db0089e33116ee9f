"""What messages of joint cases lead to here, each inside the transaction of its receipt."""

from typing import Any

from openpiu.core.cases.events import Event
from openpiu.core.cases.lanes import Admission, Outcome
from openpiu.core.cases.parcels import open_parcel
from openpiu.core.cases.standings import read_standing, write_standing
from openpiu.core.envelope.messages import Message
from openpiu.core.envelope.rejections import Rejected
from openpiu.core.law.roles import MACHINE
from openpiu.core.ledger.entries import canonical
from openpiu.duties import cases
from openpiu.duties.acting import enter
from openpiu.duties.cases.book import COPY, kept_content
from openpiu.duties.exchange import copies
from openpiu.duties.exchange.casework.parties import party
from openpiu.duties.exchange.casework.signing import keys_of, vouch_for
from openpiu.duties.exchange.post import Arrival
from openpiu.duties.exchange.recalling import hidden_on_arrival
from openpiu.errors import IntegrityError
from openpiu.store.passenger.models import CaseWaiting

CODES = {Outcome.FORK: "case-fork", Outcome.FORGED: "case-forged"}


def take_event(arrival: Arrival) -> str:
    """An event, with its content or without: taken up, kept behind a gap, or refused by the code that is returned."""
    if arrival.message.fields["originator"] != arrival.partner.code:
        return ""  # passed on by another: kept to be read, and no part of a case here
    said, event = take_up(arrival)
    if said.outcome is Outcome.GAP:
        _wait(arrival, event)
    if said.outcome in CODES:
        return CODES[said.outcome]
    row = party(arrival.post, event.case, event.node)
    row.is_due = True
    row.standing = _standing(arrival, event) or row.standing
    row.save(using="passenger", update_fields=["is_due", "standing"])
    return ""


def take_up(arrival: Arrival) -> tuple[Admission, Event]:
    """What its lane says of it; its content is registered as a copy of the message, so that a recall finds it."""
    parcel = parcel_in(arrival.message)
    sender, id_ = arrival.partner.code, arrival.message.id
    if (sender, id_) in hidden_on_arrival([sender], [id_]):
        parcel.pop("content", None)  # taken back before it came: what happened stays, what it says is not kept
    try:
        event, content = open_parcel(parcel)
    except IntegrityError as error:
        raise Rejected("bad-body", "event") from error
    if event.case != arrival.message.fields["case"]:
        raise Rejected("bad-body", "case")
    vouch = vouch_for(sender)  # of the sender's own lane only: nobody passes on what another node wrote
    said = cases.take_in(parcel, case=event.case, vouch=vouch, at=arrival.at, keys=arrival.post.keys)
    kept = kept_content(event.case, event.content) if content is not None and said.outcome not in CODES else None
    if kept is not None:
        copies.register(arrival.row.id, COPY, str(kept), post=arrival.post, at=arrival.at)
    return said, event


def take_ask(arrival: Arrival) -> str:
    """The partner lacks events of ours: it gets them again from there on, if it is a party."""
    case, following = arrival.message.fields["case"], arrival.message.body["next"]
    if not case or following < 1:
        raise Rejected("bad-body", "next")
    row = party(arrival.post, case, arrival.partner.code)
    row.sent, row.is_due = min(row.sent, following - 1), True
    row.save(using="passenger", update_fields=["sent", "is_due"])
    return ""


def parcel_in(message: Message) -> dict[str, Any]:
    """The event of a message and its content, without what else stands beside them."""
    return {name: message.body[name] for name in ("event", "content") if name in message.body}


def _wait(arrival: Arrival, event: Event) -> None:
    CaseWaiting.objects.using("passenger").get_or_create(
        received=arrival.row, defaults={"case": event.case, "node": event.node, "sequence": event.sequence}
    )
    detail = {"event": event.id, "node": event.node}
    enter("case.waiting", actor=MACHINE, at=arrival.at, subject=f"case:{event.case}", **detail)


def _standing(arrival: Arrival, event: Event) -> bytes:
    """What the sender signs about the case, where it says so; Rejected where it is not its own."""
    said = arrival.message.body.get("standing")
    if said is None:
        return b""
    try:
        standing = read_standing(canonical(said))
    except (IntegrityError, TypeError, ValueError) as error:
        raise Rejected("bad-body", "standing") from error
    if (standing.case, standing.node) != (event.case, event.node) or standing.key not in keys_of(event.node):
        raise Rejected("bad-body", "standing")
    return write_standing(standing)
