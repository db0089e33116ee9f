"""How commands speak: JSON Lines on standard output, diagnostics on standard error."""

import sys
from typing import Any

import msgspec
import typer


def say(text: str) -> None:
    """One diagnostic line for a person, on standard error."""
    typer.echo(text, err=True)


def put_json(value: Any) -> None:
    """One JSON line on standard output: compact, UTF-8, keys in the order given."""
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


def put_json_diagnostic(value: Any) -> None:
    """One JSON line on standard error (figures of a run)."""
    sys.stderr.buffer.write(msgspec.json.encode(value) + b"\n")
    sys.stderr.flush()
