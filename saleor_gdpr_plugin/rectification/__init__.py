"""Rectification (Art. 16): what can be corrected, who decides it, how it is applied, and what is kept as it was."""
