"""Retaining: masking and deleting on the law's clocks, the grounds that keep a record longer, and the proof of both."""

from openpiu.duties.retain.erasing import erase
from openpiu.duties.retain.grounds import Wish, confirm_ground, end_ground, propose_ground, review_ground
from openpiu.duties.retain.opening import open_masked
from openpiu.duties.retain.previewing import Forecast, forecast
from openpiu.duties.retain.running import run
from openpiu.duties.retain.runs import Run
from openpiu.duties.retain.showing import (
    GroundRow,
    ManifestRow,
    RetentionPage,
    grounds_of,
    retention_page,
    signed_manifest,
)

__all__ = [
    "Forecast",
    "GroundRow",
    "ManifestRow",
    "RetentionPage",
    "Run",
    "Wish",
    "confirm_ground",
    "end_ground",
    "erase",
    "forecast",
    "grounds_of",
    "open_masked",
    "propose_ground",
    "retention_page",
    "review_ground",
    "run",
    "signed_manifest",
]
