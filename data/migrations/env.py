"""Alembic's entry: runs the revisions on the connection that `run.py` hands over."""

from alembic import context

from data.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
