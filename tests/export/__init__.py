"""The archive and its papers."""
