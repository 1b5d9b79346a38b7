"""The outbox: mail is a row in the transaction that caused it. Knows no request."""
