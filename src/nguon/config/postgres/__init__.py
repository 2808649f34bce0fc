"""Django's PostgreSQL backend, which makes sure that the embedded server runs before a command connects to it."""
