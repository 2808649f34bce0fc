"""Two walls around people's data: managers that refuse a query without a scope, and PostgreSQL row security.

Both read one definition, `core.scope.Scope`. Owns no table; knows no context.
"""
