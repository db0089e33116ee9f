"""When a desk must not go on: nobody is checked, and nobody is let pass, until somebody has mended it."""

from openpiu.errors import OperatorError


class DeskStopped(OperatorError):
    """The outcome is STOP: what happens cannot be recorded. It is shown as such, never as silence."""
