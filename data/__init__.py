"""What is kept: the catalogue's files, tables, engines, migrations, and the store. This room decides nothing.

`store` opens units of work and reads; what they can do stands in one `*_store` module for each group of `tables`
(`runner`, `training`, `delivery`, `prepared`, `outbox`, `intake`, `lease`, `presence`, `broadcast`, `calendar`, `file`,
`figures`; what the outbox tells stands in `outbox_reads`), and `cleaning` says how long things stay. `codec` has
training states and facts as bytes, `states` keeps the training states of the latest runners in memory. `session` runs a
transaction's `statements`; `engine`, `sqlite_connection`, `columns` and `errors` hide SQLAlchemy; `migrate` brings a
database up to date, `backup` copies one. `catalogue` reads the exercises and tips; `places` and `zones` find a time
zone.
"""
