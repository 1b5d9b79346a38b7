"""Consent, withdrawal and objection: a ledger that only grows is the truth, and it takes effect at once."""
