"""The environment, read once into a frozen value; a bad value is refused with its name and what to write instead.

Belongs here: reading OPENPIU_* variables. Not here: what the values lead to (see `settings` and `unit`).
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from pathlib import Path

from openpiu.core.law.profiles import PROFILES
from openpiu.errors import OperatorError

MOST_MINUTES = 1440
DPO_CONTACT, AUTHORITY = "dpo@piu.example.org", "Data Protection Authority of Utopia, dpa.example.org"  # specimens
_TRUE, _FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """All that openpiu takes from the environment."""

    home: Path  # OPENPIU_DATA: keys and the embedded database
    # OPENPIU_DATABASE_URL: an outside PostgreSQL instead of the embedded one; it may hold a password
    database_url: str | None = field(repr=False)
    unit: str  # OPENPIU_UNIT: name of the unit, on pages and in packages
    hosts: tuple[str, ...]  # OPENPIU_HOSTS: names under which the console is reached
    https: bool  # OPENPIU_HTTPS: cookies only over TLS, HSTS; off only for the demo on this machine
    parts_after: timedelta  # OPENPIU_PARTS_MINUTES: how long a missing part of a push is waited for (MSG-7)
    closure_minutes: int = 30  # OPENPIU_CLOSURE_MINUTES: after departure, when the closing push is due (PNR-8.6)
    profile: str = "eu-strict"  # OPENPIU_PROFILE: the law profile in force (core.law.profiles)
    dpo_contact: str = DPO_CONTACT  # OPENPIU_DPO_CONTACT: in letters and notices to persons (PNR-5.1)
    authority: str = AUTHORITY  # OPENPIU_AUTHORITY: who supervises the unit, in the same
    node: str = "UTO-PIU"  # OPENPIU_NODE: code of this node in the exchange between units
    state: str = "UTO"  # OPENPIU_STATE: country of the unit, in three letters
    push_minutes: int = 15  # OPENPIU_PUSH_MINUTES: after 48 h and 24 h before departure, the same (PNR-8.5)


def default_home(*, uid: int, variables: Mapping[str, str]) -> Path:
    """Where data lies unless told otherwise: /var/lib/openpiu for root, the XDG data folder for others."""
    if uid == 0:
        return Path("/var/lib/openpiu")
    base = variables.get("XDG_DATA_HOME") or str(Path(variables.get("HOME", "/")) / ".local/share")
    return Path(base) / "openpiu"


def read_environment(variables: Mapping[str, str], *, uid: int) -> Environment:
    """Environment variables to settings; OperatorError names the variable that is wrong. Empty is the same as unset."""
    given = variables.get("OPENPIU_DATA")
    return Environment(
        home=_read_home(given) if given else default_home(uid=uid, variables=variables),
        database_url=variables.get("OPENPIU_DATABASE_URL") or None,
        unit=variables.get("OPENPIU_UNIT") or "Utopia PIU",
        hosts=_read_hosts(variables.get("OPENPIU_HOSTS") or "localhost,127.0.0.1"),
        https=_read_switch(variables, "OPENPIU_HTTPS", default=True),
        parts_after=timedelta(minutes=_read_minutes(variables, "OPENPIU_PARTS_MINUTES", default=10)),
        dpo_contact=variables.get("OPENPIU_DPO_CONTACT") or DPO_CONTACT,
        authority=variables.get("OPENPIU_AUTHORITY") or AUTHORITY,
        closure_minutes=_read_minutes(variables, "OPENPIU_CLOSURE_MINUTES", default=30),
        profile=_read_profile(variables.get("OPENPIU_PROFILE") or "eu-strict"),
        node=variables.get("OPENPIU_NODE") or "UTO-PIU",
        state=variables.get("OPENPIU_STATE") or "UTO",
        push_minutes=_read_minutes(variables, "OPENPIU_PUSH_MINUTES", default=15),
    )


def _read_home(text: str) -> Path:
    try:
        home = Path(text).expanduser()
    except RuntimeError:  # ~somebody whom this machine does not know
        home = Path(text)
    if not home.is_absolute():
        raise OperatorError("OPENPIU_DATA must be a full path, such as /var/lib/openpiu")
    return home


def _read_hosts(text: str) -> tuple[str, ...]:
    hosts = tuple(host.strip() for host in text.split(",") if host.strip())
    if not hosts:
        raise OperatorError("OPENPIU_HOSTS must name the hosts of the console, such as piu.example.org,localhost")
    return hosts


def _read_switch(variables: Mapping[str, str], name: str, *, default: bool) -> bool:
    text = variables.get(name)
    if not text:
        return default
    if text.lower() in _TRUE:
        return True
    if text.lower() in _FALSE:
        return False
    raise OperatorError(f"{name} must be 1 or 0")


def _read_profile(text: str) -> str:
    if text not in PROFILES:
        raise OperatorError(f"OPENPIU_PROFILE must be one of: {', '.join(PROFILES)}")
    return text


def _read_minutes(variables: Mapping[str, str], name: str, *, default: int) -> int:
    text = variables.get(name) or str(default)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_MINUTES:
        raise OperatorError(f"{name} must be a number of minutes, 1 to {MOST_MINUTES}")
    return int(text)


@cache
def environment() -> Environment:
    """The settings of this process."""
    return read_environment(os.environ, uid=os.geteuid())
