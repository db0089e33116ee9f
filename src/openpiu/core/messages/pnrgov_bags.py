"""Baggage in PNRGOV: TBD of a traveller at check-in, EBD of what is paid for, FTX+BAG (Annex I item 16).

Senders put pieces, weight and tags into different places, so they are told by their shapes.
"""

import re

from openpiu.core.edifact import Segment
from openpiu.core.messages.paxlst_bags import bag_tags
from openpiu.core.messages.pnrgov_party import Party
from openpiu.core.terms import Baggage

_NUMBER = re.compile(r"\d{1,4}")
_TAG = re.compile(r"\d{5,10}")
_CARRIER = re.compile(r"[A-Z0-9]{2,3}")
_UNITS = {"700": False, "701": True, "702": None}  # kilograms, pounds, no weight
_POOL = frozenset({"MP", "HP"})  # member and head of a pool
_ALLOWANCE = 1  # EBD: the first element is what was paid


def read_tagged_bags(party: Party, at: int) -> None:
    """TBD, or FTX+BAG, of the traveller at the desk; of the booking where it is nobody's."""
    segment = party.push.segment(at)
    if not party.on_pushed_flight:
        return
    _give(party, read_bags(segment) if segment.tag == "TBD" else _read_ftx(segment), to_desk=True)


def read_paid_bags(party: Party, at: int) -> None:
    """EBD of a traveller or of the booking."""
    segment = party.push.segment(at)
    _give(party, read_bags(segment._replace(elements=segment.elements[_ALLOWANCE:])), to_desk=False)


def _give(party: Party, bags: Baggage | None, *, to_desk: bool) -> None:
    owner = party.at_desk if to_desk and party.at_desk else party.home
    if bags is None:
        return
    if owner:
        owner.baggage = _together(owner.baggage, bags) if owner.baggage else bags
    if owner is None or bags.pooled:
        party.booking.baggage.append(bags)


def _read_ftx(segment: Segment) -> Baggage | None:
    is_bag = segment.component(0).strip().upper() == "BAG" and len(segment.elements) > 3
    tags = bag_tags(segment.elements[3]) if is_bag else ()
    return Baggage(pieces=len(tags), tags=tags) if tags else None


def read_bags(segment: Segment) -> Baggage | None:
    """Pieces, weight and tags: `2:30:700` are two pieces of 30 kg, `ZQ:12345678:2` two tags that follow; else None."""
    pieces, weight, in_pounds, pooled = None, None, False, False
    tags: tuple[str, ...] = ()
    for element in segment.elements:
        parts = [text.strip().upper() for text in element if text.strip().upper() not in _POOL]
        pooled = pooled or len(parts) < len(element)
        unit = next((place for place in range(len(parts) - 1, 0, -1) if parts[place] in _UNITS), 0)
        if len(parts) > 1 and _TAG.fullmatch(parts[1]) and _CARRIER.fullmatch(parts[0]):
            tags += bag_tags((parts[0] + parts[1], *parts[2:3]))
        elif unit and _NUMBER.fullmatch(parts[unit - 1]):
            pieces = _number(parts[unit - 2]) if unit > 1 else pieces
            weight = int(parts[unit - 1]) if _UNITS[parts[unit]] is not None else None
            in_pounds = bool(_UNITS[parts[unit]])
        elif parts and pieces is None:
            pieces = _number(parts[0])
    if pieces is None and weight is None and not tags:
        return None
    return Baggage(pieces=pieces, weight=weight, in_pounds=in_pounds, tags=tags, pooled=pooled)


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _together(one: Baggage, other: Baggage) -> Baggage:
    """What two segments say of one traveller: pieces and weights add up, tags are the same bags once."""
    new = tuple(tag for tag in other.tags if tag not in one.tags)
    if other.tags and not new:
        return one
    return Baggage(
        pieces=_sum(one.pieces, other.pieces),
        weight=_sum(one.weight, other.weight),
        in_pounds=one.in_pounds or other.in_pounds,
        tags=one.tags + new,
        pooled=one.pooled or other.pooled,
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return one if other is None else other if one is None else one + other
