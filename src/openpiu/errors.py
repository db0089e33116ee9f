"""One tree of errors, sorted by who must act. Every message says what to do and never holds passenger data.

Belongs here: the tree, exit codes. Not here: faults in messages (values, see `core.messages.reading`).
"""

from typing import ClassVar


class OpenpiuError(Exception):
    """Root of all errors that openpiu raises on purpose.

    `exit_code` is what the command line returns (1 findings, 2 usage, 3 policy, 4 integrity).
    """

    exit_code: ClassVar[int] = 1


class SenderError(OpenpiuError):
    """The sender (a carrier, a list owner, a partner) must mend what they sent."""


class OfficerError(OpenpiuError):
    """The officer must choose or enter something else; nothing was changed."""

    exit_code = 2


class Refused(OpenpiuError):
    """The law, the profile or the permission table forbids it. `rule` is the requirement id (e.g. PNR-6.10)."""

    exit_code = 3

    def __init__(self, message: str, *, rule: str = "") -> None:
        super().__init__(message)
        self.rule = rule


class OperatorError(OpenpiuError):
    """The administrator of this machine must act: a folder, a port, a disk, a key, a setting."""

    exit_code = 2


class IntegrityError(OpenpiuError):
    """Stored or exported evidence does not verify; nothing is trusted until somebody has looked."""

    exit_code = 4


class OurError(OpenpiuError):
    """A fault of openpiu itself: report it with the command that led here."""

    exit_code = 4


class KeyGone(OpenpiuError):
    """What was asked for is erased: the key that sealed it was destroyed (PNR-12.4)."""

    exit_code = 3
