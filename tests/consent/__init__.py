"""Consent: the ledger, suppression, and what the person, staff and apps can do."""
