"""Cost of each field; filled by plugins."""

COST_MAP = {"Query": {}, "Mutation": {}}
