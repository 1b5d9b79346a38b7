"""The bench of the request desk: the queue at a million requests, submitting, and what an idle plugin costs."""
