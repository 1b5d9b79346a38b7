"""Recipients (Art. 19): who was given a person's data, and whether each was told that it changed."""
