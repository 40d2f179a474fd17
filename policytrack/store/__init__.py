"""Restrictions in SQLite: the connection, the schema and its migrations, saving, and finding again."""
