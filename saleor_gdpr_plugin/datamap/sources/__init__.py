"""One file per Saleor domain."""
