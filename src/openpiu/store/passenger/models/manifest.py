"""Manifests: what one run of the clocks masked and deleted, signed; counts and names of keys, no personal data."""

from django.db import models


class DeletionManifest(models.Model):
    """One run that did something (PNR-12.10). Rows are only ever added."""

    id = models.UUIDField(primary_key=True)
    at = models.DateTimeField(db_index=True)
    profile = models.CharField(max_length=20)
    profile_version = models.CharField(max_length=20)
    deleted = models.PositiveIntegerField()
    masked = models.PositiveIntegerField()
    keys_destroyed = models.PositiveIntegerField()
    signed = models.TextField()  # the manifest as JSON with its signature (core.envelope)

    def __str__(self) -> str:
        """The id."""
        return str(self.id)
