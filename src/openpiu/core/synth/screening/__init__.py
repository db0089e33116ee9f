"""A trial of name screening: a list, true persons as carriers report them, innocent travellers. All invented."""

from openpiu.core.synth.screening.drawing import AlertList, Trial, draw_trial
from openpiu.core.synth.screening.kinds import KINDS
from openpiu.core.synth.screening.origins import GROUPS, ORIGINS
from openpiu.core.synth.screening.rows import trial_files
from openpiu.core.synth.screening.values import Record, Sighting, Subject

__all__ = [
    "GROUPS",
    "KINDS",
    "ORIGINS",
    "AlertList",
    "Record",
    "Sighting",
    "Subject",
    "Trial",
    "draw_trial",
    "trial_files",
]
