"""What a method is given, and what most of them share."""

from collections.abc import Callable
from typing import Any, TypeAlias

from bot.playground.errors import bad_request, too_many_requests
from bot.playground.limits import Limits
from bot.playground.params import Params
from bot.playground.state import Chat, Json, Post, World


class Call:
    """One call: the world it acts on, the limits that hold (None: none do) and its parameters."""

    def __init__(self, world: World, limits: Limits | None, params: Params) -> None:
        self.world = world
        self.limits = limits
        self.params = params

    def chat(self) -> Chat:
        """The chat that the call names.

        Raises:
            ApiError: it names none, or one that the bot cannot write to.
        """
        return self.world.reachable(self.params.chat_id())

    def admit(self, chat: Chat) -> None:
        """Count a new message.

        Raises:
            ApiError: 429, too fast.
        """
        pause = self.limits.admit(chat.obj["id"]) if self.limits else 0
        if pause:
            raise too_many_requests(pause)

    def own_post(self, *, missing: str, what: str = "edited") -> tuple[Chat, Post]:
        """The bot's message that the call names.

        Raises:
            ApiError: there is none (`missing` says so), or it is not the bot's.
        """
        chat, post = self.post(missing)
        if post.mine or post.reply_keyboard is not None:
            raise bad_request(f"Message can't be {what}")
        return chat, post

    def post(self, missing: str) -> tuple[Chat, Post]:
        """The message that the call names, whoever sent it."""
        chat = self.chat()
        message_id = self.params.number("message_id")
        if not message_id:
            raise bad_request("Message identifier is not specified")
        post = chat.posts.get(message_id)
        if post is None or post.deleted:
            raise bad_request(missing)
        return chat, post

    def replied(self, chat: Chat) -> Json | None:
        """The message that this one answers, as it is shown inside it."""
        given = self.params.json("reply_parameters", "Can't parse reply parameters JSON object")
        if not given:
            return None
        if not isinstance(given, dict) or "message_id" not in given:
            raise bad_request('Can\'t find field "message_id"')
        post = chat.posts.get(given["message_id"])
        if post is None or post.deleted:
            if given.get("allow_sending_without_reply"):
                return None
            raise bad_request("Message to be replied not found")
        return {name: value for name, value in post.obj.items() if name != "reply_to_message"}


Method: TypeAlias = Callable[[Call], Any]
"""What a method does; it gives `result` as plain JSON values, or raises ApiError."""
