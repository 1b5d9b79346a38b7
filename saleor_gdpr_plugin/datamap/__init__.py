"""What the shop knows about a person: one declared source per kind of data."""
