"""Getting Django ready. Called by every door before it touches records; importing this module does nothing."""

import os

import django
from django.apps import apps

from openpiu.conf import unit


def boot() -> None:
    """Load the settings and the models once; calling it again does nothing.

    The unit's keys are made first, because the settings hold passwords that are derived from them.
    """
    unit.keys().secret_for("django")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openpiu.conf.settings")
    if not apps.ready:
        django.setup()
