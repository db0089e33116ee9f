"""Which intake serves a place named on the command line, and where its answers go."""

from pathlib import Path

from openpiu.adapters.intake.answers import AnswerFolder
from openpiu.adapters.intake.base import AnswerBox, Delivery
from openpiu.adapters.intake.folder import FolderIntake

__all__ = ["AnswerBox", "Delivery", "FolderIntake", "answer_folder", "folder_intake"]


def folder_intake(folder: Path, *, take: bool) -> FolderIntake:
    """A folder as intake; `take` removes a file once it is committed."""
    return FolderIntake(folder, take=take)


def answer_folder(out: Path, *, intake: Path) -> AnswerBox:
    """A folder for the answers to what arrives in `intake`."""
    return AnswerFolder(out, intake=intake)
