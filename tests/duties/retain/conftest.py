"""A unit whose clocks can be turned: what all tests of retention share."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.conf import settings

from openpiu.adapters.keys.base import KeyStore, RecordKeys
from openpiu.core.law.profiles import DEFAULT, Profile
from openpiu.core.law.roles import Actor
from openpiu.duties import retain

Turn = Callable[..., retain.Run]
Keep = Callable[..., str]


@pytest.fixture
def record_keys(stores: None) -> RecordKeys:
    """The keys of records of this test alone."""
    made: RecordKeys = settings.RECORD_KEYS
    return made


@pytest.fixture
def turn(keys: KeyStore, record_keys: RecordKeys) -> Turn:
    """Run the clocks at one moment."""

    def at_moment(at: datetime, profile: Profile = DEFAULT) -> retain.Run:
        return retain.run(at=at, profile=profile, keys=keys, record_keys=record_keys)

    return at_moment


@pytest.fixture
def keep(officer: Actor, supervisor: Actor) -> Keep:
    """Propose a ground and let another person confirm it."""

    def say(traveller: str, at: datetime, profile: Profile = DEFAULT) -> str:
        wish = retain.Wish(kind="case", reference="UTO-2026-17", reason="named in the specimen case")
        ground = retain.propose_ground(traveller, wish=wish, actor=officer, at=at, profile=profile)
        retain.confirm_ground(ground, actor=supervisor, at=at, profile=profile)
        return ground

    return say
