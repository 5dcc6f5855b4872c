"""The conversation outside the flows, one module per topic: functions (Turn, training, act) -> Heard.

`turn` is what they share, and `index` says which of them answers which button and command. A text comes through `meant`
(what it says of the day and the body) and `wished` (what it wants changed); `asked` makes buttons of what is not sure.
`session` is today's session, `week` the days around it, `finish` what comes of it once it was done, `walk` the way
through it step by step, `hands_free` by ear, `jumps` and `sides` the tests offered below it. `body` and `unwell` hear
soreness, pain and illness; `asking` and `follow_up` are the one question below the morning's session and its answers.
`plan` changes the plan. `history` looks back, `pictures` are charts and the session as a card, `owned` gives the data
away, `calendar` what is planned, `around` is help, settings and pause. `opening` says what a due message says now,
`silenced` welcomes who was silent.
"""
