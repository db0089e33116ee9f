"""A seeded invented world: flights, travellers, alerts, carriers' messages, ground truth. The only room with chance."""

from openpiu.core.synth.listing import files
from openpiu.core.synth.noise import LOSSLESS
from openpiu.core.synth.pushes import Push, Sent
from openpiu.core.synth.returnee import Returnee, draw_returnee
from openpiu.core.synth.values import Alert, Leg, Party, Passage, Person, Stage, Truth
from openpiu.core.synth.world import World, build_world

__all__ = [
    "LOSSLESS",
    "Alert",
    "Leg",
    "Party",
    "Passage",
    "Person",
    "Push",
    "Returnee",
    "Sent",
    "Stage",
    "Truth",
    "World",
    "build_world",
    "draw_returnee",
    "files",
]
