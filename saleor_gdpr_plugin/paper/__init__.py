"""Language, templates and PDF: one renderer for mails, letters and reports."""
