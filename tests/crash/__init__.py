"""Killed anywhere, nothing is lost, doubled or stuck (spec sections 3.7 and 5; architecture section 4)."""
