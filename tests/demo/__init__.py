"""The demo: a whole shop with the privacy desk in it, on this machine only, thrown away at the end."""
