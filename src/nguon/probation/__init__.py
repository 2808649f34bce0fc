"""Probation: the term from the ceremony, the helper, and the act that ends it: recognition or strike-off."""
