"""Mails, letters and pages; need no Saleor."""
