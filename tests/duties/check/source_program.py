"""A remote source as a process of its own, for tests that kill it, stop it, or let it answer late.

`python source_program.py SOCKET MODE [HIT ...]`: answers each question (a document number) with version 7 and
whether the number is one of the hits. Modes: `quick`; `slow`, after 0.6 s; `die`, killed by the first question.
"""

import json
import os
import signal
import socket
import sys
import threading
import time

SLOW = 0.6


def _serve(connection: socket.socket, mode: str, hits: list[str]) -> None:
    with connection:
        number = connection.recv(100).decode()
        if mode == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if mode == "slow":
            time.sleep(SLOW)
        connection.sendall(json.dumps({"version": 7, "hit": number in hits}).encode())


def main(place: str, mode: str, *hits: str) -> None:
    """Answer until killed."""
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(place)
        server.listen(64)
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while True:
            connection, _ = server.accept()
            threading.Thread(target=_serve, args=(connection, mode, list(hits)), daemon=True).start()


if __name__ == "__main__":
    main(*sys.argv[1:])
