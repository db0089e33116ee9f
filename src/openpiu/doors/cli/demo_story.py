"""The story of the demo, act by act: each says what is expected from the ground truth and what was observed.

Belongs here: the order of acts and the cast's accounts. Not here: printing (`demo`), the single acts (`demo_acts`).
"""

from collections.abc import Iterator

from openpiu.conf import clock, preparing, unit
from openpiu.doors.cli import demo_acts
from openpiu.doors.cli.demo_acts import Act, Stage
from openpiu.duties import staff

STAFF = (
    staff.StaffRow(
        id="w.vandermoorle", name="Wout Vandermoorle", role="officer", authority="Federal Police", active=True
    ),
    staff.StaffRow(id="i.quarante", name="Inès Quarante", role="officer", authority="Customs", active=True),
    staff.StaffRow(
        id="s.ravenhorst", name="Saar Ravenhorst", role="supervisor", authority="Federal Police", active=True
    ),
    staff.StaffRow(id="m.terlinden", name="Mats Terlinden", role="supervisor", authority="Customs", active=True),
    staff.StaffRow(id="n.vercauter", name="Noor Vercauter", role="analyst", authority="Federal Police", active=True),
    staff.StaffRow(id="a.dervaux", name="Alix Dervaux", role="liaison", authority="Arcadia PIU", active=True),
    staff.StaffRow(id="t.okonjo", name="T. Okonjo-Maes", role="data_protection", authority="", active=True),
    staff.StaffRow(
        id="j.deklerck", name="Jo Deklerck", role="approver", authority="Court of First Instance", active=True
    ),
    staff.StaffRow(id="a.beheer", name="Ayla Beheer", role="administrator", authority="", active=True),
)


def password() -> str:
    """The demo accounts' password: made for this demo's folder, printed to whoever started it."""
    return unit.keys().secret_for("demo sign-in")[:16]


def set_stage(*, seed: int) -> Stage:
    """The invented world around this moment."""
    return Stage.build(seed=seed, start=clock.now())


def play(stage: Stage, *, to_the_end: bool) -> Iterator[Act]:
    """Prepare, receive, screen; `to_the_end` also decides and releases, which the console leaves to officers."""
    yield _prepare()
    yield from demo_acts.receiving(stage)
    yield from demo_acts.screening(stage)
    if to_the_end:
        yield from demo_acts.reviewing(stage)
        yield from demo_acts.releasing(stage)
        yield from demo_acts.arriving(stage)
    yield from demo_acts.proving(stage)


def _prepare() -> Act:
    preparing.prepare()
    for row in STAFF:
        staff.add_officer(row, password=password(), at=clock.now())
    return Act.compare("databases and staff accounts are ready", len(STAFF), len(staff.list_staff()))
