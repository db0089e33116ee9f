"""The definitions: each figure with its key, its words, its article, and what of the tally it adds up. One table.

Four counters are kept apart: what the machine claimed, what people decided, what they confirmed, what came of it.
Whoever changes a row changes VERSION with it; reports print the version and the digest of this table, so that nobody
compares two reports that were not counted alike.
"""

import hashlib
from dataclasses import asdict, dataclass
from enum import StrEnum

import msgspec

from openpiu.core.law.hit_states import OPEN, HitState
from openpiu.core.law.outcomes import OTHER_OFFENCE, OUTCOMES
from openpiu.core.law.statistics.events import Kind
from openpiu.core.law.statistics.moves import MATCHES

VERSION = "statistics-2026.2"


class Counter(StrEnum):
    """What kind of thing a figure counts; never added to one another."""

    COLLECTION = "collection"
    MACHINE = "machine"  # hits: the machine's claims
    REVIEW = "review"  # human acts
    MATCH = "match"  # hits that people confirmed
    DISCLOSURE = "disclosure"
    OUTCOME = "outcome"  # what recipients reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One figure of a year: the sum of these events' numbers."""

    key: str
    counter: Counter
    words: str
    article: str
    kind: Kind
    codes: tuple[str, ...] = ()  # none: every code
    standing: bool = False  # at the end of the year: all years before count too
    public: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TableDefinition:
    """One table: figures split by one thing."""

    key: str
    by: str  # list_name, action or code of the events, or a dimension of the group counters
    words: str
    columns: tuple[str, ...]  # keys of figures, or kinds of group counters
    share: bool = False  # whether rejected of reviewed is worked out for each row


_C, _S = Counter, HitState
_MATCHES = tuple(sorted(MATCHES))

DEFINITIONS: tuple[Definition, ...] = (
    Definition(
        key="passengers", counter=_C.COLLECTION, article="Art. 20(2)(a)", kind=Kind.TRAVELLER,
        words="Passengers whose data were first stored in the year, as reported on one flight: somebody on three "
        "flights counts three times. Records that turned out to be one person's count once.",
    ),
    Definition(
        key="transmissions", counter=_C.COLLECTION, article="Art. 8(1)", kind=Kind.TRANSMISSION,
        words="Deliveries of which anything was kept, each content once.",
    ),
    Definition(
        key="messages", counter=_C.COLLECTION, article="Art. 8(1)", kind=Kind.MESSAGE,
        words="Messages read from them, those that could not be read included; not those about flights inside the "
        "Union that nobody selected, of which nothing is kept.",
    ),
    Definition(
        key="messages_rejected", counter=_C.COLLECTION, article="Art. 8(1)", kind=Kind.MESSAGE, codes=("rejected",),
        words="Messages that could not be read.",
    ),
    Definition(
        key="dropped", counter=_C.COLLECTION, article="Art. 6(1)", kind=Kind.DROPPED, codes=("outside", "crew"),
        words="Elements outside Annex I that were dropped before storing, members of the crew among them.",
    ),
    Definition(
        key="dropped_sensitive", counter=_C.COLLECTION, article="Art. 13(4)", kind=Kind.DROPPED, codes=("sensitive",),
        words="Elements that tell of beliefs, health or the like, dropped before storing.",
    ),
    Definition(
        key="raised", counter=_C.MACHINE, article="Art. 6(3)(a)", kind=Kind.RAISED,
        words="Hits: claims of the machine that a traveller may be the person of an alert, each pair once, repeats "
        "included. Nobody has looked yet.",
    ),
    Definition(
        key="renewed", counter=_C.MACHINE, article="Art. 6(3)(a)", kind=Kind.RENEWED, public=False,
        words="Hits claimed anew because what was compared had changed.",
    ),
    Definition(
        key="suppressed", counter=_C.MACHINE, article="Art. 12(5)", kind=Kind.STATE, codes=(_S.SUPPRESSED.value,),
        words="Hits spared to a traveller because officers had rejected the same person, document and alert before; "
        "those that were raised again after all are taken back.",
    ),
    Definition(
        key="lapsed", counter=_C.MACHINE, article="Art. 6(3)(a)", kind=Kind.STATE, codes=(_S.LAPSED.value,),
        public=False, words="Hits that the machine no longer claims, because the traveller or the alert changed.",
    ),
    Definition(
        key="decisions", counter=_C.REVIEW, article="Art. 6(5)", kind=Kind.DECISION, public=False,
        codes=("confirm", "reject", "needs_information", "look_again"),
        words="Decisions of single officers, those taken back included.",
    ),
    Definition(
        key="undone", counter=_C.REVIEW, article="Art. 6(5)", kind=Kind.DECISION, codes=("undo",), public=False,
        words="Decisions taken back by who had taken them.",
    ),
    Definition(
        key="reviewed", counter=_C.REVIEW, article="Art. 6(5)", kind=Kind.STATE, codes=(*_MATCHES, _S.REJECTED.value),
        words="Hits that the officers needed have decided, confirmed and rejected together; what an undo or new "
        "evidence took back is taken off in the year in which that happened.",
    ),
    Definition(
        key="rejected", counter=_C.REVIEW, article="Art. 6(5)", kind=Kind.STATE, codes=(_S.REJECTED.value,),
        words="Of those, hits that officers rejected: the machine was wrong.",
    ),
    Definition(
        key="awaiting", counter=_C.REVIEW, article="Art. 6(5)", kind=Kind.STATE, standing=True,
        codes=tuple(state.value for state in OPEN), words="Hits open at the end of the year.",
    ),
    Definition(
        key="matches", counter=_C.MATCH, article="Art. 6(5)", kind=Kind.STATE, codes=_MATCHES,
        words="Of the reviewed hits, those that officers confirmed.",
    ),
    Definition(
        key="identified", counter=_C.MATCH, article="Art. 20(2)(b)", kind=Kind.IDENTIFIED,
        words="Passengers identified for further examination: travellers with at least one match.",
    ),
    Definition(
        key="disclosed", counter=_C.DISCLOSURE, article="Art. 6(6)", kind=Kind.DISCLOSED,
        words="Packages released to competent authorities.",
    ),
    Definition(
        key="exchanged", counter=_C.DISCLOSURE, article="Art. 20(2)(a)", kind=Kind.EXCHANGED,
        words="Passengers whose data were sent to units of other states: shared hits, and records of answers to "
        "requests, each as often as it was sent.",
    ),
    Definition(
        key="outcomes", counter=_C.OUTCOME, article="Art. 7(4)", kind=Kind.OUTCOME,
        codes=tuple(code for code in OUTCOMES if code != OTHER_OFFENCE),
        words="Disclosures of which the recipient has reported the outcome; a correction replaces what it corrects.",
    ),
    Definition(
        key="other_offences", counter=_C.OUTCOME, article="Art. 7(5)", kind=Kind.OUTCOME, codes=(OTHER_OFFENCE,),
        words="Disclosures that led to another offence, which national law handles; counted apart.",
    ),
    Definition(
        key="feedback", counter=_C.OUTCOME, article="Art. 9(1)", kind=Kind.FEEDBACK,
        words="Shared hits of which the unit of another state has said what became of them; a correction replaces "
        "what it corrects.",
    ),
)  # fmt: skip
FIGURES = {definition.key: definition for definition in DEFINITIONS}

