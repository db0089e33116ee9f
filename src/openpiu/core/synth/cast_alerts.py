"""The alerts of the demo's cast (product.md section 6). Not here: the persons themselves (`cast`)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from openpiu.core.synth.values import Alert
from openpiu.core.terms import Document, PartialDate

_VALID = timedelta(days=400)
_NEVER = date.max

CAST_ALERTS: tuple[Alert, ...] = (
    Alert(
        id="BE-2291",
        surname="Tesfarouni",
        given_names="Mahmoud Abd al-Rahim",
        birth_date=PartialDate(1988, 4),
        sex="M",
        nationalities=("UTO",),
        documents=(Document(number="ZZ0419737", issuer="UTO"),),
        register="SIS-persons",
        action="arrest",
        legal_basis="Reg. (EU) 2018/1862 Art. 26",
        owner="BE",
        reason="European arrest warrant: participation in a criminal organisation",
        expires=_NEVER,
    ),
    Alert(
        id="FR-0417",
        surname="Ostrokhov",
        given_names="Oleksandr",
        birth_date=PartialDate(1979, 11, 2),
        sex="M",
        nationalities=("UKR",),
        aliases=(("Острохов", "Олександр"),),
        register="SIS-persons",
        action="discreet_check",
        legal_basis="Reg. (EU) 2018/1862 Art. 36",
        owner="FR",
        reason="trafficking in human beings",
        expires=_NEVER,
    ),
    Alert(
        id="BE-3130",
        surname="de Sá-Nogueira",
        given_names="Maria do Carmo Albuquerquina Telhado",
        birth_date=PartialDate(1974),
        sex="F",
        nationalities=("BRA",),
        documents=(Document(number="ZZ0746611", issuer="BRA"),),
        register="SIS-persons",
        action="specific_check",
        legal_basis="Reg. (EU) 2018/1862 Art. 36",
        owner="BE",
        reason="illicit trafficking in narcotic drugs",
        expires=_NEVER,
    ),
    Alert(
        id="BE-D0770",
        surname="Karamplis",
        given_names="Eleni",
        nationalities=("GRC",),
        documents=(Document(number="ZZ0770215", issuer="GRC"),),
        register="SIS-documents",
        action="seize_document",
        legal_basis="Reg. (EU) 2018/1862 Art. 38",
        owner="BE",
        reason="passport reported stolen",
        expires=_NEVER,
    ),
    Alert(
        id="FR-1187",
        surname="Duong",
        given_names="Thi Anh Nguyen",
        birth_date=PartialDate(1995, 9, 8),
        sex="F",
        nationalities=("VNM",),
        register="SIS-persons",
        action="inform",
        legal_basis="Reg. (EU) 2018/1862 Art. 34",
        owner="FR",
        reason="witness sought for a judicial procedure",
        expires=_NEVER,
    ),
)


def cast_alerts(start: datetime) -> tuple[Alert, ...]:
    """The alerts of the cast, valid for more than a year from the start of the world."""
    return tuple(replace(alert, expires=(start + _VALID).date()) for alert in CAST_ALERTS)
