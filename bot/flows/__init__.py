"""Each conversation as data: what is asked, what may be answered, and where it leads. `book` binds them together.

`onboarding` and `settings` are put together from `questions`; `answers` turns a draft into the coach's values and back,
`telling` into facts. What is typed is read by `reading`, rows and ways on are made by `pieces`. `day_runs`,
`week_once`, `travel` and `settings` end in a proposal (`bot.proposals`), all others tell the coach at once.
"""
