"""A port that nobody listens on."""

import socket


def free_port() -> int:
    """Its number; another process may take it later, which is unlikely within a test."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
