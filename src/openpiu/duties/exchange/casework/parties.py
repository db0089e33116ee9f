"""Which other nodes a case has, and what each of them is to get: the facts of every event, content by its kind."""

from collections.abc import Mapping

from openpiu.core.cases.events import JOINT, parse_id
from openpiu.core.cases.kinds import KINDS, Share
from openpiu.core.cases.state import State
from openpiu.duties.exchange.post import Post
from openpiu.store.passenger.models import CaseParty, Partner, PostLane


def take_lanes() -> None:
    """Wait until no partner's lane is written; it ends with the transaction.

    Before the turn in a case, so that an officer who writes, and a delivery that has its lanes, never wait for each
    other.
    """
    rows = PostLane.objects.using("passenger").filter(partner__standing="active").order_by("id")
    list(rows.select_for_update(of=("self",)))


def facts_until(state: State, node: str, *, own: str, last: int) -> int:
    """The number of our last event that this node is to get: all of them, or the one that withdrew it, or none."""
    if state.standing_of(node) in {"member", "invited"}:
        return last
    found = parse_id(state.cuts.get(node, {}).get("by", ""))
    is_ours = state.standing_of(node) == "withdrawn" and found is not None and found[:2] == (own, JOINT)
    return found[2] if is_ours and found else 0


def gets_content(state: State, node: str, kind: str) -> bool:
    """Whether content of this kind goes to a node: all to a member; who is invited sees what there is to agree to."""
    standing = state.standing_of(node)
    is_about_the_case = KINDS[kind].share is Share.MINUTES and not KINDS[kind].makes
    return standing == "member" or (standing == "invited" and is_about_the_case)


def active_nodes(state: State, own: str) -> tuple[str, ...]:
    """The other nodes of a case that are active partners: nothing goes to anybody else."""
    others = [node for node in state.members if node != own]
    rows = Partner.objects.using("passenger").filter(code__in=others, standing="active").order_by("code")
    return tuple(rows.values_list("code", flat=True))


def party(post: Post, case: str, node: str) -> CaseParty:
    """The row of another node in a case, locked; made where there is none."""
    CaseParty.objects.using("passenger").get_or_create(
        case=case, node=node, defaults={"id": post.ids().make("case-party", case, node)}
    )
    return CaseParty.objects.using("passenger").select_for_update().get(case=case, node=node)


def findings_of(partner: str) -> Mapping[str, str]:
    """Case -> how what this partner says of it differs from what is held here, where that is an alarm."""
    rows = CaseParty.objects.using("passenger").filter(node=partner).exclude(finding="").order_by("case")
    return {row.case: f"{row.finding} {row.about}".strip() for row in rows}
