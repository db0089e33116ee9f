"""The story of the demo, act by act: each says what is expected from the ground truth and what was observed.

Belongs here: the order of acts. Not here: printing (`demo`), the single acts (`demo_acts`, `demo_nodes`).
"""

from collections.abc import Iterator

from openpiu.conf import clock
from openpiu.doors.cli import demo_acts
from openpiu.doors.cli.demo_acts import Act, Stage
from openpiu.doors.cli.demo_nodes import doing, two_nodes
from openpiu.doors.cli.demo_nodes.abroad import Ask
from openpiu.duties import staff


def set_stage(*, seed: int) -> Stage:
    """The invented world around this moment."""
    return Stage.build(seed=seed, start=clock.now())


def play(stage: Stage, there: Ask, *, to_the_end: bool) -> Iterator[Act]:
    """Prepare, receive, screen; `to_the_end` also decides and releases, which the console leaves to officers.

    `there` is the partner's node: it is asked for its part of the story once the unit's own is told.
    """
    yield _prepare()
    yield from demo_acts.receiving(stage)
    yield from demo_acts.screening(stage)
    if to_the_end:
        yield from demo_acts.reviewing(stage)
        yield from demo_acts.releasing(stage)
        yield from demo_acts.arriving(stage)
    yield from demo_acts.proving(stage)
    yield from two_nodes.meeting(there, stage)
    yield from two_nodes.inviting(there)
    if to_the_end:
        yield from two_nodes.joining(there)


def _prepare() -> Act:
    made = doing.prepare()
    return Act.compare("databases and staff accounts are ready", made, len(staff.list_staff()))
