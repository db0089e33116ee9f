"""Which intake serves a place named on the command line."""

from pathlib import Path

from openpiu.adapters.intake.folder import FolderIntake

__all__ = ["FolderIntake", "folder_intake"]


def folder_intake(folder: Path, *, take: bool) -> FolderIntake:
    """A folder as intake; `take` removes a file once it is committed."""
    return FolderIntake(folder, take=take)
