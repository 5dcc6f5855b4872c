"""The strength sessions and races ahead, for a runner's own calendar: as a file, and at a private address.

`planned` says what stands in it, from the coach's plan. `listed` keeps what was given out, so that each entry keeps its
UID on whatever day, its sequence grows only when it changes, and one that is gone is cancelled. `ics` writes it (RFC
5545), `zones` the time zones in it; for the chat `making` does so aside. `address` makes the private address; `feed`
serves it, behind the same proxy as the webhook.
"""
