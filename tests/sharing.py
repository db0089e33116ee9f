"""How a parallel run deals its tests out: by file, long ones first, and together what shares an expensive set-up."""

import pytest
from xdist.scheduler import LoadFileScheduling

# Folders whose files share one set-up of a session: one worker runs them all, so that it is made once.
TOGETHER = ("tests/browser", "tests/adapters/postgres")
# Begun first, so that at the end no worker waits for another one's long file.
LONG = ("tests/browser", "tests/faults", "tests/adapters/postgres", "tests/doors/cli", "tests/core/matching")


def share_of(nodeid: str) -> str:
    """What one worker runs as a whole: a folder of `TOGETHER`, else the test's file."""
    return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid.partition("::")[0])


def place_of(nodeid: str) -> int:
    """Where a test stands in the run; those of one place stay in the order in which they were found."""
    return next((place for place, folder in enumerate(LONG) if nodeid.startswith(folder)), len(LONG))


# xdist has no types, so that a class statement would be of an unknown class.
Sharing = type("Sharing", (LoadFileScheduling,), {"_split_scope": staticmethod(share_of)})


def make_scheduler(config: pytest.Config, log: object) -> object:
    """The scheduler, keeping the order of the tests: by default files with few tests, the long ones, come last."""
    config.option.loadscopereorder = False
    return Sharing(config, log)
