"""Our fields in the shop's own /graphql/: one file per mutation."""
