"""The deletion manifest of a run: counts by article and the names of destroyed keys, signed; no personal data."""

from datetime import datetime
from uuid import uuid4

from openpiu.adapters.keys.base import KeyStore
from openpiu.core.envelope import sign_package
from openpiu.core.law.profiles import Profile
from openpiu.duties.retain.runs import Run
from openpiu.store.passenger.models import DeletionManifest

SCHEMA = "openpiu.deletions.v1"


def sign_manifest(done: Run, *, at: datetime, profile: Profile, keys: KeyStore) -> DeletionManifest:
    """Keep a run that did something, so that anyone with the unit's public key can check it (PNR-12.10)."""
    id_ = uuid4()
    content = {
        "schema": SCHEMA,
        "id": str(id_),
        "at": at.isoformat(timespec="seconds"),
        "profile": profile.id,
        "profile_version": profile.version,
        "deleted": done.deleted,
        "masked": done.masked,
        "bookings_deleted": done.bookings,
        "by_article": dict(sorted(done.by_article.items())),
        "keys_destroyed": done.keys,
    }
    return DeletionManifest.objects.using("passenger").create(
        id=id_, at=at, profile=profile.id, profile_version=profile.version, deleted=done.deleted, masked=done.masked,
        keys_destroyed=len(done.keys), signed=sign_package(content, key=keys.signing_key(), key_id=keys.key_id()),
    )  # fmt: skip
