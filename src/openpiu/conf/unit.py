"""The unit's outside parts, chosen from the environment: its keys, sealed roots and PostgreSQL.

Belongs here: which adapter serves which port. Not here: what the adapters do.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import typer

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.adapters.keys.files import FileKeys
from openpiu.adapters.keys.records import FileRecordKeys
from openpiu.adapters.postgres.base import Server
from openpiu.adapters.postgres.embedded import EmbeddedServer
from openpiu.adapters.postgres.outside import OutsideServer
from openpiu.adapters.roots.base import RootStore
from openpiu.adapters.roots.files import FileRoots
from openpiu.conf.environment import Environment, environment
from openpiu.core.law.profiles import Profile, profile_named


def _say(text: str) -> None:
    typer.echo(f"openpiu: {text}", file=sys.stderr)


def make_server(settings: Environment) -> Server:
    """The embedded server, or the outside one that OPENPIU_DATABASE_URL names."""
    if settings.database_url:
        return OutsideServer(settings.database_url)
    return EmbeddedServer(settings.home / "postgres", say=_say)


@cache
def server() -> Server:
    """This process's PostgreSQL server."""
    return make_server(environment())


@cache
def keys() -> KeyStore:
    """This unit's keys; made on first use."""
    return FileKeys(environment().home / "keys")


@cache
def record_keys() -> RecordKeys:
    """The keys that seal records, and are destroyed with them."""
    return FileRecordKeys(environment().home / "keys" / "records")


@cache
def roots() -> RootStore:
    """Where the sealed roots of this unit's ledgers are kept."""
    return FileRoots(environment().home / "roots" / "ledgers.jsonl")


@cache
def profile() -> Profile:
    """The law profile in force."""
    return profile_named(environment().profile)


@contextmanager
def database_in_use() -> Iterator[None]:
    """Keep the server running for as long as the block runs; the last user of the embedded one stops it."""
    with server().in_use():
        yield