_BY_ALERT = ("raised", "suppressed", "matches", "rejected", "disclosed")
_BY_GROUP = ("raised", "matches", "rejected")
TABLES: tuple[TableDefinition, ...] = (
    TableDefinition(
        key="area", by="code", columns=("passengers",), words="By whether the flight crosses the Union's border."
    ),
    TableDefinition(key="list", by="list_name", columns=_BY_ALERT, share=True, words="By list of alerts."),
    TableDefinition(key="action", by="action", columns=_BY_ALERT, share=True, words="By what the alert asks for."),
    TableDefinition(
        key="nationality", by="nationality", columns=_BY_GROUP, share=True, words="By nationality, as reported."
    ),
    TableDefinition(key="sex", by="sex", columns=_BY_GROUP, share=True, words="By sex, as reported."),
    TableDefinition(key="age", by="age", columns=_BY_GROUP, share=True, words="By age when the hit was claimed."),
    TableDefinition(
        key="facts", by="facts", columns=_BY_GROUP, share=True,
        words="By what was known beside the name when the hit was claimed: a document, a birth date, or neither.",
    ),
    TableDefinition(key="recipient", by="code", columns=("disclosed",), words="By recipient."),
    TableDefinition(key="outcome", by="code", columns=("outcomes",), words="By outcome."),
    TableDefinition(key="feedback", by="code", columns=("feedback",), words="By what the other unit said."),
)  # fmt: skip


def digest_of_definitions() -> str:
    """SHA-256 of everything that decides how is counted."""
    content = {
        "version": VERSION,
        "figures": [asdict(definition) for definition in DEFINITIONS],
        "tables": [asdict(table) for table in TABLES],
    }
    return hashlib.sha256(msgspec.json.encode(content, order="sorted")).hexdigest()
