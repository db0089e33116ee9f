"""Start of the partner's node: `python -m openpiu.doors.cli.demo_nodes.node PORT`; the environment says which node.

Django is made ready before the module that works on records is loaded.
"""

import sys
from contextlib import suppress

from openpiu.doors.cli.loading import load

if __name__ == "__main__":
    with suppress(KeyboardInterrupt):  # the demo was interrupted; it says so itself
        load("openpiu.doors.cli.demo_nodes.answering", records=True).answer(int(sys.argv[1]))
