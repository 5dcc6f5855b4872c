"""Changes of plan in the chat: the menu, and each wish as a function of typed values that a tap and a text share.

`menu` is the buttons; `today`, `runs` and `ahead` hold the wishes, for today's session, the runs and the time after;
`change` brings each to the screen by way of `bot.proposals`. Every function takes what is known and asks for the rest
with buttons; None is "not said". Days are local dates. All of them end in `change`, so nothing that moves sessions is
made without being shown, and all of it can be taken back.
"""
