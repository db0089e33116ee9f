"""Stored travellers and alerts as the persons that are compared: nothing is lost on the way."""

from collections.abc import Callable

from openpiu.core.matching import PersonName
from openpiu.duties.persons import person_of_alert, person_of_traveller
from openpiu.store.passenger.models import Alert, TravellerRecord

Make = Callable[..., bytes]
Send = Callable[[bytes], None]
Want = Callable[..., None]


def test_a_traveller_is_compared_under_every_name_that_was_reported(send: Send, pnr: Make, api: Make) -> None:
    """PNR-8.4: the booking may say another name than the document."""
    send(pnr(surname="TSFAROUN"))
    send(api())
    row = TravellerRecord.objects.using("passenger").get(joined_into=None)
    person = person_of_traveller(row)
    assert (person.id, person.surname, str(person.birth_date)) == (str(row.id), "TSFAROUNI", "1988-04-19")
    assert person.aliases == (PersonName(surname="TSFAROUN", given_names="MAHMUD ABDULRAHEEM"),)
    assert [document.number for document in person.documents] == ["ZZ0419773"]


def test_an_alert_is_compared_as_its_owner_wrote_it(want: Want) -> None:
    """PNR-6.5."""
    want()
    row = Alert.objects.using("passenger").get()
    person = person_of_alert(row)
    assert (person.id, person.surname, str(person.birth_date)) == (str(row.id), "Tesfarouni", "1988-04")
