"""What `host/` promises, asserted the same way on the miniature and on a real Saleor."""
