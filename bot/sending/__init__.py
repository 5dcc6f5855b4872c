"""The outbox goes out: in order, within Telegram's limits, nothing lost.

`sender` decides what goes next and keeps what became of it (`ledger`, told to `listeners`), `postman` carries one
message, `pace` says how fast, `membership` which of several processes sends what we start.
"""
