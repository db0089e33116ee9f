"""Vaults: what masking hid of one kept record, sealed. Opened only on an approved request (PNR-3.4, PNR-12.6)."""

from django.db import models

from openpiu.store.passenger.models.traveller import TravellerRecord
from openpiu.store.sealed import SealedRow


class Vault(SealedRow):
    """The whole content before masking: of the traveller, their reports, their booking, their hits and reviews."""

    traveller = models.OneToOneField(TravellerRecord, on_delete=models.CASCADE, primary_key=True, related_name="vault")
    masked_at = models.DateTimeField()

    def __str__(self) -> str:
        """The traveller's id."""
        return str(self.pk)
