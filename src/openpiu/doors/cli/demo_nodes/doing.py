"""What either node of the demo does when the story asks: one word, one or two duties, as that node's own people.

Both nodes run the same words; which unit it is, the environment says. Values in and out are plain: they may come from
another process. Not here: the order of the story (`story`), processes (`abroad`).
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from openpiu.conf import clock, exchange, preparing, unit
from openpiu.conf.environment import environment
from openpiu.core.envelope.cards import read_card
from openpiu.core.law.roles import Actor
from openpiu.core.synth import draw_returnee
from openpiu.core.synth.listing import alert_row, json_lines
from openpiu.doors.cli.demo_nodes.people import PEOPLE, Unit
from openpiu.duties import alerts, disclose, line, review, staff, trace
from openpiu.duties.exchange import casework, drain, partners, reconciling

SIGN_IN = "demo sign-in"  # what the accounts' password is made from, with the keys of this demo's folder
ON_THE_WAY = timedelta(seconds=20)  # from the carrier's sending to the unit's receipt


def here() -> Unit:
    """Who works at this node."""
    return PEOPLE[environment().node]


def actor(id_: str) -> Actor:
    """One of them."""
    return staff.actor_of(id_)


def prepare() -> int:
    """Databases and accounts; how many."""
    preparing.prepare()
    for row in here().staff:
        account = staff.StaffRow(id=row.id, name=row.name, role=row.role, authority=row.authority, active=True)
        staff.add_officer(account, password=password(), at=clock.now())
    return len(here().staff)


def password() -> str:
    """Of all accounts at this node; made for this demo's folder, told to whoever started it."""
    return unit.keys().secret_for(SIGN_IN)[:16]


def receive(half: str, seed: int, start: str) -> int:
    """The messages of one of the returnee's two flights; how many were taken in."""
    drawn = draw_returnee(seed=seed, start=datetime.fromisoformat(start))
    all_sent = list(drawn.messages(getattr(drawn, half)))
    for sent in all_sent:
        at = min(sent.push.sent_at + ON_THE_WAY, clock.now())
        line.take_in(sent.content, source=sent.push.name, at=at, keys=unit.keys(), profile=unit.profile())
    return len(all_sent)


def seek(seed: int, start: str) -> int:
    """The alert about him on this node's own list; how many were added."""
    content = json_lines([alert_row(draw_returnee(seed=seed, start=datetime.fromisoformat(start)).alert)])
    report, _ = line.add_alerts(
        content, form="jsonl", defaults=alerts.ListDefaults(), actor=actor(here().supervisors[0]), at=clock.now(),
        keys=unit.keys(),
    )  # fmt: skip
    return report.added


def card(port: int = 0) -> list[str]:
    """This node's card and the words to read out."""
    what = partners.Particulars(
        address=f"https://127.0.0.1:{port}" if port else "", contact=here().contact, tls=exchange.certificate()
    )
    made = partners.issue_card(exchange.post(), what, actor=actor(here().supervisors[0]), at=clock.now())
    return [made.text.decode(), made.fingerprint]


def trust(text: str, words: str) -> str:
    """Two people compare the other's card with the words that were read out; how it stands then."""
    at = clock.now()
    partners.add(exchange.post(), text.encode(), actor=actor(here().supervisors[0]), at=at)
    code = read_card(text.encode()).card.node
    return [partners.confirm(code, words, actor=actor(one), at=at).standing for one in here().supervisors][-1]


def hits(reference: str, state: str | None = None) -> list[str]:
    """Ids of all open hits on one alert, or of those in one state."""
    rows = review.inbox(actor=actor(here().officers[0]), at=clock.now(), state=state).rows
    return [row.hit for row in rows if row.alert_reference == reference]


def confirm(hit: str) -> str:
    """As many officers look at it, each alone, as the law of this node asks for; the state afterwards."""
    state = ""
    for one in here().officers:
        if state != "confirmed":
            state = _decide(hit, actor(one))
    return state


def release(hit: str) -> str:
    """The smallest package to the unit's own authority; its id."""
    officer, at = actor(here().officers[0]), clock.now()
    choice = disclose.Choice(
        recipient=here().recipient, purpose="6.2a", offence="1", link="journey", gravity="serious",
        evidence_version=review.open_hit(hit, actor=officer, at=at).evidence_version, profile=unit.profile(),
    )  # fmt: skip
    return disclose.release(hit, choice=choice, unit=environment().unit, actor=officer, at=at, keys=unit.keys())


def alone(hit: str) -> list[Any]:
    """What this node's own data say of his journey: routes of the legs, and how many gaps."""
    officer, at = actor(here().officers[0]), clock.now()
    traveller = review.open_hit(hit, actor=officer, at=at).traveller.traveller
    page = trace.open_traveller(traveller, actor=officer, at=at)
    return [[leg.route for leg in page.legs], sum(leg.gap is not None for leg in page.legs)]


def carry(partner: str) -> int:
    """One turn with the partner; how many messages were applied here."""
    casework.tell_homes(exchange.post(), clock.now())
    return drain(partner, post=exchange.post(), carrier=exchange.carrier(), clock=clock.now).taken.applied


def differences(partner: str) -> int | None:
    """Compare all that went both ways with the partner's lists and ledger; how many differences it found."""
    reconciling.ask(exchange.post(), partner, actor=actor(here().supervisors[0]), at=clock.now())
    carry(partner)
    return reconciling.last_result(partner)


def _decide(hit: str, officer: Actor) -> str:
    evidence = review.open_hit(hit, actor=officer, at=clock.now()).evidence_version
    return review.decide(
        hit, decision="confirm", reasons=["C3"], note="", evidence_version=evidence, actor=officer, at=clock.now()
    )


WORDS: Mapping[str, Callable[..., Any]] = {
    one.__name__: one for one in (
        prepare, password, receive, seek, card, trust, hits, confirm, release, alone, carry, differences,
    )
}  # fmt: skip
