"""The matrix of handling codes: what may be done with something that was received, for whom, under which code.

Belongs here: the codes H0 to H3 (Europol Regulation 2016/794 Art. 19, as units use them; EXC-3), the TLP labels of
partners that are no police (FIRST TLP 2.0; EXC-5), and one letter for each code, verb and recipient. A cell that no
grid fills does not exist: unknown codes, verbs and recipients have no answer but "never" (`handling`).
"""

from enum import IntEnum, StrEnum


class Code(StrEnum):
    """Terms of use that the originator sets; each holds all limits of the one before."""

    H0 = "H0"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"


class Tlp(StrEnum):
    """Traffic light labels, an addition to the code, never instead of it."""

    CLEAR = "CLEAR"
    GREEN = "GREEN"
    AMBER = "AMBER"
    AMBER_STRICT = "AMBER+STRICT"
    RED = "RED"


class Verb(StrEnum):
    """What can be done with something that was received."""

    VIEW = "view"  # the recipient reads it here
    SEARCH = "search"  # it is found by what the recipient searches here
    EXPORT = "export"  # a file for the recipient
    FORWARD = "forward"  # a message to the recipient
    PRINT = "print"  # paper for the recipient
    ATTACH = "attach"  # put into a joint case of which the recipient is a party
    COURT = "court"  # used in proceedings of, or before, the recipient
    DOWNLOAD = "download"  # taken to the recipient's own machine


class RecipientKind(StrEnum):
    """For whom; the names of those outside the unit are those of `recipients.RecipientClass` where it has them."""

    OWN = "own-unit"  # the unit that received it
    ORIGINATOR = "originator"
    PARTY = "case-party"  # of the same joint case, not sent it by the originator
    LIAISON = "liaison"  # another state's officer who visits
    COMPETENT = "competent-authority"
    EU_PIU = "eu-piu"
    EUROPOL = "europol"
    AGREEMENT = "agreement"
    THIRD = "third"
    COURT = "court"
    NON_POLICE = "non-police"


class Verdict(IntEnum):
    """The answer of the matrix; the greater one is the stricter."""

    ALLOWED = 0
    ASK = 1  # the originator's permission is needed, for this one, this recipient and this verb
    NEVER = 2  # no permission changes it


CODES: dict[Code, str] = {
    Code.H0: "only to prevent and combat crime",
    Code.H1: "as H0, and not in court without the originator's permission",
    Code.H2: "as H1, and to nobody else, in no form, without the originator's permission",
    Code.H3: "as H2, and under the restrictions that the originator wrote to it",
}

LABELS: dict[Tlp, str] = {
    Tlp.CLEAR: "no limit of its own",
    Tlp.GREEN: "within the community, not in public, so not in court",
    Tlp.AMBER: "within the unit and the authorities it serves",
    Tlp.AMBER_STRICT: "within the unit only",
    Tlp.RED: "for the persons named by the source only",
}

_LETTERS = {"+": Verdict.ALLOWED, "?": Verdict.ASK, "-": Verdict.NEVER}

# Columns in the order of RecipientKind:
#         own-unit originator case-party liaison competent eu-piu europol agreement third court non-police
_GRIDS: dict[Code, str] = {
    Code.H0: """
        view      +  +  +  +  +  +  +  ?  ?  +  ?
        search    +  +  +  +  +  +  +  ?  ?  -  -
        export    +  +  +  ?  +  +  +  ?  ?  +  ?
        forward   +  +  +  ?  +  +  +  ?  ?  +  ?
        print     +  +  +  ?  +  +  +  ?  ?  +  ?
        attach    +  +  +  ?  +  +  +  ?  ?  -  -
        court     +  +  +  ?  +  +  +  ?  ?  +  -
        download  +  +  +  ?  +  +  +  ?  ?  +  ?
    """,
    Code.H1: """
        view      +  +  +  +  +  +  +  ?  ?  ?  -
        search    +  +  +  +  +  +  +  ?  ?  -  -
        export    +  +  +  ?  +  +  +  ?  ?  ?  -
        forward   +  +  +  ?  +  +  +  ?  ?  ?  -
        print     +  +  +  ?  +  +  +  ?  ?  ?  -
        attach    +  +  +  ?  +  +  +  ?  ?  -  -
        court     ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        download  +  +  +  ?  +  +  +  ?  ?  ?  -
    """,
    Code.H2: """
        view      +  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        search    +  +  ?  ?  ?  ?  ?  ?  ?  -  -
        export    ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        forward   ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        print     ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        attach    ?  +  ?  ?  ?  ?  ?  ?  ?  -  -
        court     ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        download  ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
    """,
    Code.H3: """
        view      +  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        search    ?  +  ?  ?  ?  ?  ?  ?  ?  -  -
        export    ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        forward   ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        print     ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        attach    ?  +  ?  ?  ?  ?  ?  ?  ?  -  -
        court     ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
        download  ?  +  ?  ?  ?  ?  ?  ?  ?  ?  -
    """,
}

# Whom a label reaches, beside the originator, and for which verbs; everything else is asked of the source.
_REACH: dict[Tlp, tuple[frozenset[RecipientKind], frozenset[Verb]]] = {
    Tlp.CLEAR: (frozenset(RecipientKind), frozenset(Verb)),
    Tlp.GREEN: (frozenset(RecipientKind) - {RecipientKind.COURT}, frozenset(Verb) - {Verb.COURT}),
    Tlp.AMBER: (frozenset({RecipientKind.OWN, RecipientKind.COMPETENT}), frozenset(Verb) - {Verb.COURT}),
    Tlp.AMBER_STRICT: (frozenset({RecipientKind.OWN}), frozenset(Verb) - {Verb.COURT}),
    Tlp.RED: (frozenset(), frozenset()),
}


def _read(grid: str) -> dict[tuple[Verb, RecipientKind], Verdict]:
    rows = (line.split() for line in grid.strip().splitlines())
    return {
        (Verb(verb), kind): _LETTERS[letter]
        for verb, *letters in rows
        for kind, letter in zip(RecipientKind, letters, strict=True)
    }


MATRIX: dict[Code, dict[tuple[Verb, RecipientKind], Verdict]] = {code: _read(grid) for code, grid in _GRIDS.items()}


def verdict_of_label(label: Tlp, verb: Verb, kind: RecipientKind) -> Verdict:
    """What a label alone says: allowed, or asked of its source; a label forbids nothing for ever."""
    kinds, verbs = _REACH[label]
    is_free = kind is RecipientKind.ORIGINATOR or (kind in kinds and verb in verbs)
    return Verdict.ALLOWED if is_free else Verdict.ASK


def verdict_of(code: Code, verb: Verb, kind: RecipientKind, label: Tlp | None = None) -> Verdict:
    """One cell: the stricter of what the code and the label say (EXC-5)."""
    own = MATRIX[code][verb, kind]
    return own if label is None else max(own, verdict_of_label(label, verb, kind))
