"""The history of the schema, run by `geo.store.upgrade`."""
