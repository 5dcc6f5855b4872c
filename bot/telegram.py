"""Replies -> Bot API calls through python-telegram-bot."""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, TypeAlias, cast

from telegram import Bot, BotCommand, InputFile
from telegram import error as library
from telegram.constants import ChatAction, ParseMode

from bot import channel
from bot.buttons import pack
from bot.inbound import ALLOWED_UPDATES
from bot.media.recipes import Made, form_of
from bot.replies import Button, Document, Edit, Media, Screen, Send, Toast
from bot.settings import AIOHTTP, Secret
from bot.telegram_errors import translated
from bot.telegram_media import editing, file_id_in, sending
from bot.telegram_values import of_toast, plain
from bot.transport import ANSWER_S, pools
from bot.words import about

_Markup: TypeAlias = dict[str, Any]
_HTML = ParseMode.HTML.value
_NO_PREVIEW = {"is_disabled": True}
KEYBOARDS_KEPT = 256
"""So many keyboards are remembered: the buttons of a day are the same for thousands."""


class _Client(Bot):
    """The library's client, asked and answering in plain values where it matters.

    Updates come as they are, so that one that cannot be read does not spoil the batch; and of a message that was sent
    we want the id, while to make the library's objects of it, and of its keyboard, costs as much as to send it.
    """

    def __repr__(self) -> str:
        return "[client]"  # the library's own shows the token

    async def raw_updates(self, offset: int | None, wait: int) -> Sequence[dict[str, Any]]:
        asked = plain({"offset": offset, "timeout": wait, "limit": 100, "allowed_updates": ALLOWED_UPDATES})
        url = f"{self.base_url}/getUpdates"
        found: Any = await self._request[0].post(url, asked, read_timeout=wait + ANSWER_S)
        return cast("Sequence[dict[str, Any]]", found)

    async def asked(self, method: str, values: dict[str, Any]) -> Any:
        return await self._request[1].post(f"{self.base_url}/{method}", plain(values))

    async def message_id(self, method: str, asked: dict[str, Any]) -> int:
        """The id of the message that this sends or edits."""
        found: int = _message(await self.asked(method, {"parse_mode": _HTML, **asked}))["message_id"]
        return found

    async def message(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        """The message that this sends or edits, as it came. Files may be among the values."""
        return _message(await self._post(method, {"parse_mode": _HTML, **asked}))


def _message(found: Any) -> dict[str, Any]:
    match found:
        case {"message_id": int()}:
            return dict(found)
        case _:
            raise library.NetworkError("answered with something that is no message")


class Telegram:
    """A `Channel` and a source of `Updates` over HTTP. `start` before use, `stop` after."""

    def __init__(self, token: Secret, api_url: str, *, transport: str = AIOHTTP, proxy: Secret | None = None) -> None:
        # The library warns at each RetryAfter of its own old form of `retry_after`, unless this opts in to the new one.
        os.environ["PTB_TIMEDELTA"] = "true"
        polling, sending = pools(transport, api_url, proxy)
        self._bot = _Client(
            token.reveal,
            base_url=f"{api_url}/bot",
            base_file_url=f"{api_url}/file/bot",
            request=sending,
            get_updates_request=polling,
        )

    async def start(self) -> None:
        """Open the connections and learn who we are.

        Raises:
            TokenRevoked: Telegram does not know this token.
            Unavailable: it cannot be reached.
        """
        try:
            await self._bot.initialize()
        except library.TelegramError as error:
            await self._bot.shutdown()
            raise translated(error) from None  # the library's own text holds the token

    async def stop(self) -> None:
        await self._bot.shutdown()

    @property
    def id(self) -> int:
        return self._bot.id

    @property
    def username(self) -> str:
        return self._bot.username

    async def introduce(self) -> None:
        """Set the command menu, the description and the short description, where they differ from what is there."""
        commands = [BotCommand(name, says) for name, says in about.COMMANDS]
        try:
            if list(await self._bot.get_my_commands()) != commands:
                await self._bot.set_my_commands(commands)
            if (await self._bot.get_my_description()).description != about.DESCRIPTION:
                await self._bot.set_my_description(about.DESCRIPTION)
            if (await self._bot.get_my_short_description()).short_description != about.SHORT_DESCRIPTION:
                await self._bot.set_my_short_description(about.SHORT_DESCRIPTION)
        except library.TelegramError as error:
            raise translated(error) from None

    async def updates(self, offset: int | None, wait: int) -> Sequence[dict[str, Any]]:
        try:
            return await self._bot.raw_updates(offset, wait)
        except library.Conflict as error:
            if "webhook" not in error.message.lower():
                raise translated(error) from None
            await self._remove_webhook()
            raise channel.Unavailable("a webhook was set, which keeps updates back; it has been removed") from None
        except library.TelegramError as error:
            raise translated(error) from None

    async def _remove_webhook(self) -> None:
        await self.ask("deleteWebhook", {})

    async def ask(self, method: str, values: dict[str, Any]) -> Any:
        """Any method of the Bot API by its name; its result as it came."""
        try:
            return await self._bot.asked(method, values)
        except library.TelegramError as error:
            raise translated(error) from None

    async def deliver(self, chat_id: int, message: channel.Plain, message_id: int | None) -> int:
        try:
            match message:
                case Send():
                    return await self._send(chat_id, message)
                case Edit():
                    return await self._edit(chat_id, message, message_id)
                case Document():
                    return await self._document(chat_id, message)
        except library.TelegramError as error:
            raise translated(error) from None

    async def show(self, chat_id: int, media: Media, file: str | Made, message_id: int | None) -> channel.Shown:
        method, values = sending(media, file) if message_id is None else editing(media, file)
        asked = {"chat_id": chat_id, "message_id": message_id, "reply_markup": _keyboard(media.screen), **values}
        try:
            message = await self._bot.message(method, asked)
        except library.TelegramError as error:
            raise translated(error) from None
        return channel.Shown(message["message_id"], file_id_in(message, form_of(media.recipe).kind))

    async def toast(self, toast: Toast) -> None:
        await self.ask("answerCallbackQuery", of_toast(toast))

    async def strip(self, chat_id: int, message_id: int) -> None:
        await self.ask("editMessageReplyMarkup", {"chat_id": chat_id, "message_id": message_id})

    async def remove(self, chat_id: int, message_id: int) -> None:
        await self.ask("deleteMessage", {"chat_id": chat_id, "message_id": message_id})

    async def typing(self, chat_id: int) -> None:
        await self.ask("sendChatAction", {"chat_id": chat_id, "action": ChatAction.TYPING})

    async def _send(self, chat_id: int, reply: Send) -> int:
        """A message has one kind of keyboard, so a request for the place goes before a screen that has its own."""
        inline = _keyboard(reply.screen)
        if reply.ask_location and inline is not None:
            await self._say(chat_id, about.SHARE_PLACE, _ask_location(), silent=True)
        markup = inline or (_ask_location() if reply.ask_location else None)
        return await self._say(chat_id, reply.screen.text, markup, silent=reply.silent)

    async def _say(self, chat_id: int, text: str, markup: _Markup | None, *, silent: bool) -> int:
        asked = {"chat_id": chat_id, "text": text, "reply_markup": markup, "disable_notification": silent}
        return await self._bot.message_id("sendMessage", {**asked, "link_preview_options": _NO_PREVIEW})

    async def _edit(self, chat_id: int, reply: Edit, message_id: int | None) -> int:
        if message_id is None:
            raise channel.MessageGone("nothing to edit")
        asked = {"chat_id": chat_id, "message_id": message_id, "text": reply.screen.text}
        markup = {"reply_markup": _keyboard(reply.screen), "link_preview_options": _NO_PREVIEW}
        return await self._bot.message_id("editMessageText", {**asked, **markup})

    async def _document(self, chat_id: int, reply: Document) -> int:
        message = await self._bot.send_document(
            chat_id,
            InputFile(reply.content, filename=reply.name),
            caption=reply.caption or None,
            parse_mode=ParseMode.HTML,
        )
        return message.message_id


def _keyboard(screen: Screen) -> _Markup | None:
    return _markup(screen.keyboard) if screen.keyboard else None


@lru_cache(KEYBOARDS_KEPT)
def _markup(rows: tuple[tuple[Button, ...], ...]) -> _Markup:
    return {"inline_keyboard": [[_button(button) for button in row] for row in rows]}


def _button(button: Button) -> dict[str, str]:
    if button.url:
        return {"text": button.label, "url": button.url}
    if button.does is None:
        raise ValueError(f"the button {button.label!r} does nothing")
    return {"text": button.label, "callback_data": pack(button.does)}


def _ask_location() -> _Markup:
    button = {"text": about.SHARE_PLACE_BUTTON, "request_location": True}
    return {"keyboard": [[button]], "resize_keyboard": True, "one_time_keyboard": True}
