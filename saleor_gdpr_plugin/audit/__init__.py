"""The audit log: who did what, in the order it was done, so that a change afterwards is found. Knows no request."""
