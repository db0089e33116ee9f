"""One node of the exchange as a group of processes of its own, for the proofs of `test_exchange_nodes`.

`python -m tests.faults.exchange_program SOCKET` with OPENPIU_DATA, OPENPIU_NODE set: Django is loaded once, and each
connection to the socket is one thing to do, a word of `exchange_acts` and its arguments, in a process of its own that
can be killed. It says its process id first, its result as one JSON line last.
"""

import os
import signal
import socket
import sys
from typing import Any

from openpiu.doors.cli.loading import load


def main(place: str) -> None:
    """Take one thing after the other, each in a process of its own."""
    acts = load("tests.faults.exchange_acts", records=True)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(place)
        listening.listen()
        while True:
            connection, _ = listening.accept()
            if os.fork() == 0:
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                listening.close()
                _answer(connection, acts)
            connection.close()


def _answer(connection: socket.socket, acts: Any) -> None:
    words = connection.makefile().readline().split("\t")
    os.dup2(connection.fileno(), 1)
    try:
        acts.do(*(word.strip() for word in words))
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(0)  # never back into the parent's loop


if __name__ == "__main__":
    main(sys.argv[1])
