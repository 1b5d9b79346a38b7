"""Erasure (Art. 17): planned item by item, carried out source by source, and what is kept goes on its day."""
