"""What a check of the law looks at: this unit's keys, its ledgers' verdicts and its name."""

from datetime import datetime

from openpiu.conf import unit
from openpiu.conf.environment import environment
from openpiu.core.law.profiles import Profile
from openpiu.duties import audit
from openpiu.duties.lawful import Scene


def scene(profile: Profile, *, at: datetime) -> Scene:
    """This unit, with both ledgers verified as they lie in the databases, against the roots that were sealed."""
    witness = audit.Witness(unit.roots(), unit.keys())
    return Scene(
        profile=profile,
        at=at,
        unit=environment().unit,
        keys_folder=environment().home / "keys",
        verdicts={store: audit.verify(store, witness=witness) for store in ("passenger", "border")},
    )
