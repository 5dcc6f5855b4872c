"""Free text -> what the runner meant, by rules over a word table. The same text always reads the same.

How a text is read: `utterance` makes clean tokens of it, `mending` mends typing errors, `lexicon` finds concepts by the
forms of the table (`forms` says how they are written), and which of them are denied. Then, in this order: red flags and
other emergencies (`said_danger`), lines of sets (`said_sets`), wishes about the plan (`said_plan`, `said_wishes`, days
in `when`), what is told of the body and of the session (`said_health`, `said_training`), and at last what is asked for
(`understand`). What comes out is a typed meaning with its details (`meanings`, `meanings_plan`), sure or to be asked;
`bot.topics.meant` acts on it.

- A synonym is one word more in `bot/words/meanings_en.toml`, in the concept that it belongs to.
- A screen more: a `Place`, its words in the table with a `[[place]]`, its line in `bot.topics.meant` and `asked`.
- A meaning with details: a struct in `meanings_plan`, a reader in `said_plan`, its case in `bot.topics.wished`.
- Two files add to it: `meanings_en_signs.toml` red flags in lay words, `meanings_en_talk.toml` all else, by theme.
- A red flag in other words: a concept's form, or a `[[sign]]` of several concepts. Be generous: a false alarm costs one
  message. What is somebody else's, long ago or only supposed becomes `Suspected` and is asked; so does what is broad
  (`asked`), or stands beside words of a joke or another cause (`asked_with`).
- Another language: `meanings_xx.toml` with the same concepts, and `meanings_xx_mixed.toml` for the words of others that
  people mix in. A concept that is missing is a fault at the start, and all faults are named at once.
- Then sentences into `tests/bot/sentences_*.toml`; the test there says how much of each meaning is understood.
"""
