"""The messages that `openpiu bench read` reads: invented, the same at every run, as varied as real ones.

Belongs here: the input. Not here: the measuring (`bench_read`).
"""

from datetime import date, timedelta

_UNB = "UNA:+.? 'UNB+UNOA:4+ZQ+UTOGOV+261114:0930+ZQ0001'"
_PNRGOV_HEAD = (
    _UNB + "UNG+PNRGOV+ZQ+UTOGOV+261114:0930+ZQ0001+IA+13:1'UNH+1+PNRGOV:13:1:IA+ZQ214/261114/0930'"
    "MSG+:22'ORG+ZQ:BRU'TVL+151126:0430:151126:0635+IST+BRU+ZQ+214'EQN+2'"
)
# A booking of two, 2,000 bytes as real ones have: ticket, card, frequent flyer, return flight, contacts, history.
_BOOKING = (
    "SRC'RCI+ZQ:{locator}::091126:1412'SSR+CTCM:HK:1:ZQ:::::3225550147'SSR+CTCE:HK:1:ZQ:::::A.{surname}//EXAMPLE.ORG'"
    "DAT+700:141126:0815+710:091126:1420'IFT+4:28::ZQ+THANK YOU FOR TRAVELLING WITH US'"
    "ORG+ZQ:IST+99112233:IST01+IST++T+TR:TRY:TR+A4421'ADD++700:1 SPECIMEN STREET:ZEDTOWN:::UTO:1000:3225550147'"
    "TIF+{surname}:A+{one}MR:A:1'FTI+ZQ:99{n:07}:::GOLD'REF+:ZQ7{n:05}A'"
    "SSR+DOCS:HK:1:ZQ:::::/P/{state}/ZZ{n:07}/{state}/{birth}/M/{expiry}/{surname}/{one}'"
    "SSR+SEAT:HK:1:ZQ:IST:BRU:::{seat}::1'SSR+FQTV:HK:1:ZQ:::::99{n:07}'"
    "TKT+9991234{n:06}:T:1'MON+B:310.00:EUR+T:371.44:EUR'PTK+NR++091126:1420+ZQ+006+IST'"
    "TXD++41.44:::YQ+20.00:::TR'DAT+710:091126:1420'FOP+CC::371.44:VI:XXXXXXXXXXXX4471:1129'"
    "IFT+4:43+BRU ZQ IST Q4.35 161.36NUC165.71END ROE0.844853'"
    "TIF+{surname}:A+{two} MRS:A:2'REF+:ZQ7{n:05}B'"
    "SSR+DOCS:HK:1:ZQ:::::/P/{state}/ZZ1{n:06}/{state}/{birth2}/F/{expiry}/{surname}/{two}'SSR+MOML:HK:1:ZQ'"
    "TKT+9991235{n:06}:T:1'MON+B:310.00:EUR+T:371.44:EUR'DAT+710:091126:1420'"
    "FOP+CC::371.44:VI:XXXXXXXXXXXX4471:1129'"
    "TVL+151126:0430:151126:0635+IST+BRU+ZQ+214:Y'RPI+2+HK'APD+320'"
    "TVL+211126:1105:211126:1640+BRU+IST+ZQ+215:Y'RPI+2+HK'APD+320'"
    "ABI+1+:IST01+IST++ZQ'DAT+T:091126:1412'SAC+++A'TIF+{surname}:A+{one}MR:A:1'"
    "ABI+1+:IST01+IST++ZQ'DAT+T:101126:0950'SAC+++X'SSR+SEAT:HK:1:ZQ:IST:BRU:::31C::1'"
    "ABI+1+:IST01+IST++ZQ'DAT+T:141126:0815'SAC+++A'SSR+SEAT:HK:1:ZQ:IST:BRU:::{seat}::1'"
    "LTS+0/O/NYC/091126/1412/{locator}/HDQRMZQ RECEIVED FROM THE AGENCY BY TELEPHONE'"
    "LTS+0/O/NYC/091126/1420/{locator}/TKT TIME LIMIT CANCELLED AND TICKETS ISSUED AT IST01'"
    "LTS+0/O/NYC/101126/0950/{locator}/SEAT 31C CANCELLED ON REQUEST OF THE PASSENGER BY WEB'"
    "LTS+0/O/NYC/121126/1105/{locator}/CONTACT OF THE PASSENGER ADDED, LANGUAGE EN, FREQUENT FLYER 99{n:07} VERIFIED'"
    "LTS+0/O/NYC/121126/1106/{locator}/SPECIAL MEAL REQUEST SENT TO ZQ AND CONFIRMED BY ZQ KITCHEN AT IST'"
    "LTS+0/O/NYC/131126/2350/{locator}/SCHEDULE OF ZQ 215 CHECKED, NO CHANGE OF TIMES, NO CHANGE OF AIRCRAFT'"
    "LTS+0/O/NYC/141126/0815/{locator}/SEAT {seat} CONFIRMED, ADVICE SENT TO A.{surname}//EXAMPLE.ORG'"
)
_PAXLST_HEAD = (
    _UNB + "UNG+PAXLST+ZQ+UTOGOV+261114:0930+ZQ0001+UN+D:05B'UNH+1+PAXLST:D:05B:UN:IATA+ZQ214/261115/0430'"
    "BGM+745'NAD+MS+++ZQ HELP DESK'TDT+20+ZQ214+++ZQ'LOC+125+IST'DTM+189:2611150430:201'LOC+87+BRU'"
    "DTM+232:2611150635:201'"
)
_PERSON = (
    "NAD+FL+++{surname}:{one}'ATT+2++{sex}'DTM+329:{birth:%y%m%d}'LOC+178+IST'LOC+179+BRU'NAT+2+{state}'"
    "RFF+AVF:{locator}'RFF+SEA:{seat}'DOC+P:110:111+ZZ{n:07}'DTM+36:{expiry:%y%m%d}'LOC+91+{state}'"
)
_TAIL = "UNE+1+ZQ0001'UNZ+1+ZQ0001'"

