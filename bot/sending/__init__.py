"""The outbox goes out: in order, within Telegram's limits, nothing lost.

`sender` decides what goes next of what is in our `hands` and keeps what became of it (`outcomes`, which wait for each
other in `returned`, are written by `ledger`, told to `listeners`; `tasks` are what is under way), `taps` are answered
beside, or by whoever brought them, `postman` carries one message, to the one that shows its slot (`slots`), with the
file that `files` finds for it or as `fallbacks` say, `pace` says how fast, `membership` which of several processes
sends what we start.
"""
