"""The answer to an access request: a ZIP, streamed, sealed and handed over."""
