"""One module per topic of the conversation outside the flows: each a few functions (Turn, training) -> Heard.

`turn` holds what they share, `asking` the one question below the morning's session; `index` knows which function
answers what.
"""
