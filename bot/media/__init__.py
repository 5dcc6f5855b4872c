"""Pictures, animations, sound and pages: asked for as plain values, made aside, kept, and sent.

`recipes` say what is to be made, whatever it is: small values that go through the outbox like words. `makers` make it,
in a process of its own; nobody else imports them, nor Pillow.
"""
