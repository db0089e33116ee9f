"""The profiles that there are, by id."""

from openpiu.core.law.profiles.be import BE
from openpiu.core.law.profiles.eu_strict import EU_STRICT
from openpiu.core.law.profiles.fr import FR
from openpiu.core.law.profiles.profile import Profile
from openpiu.errors import OperatorError

PROFILES: dict[str, Profile] = {profile.id: profile for profile in (EU_STRICT, BE, FR)}
DEFAULT = EU_STRICT


def profile_named(id_: str) -> Profile:
    """The profile; OperatorError where there is none of that name."""
    try:
        return PROFILES[id_]
    except KeyError as error:
        raise OperatorError(f"there is no law profile {id_!r}; choose one of: {', '.join(PROFILES)}") from error
