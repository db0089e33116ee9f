"""Why something that came from another node is not applied: stable codes, each with what it means and what to do.

Belongs here: the table and the error. Not here: faults of carriers' messages, refusals by law (`errors.Refused`).
A code is told to the sender; neither it nor its words hold anything of the content.
"""

from typing import NamedTuple

from openpiu.errors import SenderError


class Row(NamedTuple):
    """One code: what was found, what whoever must act does about it."""

    found: str
    do: str


REJECTIONS: dict[str, Row] = {
    "damaged-bundle": Row("the bundle is cut short or changed", "carry the bundle again from its sender"),
    "damaged-envelope": Row("these bytes are no envelope", "ask the sender to send it again"),
    "unknown-version": Row(
        "the envelope is of a version that is not spoken here", "agree on a version; update openpiu"
    ),
    "wrong-recipient": Row("the envelope is for another node", "send it to the node that it names"),
    "unknown-sender": Row("no active partner has this code", "exchange node cards, two people on each side"),
    "revoked-partner": Row("the partner, or the key it signed with, is revoked", "telephone the partner's contact"),
    "unknown-key": Row(
        "it is sealed for a key that this node does not hold", "send the newest node card to the partner"
    ),
    "cannot-open": Row("the seal does not open: the bytes were changed", "ask the sender to send it again"),
    "bad-signature": Row("the signature does not hold under the partner's card", "telephone the partner's contact"),
    "old-card": Row("it was signed or carded with what a newer card has replaced", "ask for the newest node card"),
    "card-forged": Row("the card is not signed as its rotation asks", "telephone the partner's contact"),
    "card-changed": Row("the card was changed, or is none", "ask for the card again, and compare its fingerprint"),
    "header-differs": Row("what is written outside is not what was signed inside", "telephone the partner's contact"),
    "bad-body": Row("a field is missing, or is not of its kind", "mend the message by the published schema"),
    "unknown-type": Row("the type of message is not known here", "agree on a version; update openpiu"),
    "wrong-lane": Row("this type does not travel on this lane", "mend the message by the published table"),
    "basis-not-allowed": Row("the partner's card does not allow this legal basis", "use a basis of the agreement"),
    "above-ceiling": Row("the handling code is above what was agreed with the partner", "send it by another channel"),
    "unknown-officer": Row("the officer who sent it is not on the sender's roster", "send a card with the new roster"),
    "expired": Row("the time that the message set itself has passed", "send it anew, if it is still needed"),
    "fork": Row("another message came under a number that was used", "ALARM: telephone the partner, then reconcile"),
    "chain-broken": Row(
        "the message does not follow from the one before", "ALARM: telephone the partner, then reconcile"
    ),
    "wrong-ack": Row("the partner acknowledges what was never sent", "ALARM: telephone the partner, then reconcile"),
    "id-reused": Row("another message of the partner has this id", "ALARM: telephone the partner, then reconcile"),
    "ledger-rewritten": Row("the partner's ledger is not what it was", "ALARM: telephone the partner, then reconcile"),
    "no-case": Row("it answers to something that this node did not send", "name the message that it answers to"),
    "no-grounds": Row("the request does not say why", "give the grounds that the schema names (PNR-9.2)"),
    "not-emergency": Row("an authority may ask directly in an emergency only", "ask through your own unit (PNR-9.5)"),
    "no-copy": Row("a direct request needs a copy to the authority's own unit", "name your unit as copy (PNR-9.5)"),
    "not-serious": Row("the offence is not serious in this state's law", "nothing: it cannot be answered (PNR-3.3)"),
    "not-for-class": Row("this class of partner may not ask on this basis", "ask through the channel of your class"),
    "case-fork": Row(
        "the sender signed two pasts of its lane in a joint case", "ALARM: telephone the partner, then compare events"
    ),
    "case-forged": Row(
        "an event of a joint case was changed, or is not the sender's own", "ALARM: telephone the partner's contact"
    ),
    "effect-failed": Row("the message could not be applied here", "nothing: this node's administrator is told"),
}

ALARMS = frozenset({"fork", "chain-broken", "wrong-ack", "ledger-rewritten", "id-reused", "case-fork", "case-forged"})


class Rejected(SenderError):
    """Something from outside is not applied; `code` is a key of REJECTIONS."""

    def __init__(self, code: str, detail: str = "") -> None:
        row = REJECTIONS[code]
        where = f" ({detail})" if detail else ""
        super().__init__(f"{code}: {row.found}{where}; {row.do}")
        self.code = code
        self.detail = detail
