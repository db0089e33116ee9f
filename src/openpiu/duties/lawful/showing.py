"""The profile in force as rows: every value with its article and date. Nothing about a traveller is touched."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpiu.core.law.permissions import Act, check_may
from openpiu.core.law.profiles import Profile
from openpiu.core.law.roles import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionRow:
    """One value of a profile."""

    key: str
    value: str
    article: str
    since: date
    mark: str  # core.law.profiles.Mark


def profile_page(profile: Profile, *, actor: Actor) -> tuple[ProvisionRow, ...]:
    """All values, in the profile's own order; every role may see them (CJ-13)."""
    check_may(actor, Act.SEE_LAW)
    return profile_rows(profile)


def profile_rows(profile: Profile) -> tuple[ProvisionRow, ...]:
    """The same for whoever may run programs on the unit's machine."""
    return tuple(
        ProvisionRow(key=key, value=_text(one.value), article=one.article, since=one.since, mark=one.mark.value)
        for key, one in profile.provisions()
    )


def _text(value: Any) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_text(inner)}" for name, inner in sorted(value.items())) or "none"
    if isinstance(value, frozenset):
        return ", ".join(sorted(str(one) for one in value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)
