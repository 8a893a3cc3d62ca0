"""The schema's history. Alembic is imported only by the child process that `bot.database.upgrade` starts."""
