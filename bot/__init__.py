"""What is asked, heard, said, and when. This room knows no physiology.

An update comes in, the clock is read once, pure code decides, one transaction keeps everything, the reply goes out.

Where things are, along that way: the start is in `command_line`, which `__main__` calls; `app` wires it all
(`settings`, `starting`, `machine`), `listening` what listens (`serving`, `health`); `allocator` keeps its memory from
growing; `polling`, or `webhook` with its `posts` at a `place`, feed `intake` (`inbound` makes an `events` value of an
update, `flood` slows one chat); `desk` answers a batch, kept by `records`; `conversation` decides, by `topics`, `flows`
on the engine of `flow`, `understanding`, `screens` and `words`; `sending` carries the outbox out through `channel`,
`telegram` (with `telegram_media`, `telegram_values` and `telegram_errors`) and `transport`, which goes by the
certificates of `trust`; pictures and files come from `media`. What we start ourselves: `schedule` says when,
`clockwork` ticks, `delivery` judges, `silence` and `answer_hours` hold back. Values that are kept: `chat` (where a chat
stands), `walk` (a session under way), `proposals` (a change of plan, with Apply and Undo), `buttons` (callback data).
Beside it: `operating` for owners, `owned` for what runners take along, `plan` for a plan without a chat, `playground`
for the local chat.
"""

VERSION = "0.1.0"
"""As in pyproject.toml; a test compares."""
