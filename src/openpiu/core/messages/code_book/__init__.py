"""Every code of a repair or a fault in words: its meaning, what the sender should do, an invented example (MSG-17)."""

from dataclasses import dataclass

from openpiu.core.edifact.repairs import DETAILS
from openpiu.core.messages.code_book.faults import FAULT_TEXTS, OTHER
from openpiu.core.messages.code_book.repairs import REPAIR_TEXTS
from openpiu.core.messages.notes import FAULTS, REPAIRS

__all__ = ["Explanation", "codes", "error_number", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """One code. `severity` is "repair", or the severity of the fault; `number` is the one in answers, faults only."""

    code: str
    severity: str
    number: int | None
    means: str
    do: str
    wrong: str
    right: str


def codes() -> tuple[str, ...]:
    """All codes: repairs of the syntax, repairs of the messages, faults; each in the order of its table."""
    return (*DETAILS, *REPAIRS, *FAULTS)


def explain(code: str) -> Explanation | None:
    """One code in words; None where there is no such code."""
    if code in FAULTS:
        return _fault(code)
    return _repair(code) if code in DETAILS or code in REPAIRS else None


def error_number(code: str) -> int:
    """The number by which an answer names this fault."""
    return FAULT_TEXTS[code].number if code in FAULT_TEXTS else OTHER


def _fault(code: str) -> Explanation:
    severity, advice = FAULTS[code]
    text = FAULT_TEXTS.get(code)
    return Explanation(
        code=code,
        severity=severity.value,
        number=error_number(code),
        means=text.means if text else advice,
        do=advice,
        wrong=text.wrong if text else "",
        right=text.right if text else "",
    )


def _repair(code: str) -> Explanation:
    detail = DETAILS.get(code) or REPAIRS[code]
    text = REPAIR_TEXTS.get(code)
    return Explanation(
        code=code,
        severity="repair",
        number=None,
        means=detail[0].upper() + detail[1:] + ".",
        do=text.do if text else "Mend it at the source; it was read nevertheless.",
        wrong=text.wrong if text else "",
        right=text.right if text else "",
    )
