"""Pictures, animations, sound and pages: asked for as plain values, made aside, kept, and sent.

`recipes`, of which `picture_recipes` are many, say what is to be made, whatever it is: small values that go through the
outbox like words. `makers` make it, in a process of its own; nobody else imports them, nor Pillow.

The way of a file: a reply carries a recipe into the outbox; the sender asks for Telegram's id of it and, where there is
none, the `studio`, which takes it from the `shelf` or has it made by `process`, the coach's end of the `wire` to the
`worker`. Where that fails the words go out alone. What is a runner's own is never put on the shelf, and `version` tells
what other sources or libraries made from what these make.
"""
