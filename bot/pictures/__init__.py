"""What is drawn, from plain values alone. Imported only in the drawing process, never by the coach.

Pure: a recipe of `bot.media.picture_recipes` goes in with all its words, and the same picture comes out each time. The
kit is small and our own: `fonts` and `text` measure, `themes` colour, `canvas` draws and knows which text went where,
`axes` and `frame` scale; each other module draws one kind. No sentence stands here.
"""
