"""Names of fields that observability masks."""

SENSITIVE_GQL_FIELDS = {"User": {"email", "firstName", "lastName"}}
