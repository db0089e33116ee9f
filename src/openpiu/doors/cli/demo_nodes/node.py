"""Start of the partner's node: `python -m openpiu.doors.cli.demo_nodes.node PORT`; the environment says which node.

Django is made ready before the module that works on records is loaded.
"""

import signal
import sys

from openpiu.doors.cli.loading import load

if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())  # in good order: its database is stopped
    load("openpiu.doors.cli.demo_nodes.answering", records=True).answer(int(sys.argv[1]))
