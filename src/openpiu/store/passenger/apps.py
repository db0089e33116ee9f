"""Django app of the passenger store."""

from django.apps import AppConfig


class PassengerConfig(AppConfig):
    """Passenger records."""

    name = "openpiu.store.passenger"
    label = "passenger"
