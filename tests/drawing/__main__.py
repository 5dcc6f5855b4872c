"""`python -m tests.drawing` draws the conversation anew, from its own data, into docs/conversation.svg."""

from tests.drawing.picture import FILE, picture

FILE.write_text(picture(), encoding="utf-8")
print(f"{FILE.name} is drawn")  # noqa: T201 - to the terminal
