"""What is kept: the catalogue's files, tables, engines, migrations, and the store. This room decides nothing.

`store` opens units of work and reads; what they can do stands in one `*_store` module for each group of `tables`
(`runner`, `delivery`, `prepared`, `outbox`, `intake`, `lease`, `presence`, `broadcast`, `file`, `figures`), and
`cleaning` says how long things stay. `codec` and `states` are training states and facts as bytes. `session` runs a
transaction's `statements`; `engine`, `sqlite_connection`, `columns` and `errors` hide SQLAlchemy; `migrate` brings a
database up to date, `backup` copies one. `catalogue` reads the exercises and tips; `places` and `zones` find a time
zone.
"""
