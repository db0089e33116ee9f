"""Django app of the office store."""

from django.apps import AppConfig


class OfficeConfig(AppConfig):
    """Staff accounts."""

    name = "openpiu.store.office"
    label = "office"
