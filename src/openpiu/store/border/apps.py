"""Django app of the border store."""

from django.apps import AppConfig


class BorderConfig(AppConfig):
    """Border records."""

    name = "openpiu.store.border"
    label = "border"
