"""Content of a case as letters: drafted for each party, read by who wrote it, by two where it is the first (PNR-6.10).

The letter's source is `case`, its reference the row of the content: by that a recall finds every message that carried
it, and the gate knows what has been taken back since.
"""

from datetime import datetime, timedelta

from openpiu.core.cases.contents import Content
from openpiu.core.cases.events import Event
from openpiu.core.cases.folding import replay
from openpiu.core.cases.parcels import parcel_of
from openpiu.core.cases.state import CASE, State
from openpiu.core.law.roles import Actor
from openpiu.duties.cases.book import content_id, contents_of, joint_events
from openpiu.duties.exchange import letters
from openpiu.duties.exchange.casework.facts import LANE, Held
from openpiu.duties.exchange.casework.parties import gets_content
from openpiu.duties.exchange.letters import Source
from openpiu.duties.exchange.post import Post
from openpiu.duties.exchange.writing import Note
from openpiu.errors import OfficerError, Refused
from openpiu.store.passenger.models import CaseContent, Letter

SOURCE = "case"
# The case's own legal basis -> the article under which its content is sent.
BASES = {
    "PNR-9.1": "9(1)", "PNR-9.2": "9(2)", "PNR-9.3": "9(3)", "PNR-9.4": "9(4)", "PNR-10": "10", "PNR-11": "11",
}  # fmt: skip


def send_content(post: Post, held: Held, event: Event, node: str, *, actor: Actor, at: datetime) -> str:
    """Draft one event's content for one node, read by this officer; the letter's id where another has to read it too.

    OfficerError where the content is not here; Refused as for any letter.
    """
    content = contents_of(held.case, [event.content]).get(event.content)
    if content is None:
        raise OfficerError(f"the content of {event.id} is not here any more")
    id_ = content_id(held.case, event.content, post.ids())
    row = Letter.objects.using("passenger").filter(source=SOURCE, reference=id_, partner=node).first()
    if row is None:
        source = Source(kind=SOURCE, id=id_)
        note = note_of(held.seen.state, event, content, node)
        row = letters.find_letter(letters.draft(post, note, source, actor=actor, at=at))
    has_left = letters.release(post, str(row.id), row.digest, actor=actor, at=at)
    return "" if has_left else str(row.id)


def note_of(state: State, event: Event, content: Content, node: str) -> Note:
    """The letter: handling, grading and last day as the event's own terms say them."""
    basis = BASES.get(state.case[CASE]["legal_basis"])
    if basis is None:
        raise Refused(f"the legal basis of a case whose content travels is one of: {', '.join(BASES)}", rule="EXC-13")
    terms = event.terms
    last = terms.get("delete_by", "")
    return Note(
        partner=node, type="case.content", body=parcel_of(event, content), lane=LANE, basis=basis,
        handling=terms["code"], handling_text=terms.get("restriction", ""), grading=terms["grading"], case=event.case,
        expires=datetime.fromisoformat(f"{last}T00:00:00+00:00") + timedelta(days=1) if last else None,
    )  # fmt: skip


def gate(row: Letter) -> None:
    """Refuse a letter whose content was taken back, or whose recipient is no party any more, since it was drafted."""
    found = CaseContent.objects.using("passenger").filter(id__in=[row.reference], erased_at=None).first()
    if found is None:
        raise Refused("what this letter says was taken back: it does not leave any more", rule="EXC-11")
    events = joint_events(found.case)
    state = replay(events).state
    event = next((one for one in events if one.content == found.hash), None)
    if event is None or event.id in state.recalled:
        raise Refused("what this letter says was taken back: it does not leave any more", rule="EXC-11")
    if not gets_content(state, row.partner_id, event.kind):
        raise Refused("its recipient is no party of the case, or not yet: nothing is given to it", rule="EXC-13")
