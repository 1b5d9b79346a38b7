"""Proving who asks: link tokens, codes and limits. Knows no request."""
