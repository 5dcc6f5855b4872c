"""Changes of plan in the chat: the menu, and each wish as a function of typed values that a tap and a text share.

Every function takes what is known and asks for the rest with buttons; None is "not said". Days are local dates. All of
them end in `change`, so nothing that moves sessions is made without being shown, and all of it can be taken back.
"""
