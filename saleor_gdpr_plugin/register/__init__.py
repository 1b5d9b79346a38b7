"""What the law keeps lists of: for now the supervisory authorities of Europe."""
