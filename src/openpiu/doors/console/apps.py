"""The console as a Django app: templates, static files and catalogues. It has no models."""

from django.apps import AppConfig


class ConsoleConfig(AppConfig):
    """Found by Django through `openpiu.doors.console` in INSTALLED_APPS."""

    name = "openpiu.doors.console"
    label = "console"
