"""What goes out, free of Telegram's own types. Replies are kept as outbox rows, so they are plain, frozen values."""

from typing import TypeAlias

from msgspec import Struct

from bot.buttons import Callback
from bot.media.recipes import AnyRecipe


class Button(Struct, frozen=True, gc=False):
    """One inline button. With `url` it opens a page and `does` is None."""

    label: str
    does: Callback | None = None
    url: str = ""


class Screen(Struct, frozen=True, gc=False):
    """A message: text in Telegram's HTML (values escaped by `words`), and the rows of its inline keyboard."""

    text: str
    keyboard: tuple[tuple[Button, ...], ...] = ()


class Send(Struct, frozen=True, gc=False, kw_only=True, tag="send"):
    """A new message.

    `slot` names it so that it can be edited later ("flow", "day:2026-11-22"); the sender's own table knows its id. The
    keyboard of the slot's former message is taken away. `ask_location` shows the reply button that shares a location.
    `due` is the kind of delivery that it is, "" for an answer.
    """

    screen: Screen
    slot: str = ""
    silent: bool = False
    ask_location: bool = False
    due: str = ""


class Edit(Struct, frozen=True, gc=False, kw_only=True, tag="edit"):
    """An edit in place: of the message that was tapped (`message_id`), else of the slot's.

    Where neither is known any more it goes out as a new message.
    """

    screen: Screen
    message_id: int | None = None
    slot: str = ""


class Toast(Struct, frozen=True, gc=False, kw_only=True, tag="toast"):
    """The answer to a callback query: "" only stops the spinner. Best effort, never kept longer than a minute."""

    callback_id: str
    text: str = ""
    alert: bool = False


class Document(Struct, frozen=True, gc=False, kw_only=True, tag="document"):
    """A file: `name` as shown, `content` in full (small), `caption` in HTML."""

    name: str
    content: bytes
    caption: str = ""


class Media(Struct, frozen=True, gc=False, kw_only=True, tag="media"):
    """A picture, animation, sound or page, made of `recipe` when it is sent; `screen` is its caption and keyboard.

    With `message_id` it takes the place of that message, text or media, where it still can; else it is a new one.
    `instead` is the text that goes out with the same keyboard when it cannot be made, "" for the caption. `name` is
    what a file is called (without one it is named after its kind), `title` what a player shows of a sound. `slot`,
    `silent` and `due` are as in `Send`. A button under it that shows a screen does so in a new message, since a
    message with media cannot become one without. `alone` says that the former message of its slot goes away for it.
    """

    recipe: AnyRecipe
    screen: Screen
    instead: str = ""
    message_id: int | None = None
    name: str = ""
    title: str = ""
    slot: str = ""
    silent: bool = False
    due: str = ""
    alone: bool = False


class Remove(Struct, frozen=True, gc=False, kw_only=True, tag="remove"):
    """Takes a message away; one that is too old for that loses its buttons."""

    message_id: int


CAPTION_LIMIT = 1024
"""Characters that Telegram takes in a caption, once its HTML is read."""


AnyReply: TypeAlias = Send | Edit | Toast | Document | Media | Remove
