"""A process of its own that uses the server in argv[1] until a line (or the end) comes on its standard input."""

import sys
from pathlib import Path

from openpiu.adapters.postgres.embedded import EmbeddedServer

with EmbeddedServer(Path(sys.argv[1]), say=str).in_use():
    sys.stdout.write("in\n")
    sys.stdout.flush()
    sys.stdin.readline()
sys.stdout.write("out\n")
