"""Run migrations on the connection, and inside the transaction, that the caller holds."""

from alembic import context

from geo.store.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
