"""Opening what masking hid: only for who holds an approval, which the caller has checked (PNR-3.4, PNR-12.6)."""

from typing import Any
from uuid import UUID

from openpiu.errors import OfficerError
from openpiu.store.passenger.models import Vault


def open_masked(traveller_id: UUID) -> dict[str, Any]:
    """The whole content before masking: `traveller`, `reports`, `booking`, `hits` and `notes`.

    The caller has an approved opening for this record and this officer, and enters it in the ledger.
    """
    vault = Vault.objects.using("passenger").filter(traveller=traveller_id).first()
    if vault is None:
        raise OfficerError("this record is not masked: open it as any other")
    whole: dict[str, Any] = vault.content
    return whole