_GIVEN = tuple(
    "ANTON BERTA CAROLA DAVID EMMA FABIAN GRETA HUGO INES JOSEF KARIN LUISE MARTIN NORA OSKAR PAULA RUBEN SELMA "
    "TOBIAS ULRIKE VICTOR WANDA XAVIER YASMIN ZENO".split()
)
_STATES = ("UTO", "BEL", "TUR", "DEU", "FRA", "NLD", "MAR")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def pnrgov_text(bookings: int) -> str:
    """One PNRGOV interchange with so many bookings of two travellers each, 2,000 bytes a booking."""
    return _enclosed(_PNRGOV_HEAD, "".join(map(_booking, range(bookings))))


def paxlst_text(persons: int) -> str:
    """One PAXLST interchange with so many travellers."""
    return _enclosed(_PAXLST_HEAD, "".join(map(_person, range(persons))) + f"CNT+42:{persons}'")


def _enclosed(head: str, body: str) -> str:
    segments = body.count("'") + head.partition("UNH+")[2].count("'") + 1
    return f"{head}{body}UNT+{segments}+1'{_TAIL}"


def _booking(number: int) -> str:
    return _BOOKING.format(
        **_particulars(number),
        two=_given(number * 7 + 3),
        birth=_day_month_year(_birth(number)),
        birth2=_day_month_year(_birth(number * 5 + 1)),
        expiry=_day_month_year(_expiry(number)),
    )


def _person(number: int) -> str:
    sex = "MF"[number % 2]
    return _PERSON.format(**_particulars(number), sex=sex, birth=_birth(number), expiry=_expiry(number))


def _particulars(number: int) -> dict[str, str | int]:
    letters = "".join(_LETTERS[number // 26**place % 26] for place in range(4))
    return {
        "n": number,
        "surname": f"MUSTER{letters}",
        "one": _given(number),
        "locator": f"K{number:05}",
        "state": _STATES[number % len(_STATES)],
        "seat": f"{number % 45 + 1}{'ABCDEF'[number // 45 % 6]}",
    }


def _given(number: int) -> str:
    return _GIVEN[number % len(_GIVEN)]


def _birth(number: int) -> date:
    return date(1946, 1, 1) + timedelta(days=number * 7919 % 28_000)


def _expiry(number: int) -> date:
    return date(2027, 1, 1) + timedelta(days=number * 6133 % 3_300)


def _day_month_year(day: date) -> str:
    return f"{day:%d%b%y}".upper()
