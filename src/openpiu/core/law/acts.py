"""The names under which acts stand in the ledger, each with its category of RGT-1 (LED Art. 25)."""

ACTS: dict[str, str] = {
    "transmission.received": "collection",
    "transmission.quarantined": "collection",
    "travellers.screened": "combination",
    "alerts.imported": "alteration",
    "alert.withdrawn": "alteration",
    "alert.viewed": "consultation",
    "hit.viewed": "consultation",
    "hit.decided": "alteration",
    "hit.undone": "alteration",
    "package.previewed": "consultation",
    "hit.released": "disclosure",
    "disclosure.viewed": "consultation",
    "disclosure.refused": "disclosure",
    "transmission.destroyed": "erasure",
    "ledger.viewed": "consultation",
    "ledger.exported": "disclosure",
    "staff.added": "alteration",
}
