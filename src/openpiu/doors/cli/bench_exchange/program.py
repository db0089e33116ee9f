"""Start of one node's process: Django is made ready before the module that works on records is loaded."""

import sys

from openpiu.doors.cli.loading import load

if __name__ == "__main__":
    load("openpiu.doors.cli.bench_exchange.node", records=True).main(*sys.argv[1:])
