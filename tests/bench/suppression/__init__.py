"""The bench of suppression: may a hundred thousand addresses be written to, beside a plain look-up of them."""
