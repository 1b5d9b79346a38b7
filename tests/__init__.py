"""Tests mirror the package; `miniature/` stands in for Saleor where none is installed."""
