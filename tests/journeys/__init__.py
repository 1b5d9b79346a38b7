"""Whole stories over HTTP and the mailbox only, as shopper and staff live them; nothing of the product is imported."""
