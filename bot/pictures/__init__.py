"""What is drawn, from plain values alone. Imported only in the drawing process, never by the coach.

`fonts` are the letters of every picture and page.
"""
