"""`openpiu bench read`: how fast messages are read, against pydifact on the same text, and whether cost stays linear.

Belongs here: the input, invented and the same at every run, and the measuring. Not here: the reader (`core.messages`).
"""

import importlib
import importlib.metadata
import warnings
from typing import Any

from openpiu.core.edifact import read_interchanges
from openpiu.core.messages import read_messages
from openpiu.doors.cli.bench_figures import Figures, Size, best_seconds
from openpiu.errors import OperatorError

_COUNTS = {Size.SMALL: (125, 500), Size.FULL: (500, 2000)}  # bookings, travellers of a manifest
_TIMES_LARGER = 16
_RUNS = 6
_BASE = 125  # bookings in the smaller of the two messages whose costs are compared

_UNB = "UNA:+.? 'UNB+UNOA:4+ZQ+UTOGOV+261114:0930+ZQ0001'"
_PNRGOV_HEAD = (
    _UNB + "UNG+PNRGOV+ZQ+UTOGOV+261114:0930+ZQ0001+IA+13:1'UNH+1+PNRGOV:13:1:IA+ZQ214/261114/0930'"
    "MSG+:22'ORG+ZQ:BRU'TVL+151126:0430:151126:0635+IST+BRU+ZQ+214'EQN+2'"
)
# A booking of two with ticket, card, return flight and contacts; the number stands in names and documents.
_BOOKING = (
    "SRC'RCI+ZQ:K{n:05}::091126:1412'SSR+CTCM:HK:1:ZQ:::::3225550147'SSR+CTCE:HK:1:ZQ:::::A.MUSTER//EXAMPLE.ORG'"
    "DAT+700:141126:0815+710:091126:1420'ORG+ZQ:IST+99112233:IST01+IST++T+TR:TRY:TR+A4421'"
    "TIF+MUSTER{n:05}:A+ANTONMR:A:1'REF+:ZQ7{n:05}A'SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ{n:07}/UTO/19APR88/M/03MAR29/"
    "MUSTER{n:05}/ANTON'SSR+SEAT:HK:1:ZQ:IST:BRU:::12A::1'TKT+9991234{n:06}:T:1'MON+B:310.00:EUR+T:371.44:EUR'"
    "DAT+710:091126:1420'FOP+CC::371.44:VI:XXXXXXXXXXXX4471:1129'"
    "TIF+MUSTER{n:05}:A+BERTA MRS:A:2'REF+:ZQ7{n:05}B'SSR+DOCS:HK:1:ZQ:::::/P/UTO/ZZ1{n:06}/UTO/02DEC90/F/17JUN27/"
    "MUSTER{n:05}/BERTA'SSR+MOML:HK:1:ZQ'"
    "TVL+151126:0430:151126:0635+IST+BRU+ZQ+214:Y'RPI+2+HK'APD+320'"
    "TVL+211126:1105:211126:1640+BRU+IST+ZQ+215:Y'RPI+2+HK'"
)
_PAXLST_HEAD = (
    _UNB + "UNG+PAXLST+ZQ+UTOGOV+261114:0930+ZQ0001+UN+D:05B'UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261115/0430'"
    "BGM+745'NAD+MS+++ZQ HELP DESK'TDT+20+ZQ214+++ZQ'LOC+125+IST'DTM+189:2611150430:201'LOC+87+BRU'"
    "DTM+232:2611150635:201'"
)
_PERSON = (
    "NAD+FL+++MUSTER{n:05}:ANTON'ATT+2++M'DTM+329:880419'LOC+178+IST'LOC+179+BRU'NAT+2+UTO'RFF+AVF:K{n:05}'"
    "RFF+SEA:12A'DOC+P:110:111+ZZ{n:07}'DTM+36:290303'LOC+91+UTO'"
)
_TAIL = "UNE+1+ZQ0001'UNZ+1+ZQ0001'"


def bench_read(size: Size) -> Figures:
    """Bookings and travellers a second, the tokeniser against pydifact, and the cost of 16 times the input."""
    bookings, persons = _COUNTS[size]
    pnrgov, paxlst = pnrgov_text(bookings).encode(), paxlst_text(persons).encode()
    ours = best_seconds(lambda: read_interchanges(pnrgov))
    peer = _pydifact_seconds(pnrgov.decode())
    segments = len(read_interchanges(pnrgov)[0].messages[0].segments)
    ratio = round(peer / ours, 2)
    return Figures(
        figures={
            "pnr_per_s": round(bookings / best_seconds(lambda: read_messages(pnrgov, source="bench"))),
            "paxlst_travellers_per_s": round(persons / best_seconds(lambda: read_messages(paxlst, source="bench"))),
            "segments_per_s": round(segments / ours),
            "tokenise_ratio_pydifact": ratio,
            "cost_ratio_16x": round(_cost_ratio(), 3),
        },
        peers={
            "pydifact": {
                "segments_per_s": round(segments / peer),
                "version": importlib.metadata.version("pydifact"),
            }
        },
        ratios={"tokenise_pydifact": ratio},
    )


def pnrgov_text(bookings: int) -> str:
    """One PNRGOV interchange with so many bookings of two travellers each."""
    body = "".join(_BOOKING.format(n=number) for number in range(bookings))
    segments = body.count("'") + _PNRGOV_HEAD.partition("UNH+")[2].count("'") + 1
    return f"{_PNRGOV_HEAD}{body}UNT+{segments}+1'{_TAIL}"


def paxlst_text(persons: int) -> str:
    """One PAXLST interchange with so many travellers."""
    body = "".join(_PERSON.format(n=number) for number in range(persons)) + f"CNT+42:{persons}'"
    segments = body.count("'") + _PAXLST_HEAD.partition("UNH+")[2].count("'") + 1
    return f"{_PAXLST_HEAD}{body}UNT+{segments}+1'{_TAIL}"


def _cost_ratio() -> float:
    """Time for 16 times the input over 16 times the time: 1 is linear."""
    small, large = pnrgov_text(_BASE).encode(), pnrgov_text(_BASE * _TIMES_LARGER).encode()
    pairs = [
        (
            best_seconds(lambda: read_messages(small, source="bench"), runs=3),
            best_seconds(lambda: read_messages(large, source="bench"), runs=1),
        )
        for _ in range(_RUNS)  # in turn, so that a busy spell of the machine falls on both
    ]
    return min(long for _, long in pairs) / (_TIMES_LARGER * min(short for short, _ in pairs))


def _pydifact_seconds(text: str) -> float:
    parser: Any
    try:
        parser = importlib.import_module("pydifact.parser")
    except ImportError:
        raise OperatorError("the peer pydifact is not installed; run make test once, it installs the peers") from None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of each segment that it has no table for
        return best_seconds(lambda: list(parser.Parser().parse(text)), runs=3)
