"""Tickets and payment of XML to TKT, MON and FOP (GR.3, GR.4)."""

from collections.abc import Iterator

from openpiu.core.edifact import Segment
from openpiu.core.messages.notes import Notes
from openpiu.core.messages.pnr_xml.nodes import Node


def ticket_segments(node: Node, notes: Notes) -> Iterator[Segment]:
    """One ticket with its total and how it was paid."""
    yield Segment("TKT", ((node.value("ticketdocumentnbr", "ticketnumber"), node.value("type")),), node.line)
    fare = node.first("totalfare")
    if fare:
        yield Segment("MON", (("T", fare.value("amount"), fare.value("currencycode")),), fare.line)
    for payment in node.all("paymentinfo", "fop"):
        yield from payment_segments(payment, notes)


def payment_segments(node: Node, _notes: Notes) -> Iterator[Segment]:
    """Form, amount, card scheme and number; of the number the reader keeps four digits (Annex I item 6)."""
    card = node.first("creditcard", "paymentcard") or node
    number = card.value("accountnbr", "cardnumber", "number")
    form, amount = node.value("paymenttype", "type", "form"), node.value("paymentamount", "amount")
    yield Segment("FOP", ((form, "", amount, card.value("vendorcode", "cardcode"), number),), node.line)
