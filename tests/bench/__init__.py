"""Speed is a ratio: each bench measures beside its baselines, in one run, and fails when a promise is broken."""
