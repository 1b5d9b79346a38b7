"""A stand-in for Saleor: its tables as facts, and only the behaviour that `host/` imports."""
