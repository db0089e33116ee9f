"""Passenger (PNR and law-enforcement API) records: travellers, alerts, hits, reviews, disclosures, the ledger."""
