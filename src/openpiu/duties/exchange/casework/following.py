"""What a delivery leads to in the cases that it touched, once it is committed; a run that was killed is made good.

Events that waited are taken up; new parties get what this node wrote; what a party that went is owed back is recalled;
what the others sign about the case is compared with what is held here; what is missing is asked for.
"""

from datetime import datetime

from openpiu.core.cases.lanes import Outcome
from openpiu.core.cases.standings import Difference, Finding, compare, read_standing
from openpiu.core.envelope.messages import read_message
from openpiu.core.law.roles import MACHINE
from openpiu.duties import cases
from openpiu.duties.acting import enter, in_one_transaction
from openpiu.duties.cases.book import StoredLane, take_turn
from openpiu.duties.exchange.casework.facts import LANE, Held, queue_facts
from openpiu.duties.exchange.casework.parties import take_lanes
from openpiu.duties.exchange.casework.parting import recall_owed
from openpiu.duties.exchange.casework.taking import CODES, take_up
from openpiu.duties.exchange.casework.writing import held_of
from openpiu.duties.exchange.post import Arrival, Post, newest_card
from openpiu.duties.exchange.writing import Note, Written, send
from openpiu.store.passenger.models import CaseParty, CaseWaiting, Partner, PostLane


def follow_up(post: Post, at: datetime) -> int:
    """All of it; returns how many cases there were."""
    due = CaseParty.objects.using("passenger").filter(is_due=True).values_list("case", flat=True)
    found = sorted(set(due))
    for case in found:
        with in_one_transaction():
            take_lanes()
            take_turn(case)
            _follow(post, case, at)
    cases.destroy_keys(post.record_keys)
    return len(found)


def _follow(post: Post, case: str, at: datetime) -> None:
    while _take_up_waiting(post, case, at):
        pass
    held = held_of(case)
    _ask(post, case, at)
    queue_facts(post, held, actor=MACHINE, at=at)
    recall_owed(post, held, actor=MACHINE, at=at)
    for row in CaseParty.objects.using("passenger").filter(case=case, is_due=True).order_by("node"):
        _compare(post, row, held, at)
        row.is_due = False
        row.save(using="passenger", update_fields=["is_due", "finding", "about", "found_at"])


def _take_up_waiting(post: Post, case: str, at: datetime) -> int:
    """Events whose turn has come; how many were taken up."""
    rows = CaseWaiting.objects.using("passenger").filter(case=case, is_over=False).select_related("received__partner")
    return sum(_take_one(post, row, at) for row in rows.order_by("node", "sequence", "received__seq"))


def _take_one(post: Post, row: CaseWaiting, at: datetime) -> bool:
    received = row.received
    said = None
    card = newest_card(received.partner_id)
    if received.standing == "applied" and card is not None:
        message = read_message(str(received.content).encode())
        arrival = Arrival(post=post, partner=received.partner, card=card.card, message=message, row=received, at=at)
        said, _event = take_up(arrival)
        if said.outcome is Outcome.GAP:
            return False
        if said.outcome in CODES:
            _stop(received.partner_id, CODES[said.outcome], said.event, at)
    row.is_over = True
    row.save(using="passenger", update_fields=["is_over"])
    return said is not None


def _stop(partner: str, code: str, event: str, at: datetime) -> None:
    """The lane stops until a person has looked, as it does for an event that is refused when it comes."""
    PostLane.objects.using("passenger").filter(partner=partner, lane=LANE).update(alarm=code, alarm_at=at)
    enter("exchange.alarm", actor=MACHINE, at=at, subject=f"partner:{partner}", code=code, event=event)


def _ask(post: Post, case: str, at: datetime) -> None:
    """Ask each node, once for each gap, for its own events that are missing before what waits."""
    open_ = CaseWaiting.objects.using("passenger").filter(case=case, is_over=False)
    active = Partner.objects.using("passenger").filter(standing="active").values("code")
    for node in sorted(set(open_.filter(node__in=active).values_list("node", flat=True))):
        following = len(StoredLane(case, node)) + 1
        rows = open_.filter(node=node, sequence__gt=following)
        if rows.exists() and not rows.filter(asked=following).exists():
            body = {"next": following}
            note = Note(partner=node, type="case.ask", body=body, lane=LANE, handling="H0", case=case)
            send(post, [Written(note)], actor=MACHINE, at=at)
            rows.update(asked=following)


def _compare(post: Post, row: CaseParty, held: Held, at: datetime) -> None:
    """Name a node that sees another state, or another past, and say so in the ledger once."""
    if not row.standing:
        return
    findings = compare(read_standing(bytes(row.standing)), held.events)
    alarm = next((found for found in findings if _is_alarm(found, post.node)), None)
    now = (alarm.difference.value, alarm.event or alarm.node) if alarm else ("", "")
    if alarm and now != (row.finding, row.about):
        enter(
            "case.diverged", actor=MACHINE, at=at, subject=f"case:{row.case}", node=alarm.node, partner=row.node,
            difference=now[0], event=alarm.event,
        )  # fmt: skip
    row.finding, row.about = now
    row.found_at = at if alarm else None


def _is_alarm(found: Finding, own: str) -> bool:
    """Not that a node is behind, or knows what is still on its way here; but that it has events of ours we have not."""
    if found.difference is Difference.AHEAD:
        return found.event.startswith(f"{own}/")
    return found.difference in {Difference.FORK, Difference.STATE}
