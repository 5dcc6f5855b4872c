"""One module per topic of the conversation outside the flows: each a few functions (Turn, training) -> Heard.

`turn` holds what they share; `bot.conversation` knows which function answers what.
"""
