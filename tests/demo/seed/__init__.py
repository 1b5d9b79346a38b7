"""Fills the demo's database; runs inside the shop's environment, where models and settings are the shop's."""
