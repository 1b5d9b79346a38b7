"""Restriction of processing (Art. 18): data is kept and nothing else is done with it, until the person was told."""
