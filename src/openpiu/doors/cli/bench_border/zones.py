"""The zones on which speed is measured: invented, of the specimen state, the same at every run, all dates different."""

from datetime import date, timedelta

from openpiu.core.terms import PartialDate
from openpiu.core.terms.mrz import Fields, write_mrz

_KINDS = (("TD3", "P"), ("TD3", "PP"), ("TD1", "I"), ("TD2", "I"), ("MRV-A", "V"), ("MRV-B", "V"))
_GIVEN = "ANTON BERTA CAROLA DAVID EMMA FABIAN GRETA HUGO INES JOSEF KARIN".split()
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def zones(count: int) -> list[list[str]]:
    """So many zones of five formats by turns."""
    return [list(_zone(number)) for number in range(count)]


def _zone(number: int) -> tuple[str, ...]:
    kind, code = _KINDS[number % len(_KINDS)]
    born = date(1946, 1, 1) + timedelta(days=number * 7919 % 28_000)
    fields = Fields(
        document_code=code,
        issuing_state="UTO",
        nationality="UTO",
        document_number=f"ZZ{number * 7907 % 10**7:07}",
        birth_date=PartialDate(born.year, born.month, born.day),
        sex="MF"[number % 2],
        expiry_date=date(2027, 1, 1) + timedelta(days=number * 6133 % 3_300),
        optional_data=f"{number:06}" if kind == "TD3" else "",
        surname="MUSTER" + "".join(_LETTERS[number // 26**place % 26] for place in range(4)),
        given_names=f"{_GIVEN[number % 11]} {_GIVEN[number * 3 % 11]}",
    )
    return write_mrz(fields, kind)
