"""A person in the chat, for tests and for the page: what they can do, and what they see."""

import asyncio
from collections.abc import Callable
from typing import Any

from msgspec import Struct

from bot.playground import people
from bot.playground.markup import html_of
from bot.playground.params import Upload
from bot.playground.state import Chat, Json, Post, World


class Seen(Struct, frozen=True, kw_only=True):
    """A message as the person sees it.

    `text` is plain (a caption where there is a file), `html` the same with its entities as tags, `keyboard` the labels
    of the inline keyboard row by row, `edited` how often it changed. `media` is "" or the kind ("photo" ...), to which
    `file_name` and `content` belong. `obj` is the Bot API's Message.
    """

    id: int
    mine: bool
    text: str
    html: str
    keyboard: tuple[tuple[str, ...], ...]
    edited: int
    media: str
    file_name: str
    content: bytes
    obj: Json

    @property
    def labels(self) -> tuple[str, ...]:
        """All labels of the keyboard, in reading order."""
        return tuple(label for row in self.keyboard for label in row)


class Toast(Struct, frozen=True):
    """What a tap was answered with: "" if only the spinner was stopped."""

    text: str
    alert: bool
    callback_id: str


class User:
    """A person. Everything happens at once and in this process; what the bot does about it comes over HTTP."""

    def __init__(self, world: World, id: int, first_name: str, language_code: str) -> None:  # noqa: A002 - Telegram's own name
        self._world = world
        self.id = id
        self._seen_at = 0
        people.meet(world, id, first_name, language_code)

    # what they do

    def say(self, text: str, *, group: int | None = None) -> Seen:
        """Send a text; the first one opens the chat. `group` (a negative id) says it in a group instead."""
        return self._sent(people.say(self._world, self.id, text, group=group))

    def forward(self, text: str) -> Seen:
        """Forward somebody else's text."""
        return self._sent(people.say(self._world, self.id, text, forwarded=True))

    def edit(self, text: str, message: Seen | None = None) -> Seen:
        """Change one of their own messages, the last one if none is named."""
        target = message or next(seen for seen in reversed(self.messages) if seen.mine)
        return self._sent(people.edit(self._world, self.id, target.id, text))

    def tap(self, label: str, message: Seen | None = None) -> str:
        """Tap an inline button by its label or its data, on the newest message that has it or on the one named.

        Returns the callback query's id.

        Raises:
            LookupError: no such button is on the screen.
        """
        candidates = [message] if message else list(reversed(self.messages))
        for seen in candidates:
            for button in people.buttons_of(seen.obj):
                if label in {button["text"], button.get("callback_data")} and "callback_data" in button:
                    return self.forge(button["callback_data"], seen)
        on_screen = self.last.labels if self.messages else ()
        raise LookupError(f"no button {label!r} to tap; the last message has {on_screen}")

    def forge(self, data: str, message: Seen | None = None) -> str:
        """Send a callback with any data, from the message named or the last one, whatever buttons it has."""
        self._mark()
        return people.tap(self._world, self.id, (message or self.last).id, data)

    def press(self, label: str) -> Seen:
        """Press a button of the reply keyboard that only says its label.

        Raises:
            LookupError: it is not there, or it asks for something else than text.
        """
        for row in (self.reply_keyboard or {}).get("keyboard", []):
            for button in row:
                if button["text"] == label and not button.get("request_location"):
                    return self.say(label)
        raise LookupError(f"no reply button {label!r}")

    def share_location(self, latitude: float, longitude: float) -> Seen:
        return self._sent(people.share(self._world, self.id, latitude, longitude))

    def send_sticker(self) -> Seen:
        return self.send("sticker")

    def send_photo(self, content: bytes | None = None, caption: str = "") -> Seen:
        return self.send("photo", Upload("photo.png", "image/png", content) if content else None, caption)

    def send_voice(self) -> Seen:
        return self.send("voice")

    def send_document(self, name: str, content: bytes, mime: str = "application/octet-stream") -> Seen:
        return self.send("document", Upload(name, mime, content))

    def send(self, kind: str, upload: Upload | None = None, caption: str = "") -> Seen:
        """Send something of a kind: "sticker", "audio", "video_note" ... or "contact", "poll", "dice", "venue"."""
        return self._sent(people.send(self._world, self.id, kind, upload, caption))

    def block(self) -> None:
        people.set_blocked(self._world, self.id, blocked=True)

    def unblock(self) -> None:
        people.set_blocked(self._world, self.id, blocked=False)

    # what they see

    @property
    def messages(self) -> tuple[Seen, ...]:
        """Everything in the private chat, oldest first."""
        return tuple(self._seen(post) for post in self._chat.posts.values() if not post.deleted)

    @property
    def received(self) -> tuple[Seen, ...]:
        """What the bot sent."""
        return tuple(seen for seen in self.messages if not seen.mine)

    @property
    def last(self) -> Seen:
        """The newest message of the bot."""
        return self.received[-1]

    @property
    def toasts(self) -> tuple[Toast, ...]:
        return tuple(Toast(toast["text"], toast["alert"], toast["id"]) for toast in self._chat.toasts)

    @property
    def reply_keyboard(self) -> Json | None:
        """The reply keyboard in force, as the Bot API has it."""
        return self._chat.keyboard

    @property
    def bot_commands(self) -> tuple[str, ...]:
        """The command menu of this person, with the slashes."""
        commands = people.commands_for(self._world, self.id)
        return tuple(f"/{command['command']}" for command in commands)

    # waiting

    async def wait_for(self, predicate: Callable[["User"], bool], seconds: float = 5.0) -> None:
        """Wait until the predicate holds; it is looked at again whenever something changes in this chat.

        Raises:
            TimeoutError: it did not come true; says what the person sees instead.
        """
        try:
            async with asyncio.timeout(seconds):
                while not predicate(self):
                    await self._chat.bell.heard(None)
        except TimeoutError:
            raise TimeoutError(f"it did not happen within {seconds} s; on the screen:\n{self.transcript()}") from None

    async def answer(self, seconds: float = 5.0) -> Seen:
        """Wait for the bot to send or edit a message after this person's last action; that message."""
        found: list[Seen] = []

        def answered(_: "User") -> bool:
            news = [post for post in self._chat.posts.values() if self._is_news(post)]
            found[:] = [self._seen(max(news, key=lambda post: post.serial))] if news else []
            return bool(found)

        await self.wait_for(answered, seconds)
        return found[0]

    def transcript(self, last: int = 6) -> str:
        """The last few messages in one line each, for error messages."""
        lines = [f"{'me' if seen.mine else 'bot'}: {seen.text!r} {seen.labels or ''}" for seen in self.messages[-last:]]
        return "\n".join(lines) or "nothing"

    # inside

    @property
    def _chat(self) -> Chat:
        return people.private_chat(self._world, self.id)

    def _mark(self) -> None:
        self._seen_at = self._world.serial

    def _is_news(self, post: Post) -> bool:
        return not post.mine and not post.deleted and post.serial > self._seen_at

    def _sent(self, post: Post) -> Seen:
        self._mark()
        return self._seen(post)

    def _seen(self, post: Post) -> Seen:
        obj = post.obj
        media, stored = people.media_of(self._world, obj)
        entities: list[Any] = obj.get("entities") or obj.get("caption_entities") or []
        text = obj.get("text") or obj.get("caption") or ""
        return Seen(
            id=obj["message_id"],
            mine=post.mine,
            text=text,
            html=html_of(text, entities),
            keyboard=people.labels_of(obj),
            edited=post.edits,
            media=media,
            file_name=stored.upload.name if stored else "",
            content=stored.upload.content if stored else b"",
            obj=obj,
        )
