"""The page of the access log, for whoever answers for the protection of personal data."""
