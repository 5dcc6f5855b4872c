"""What is kept: the catalogue's files, tables, engines, migrations, and the store. This room decides nothing."""
