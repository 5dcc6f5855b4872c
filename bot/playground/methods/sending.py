"""New messages of the bot: texts, locations, and "typing"."""

from typing import Any

from bot.playground import objects
from bot.playground.errors import bad_request
from bot.playground.keyboards import read_markup
from bot.playground.methods.call import Call, Method
from bot.playground.state import Chat, Json, Post
from bot.playground.texts import read_text

ACTION_SECONDS = 5.0
_ACTIONS = frozenset(
    [
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    ]
)


def deliver(call: Call, chat: Chat, **content: Any) -> Json:
    """Put a new message of the bot into the chat and give it back as the bot sees it.

    Raises:
        ApiError: its keyboard is wrong, what it replies to is gone, or it comes too fast.
    """
    markup = read_markup(call.params)
    inline = markup if markup and markup.get("inline_keyboard") else None
    reply = markup if markup and "inline_keyboard" not in markup else None
    replied = call.replied(chat)
    call.admit(chat)
    world = call.world
    protected = call.params.flag("protect_content") or None
    extra = {"reply_to_message": replied, "reply_markup": inline, "has_protected_content": protected}
    obj = objects.message(world, chat, world.bot, **content, **extra)
    _set_keyboard(chat, reply)
    chat.action = ""
    world.remember("chat", chat=chat)
    world.add(chat, Post(obj, mine=False, reply_keyboard=reply if reply and "keyboard" in reply else None))
    return obj


def _set_keyboard(chat: Chat, reply: Json | None) -> None:
    if reply is None:
        return
    if reply.get("remove_keyboard"):
        chat.keyboard = None
    elif "keyboard" in reply:
        chat.keyboard = reply


def _send_message(call: Call) -> Json:
    parsed = read_text(call.params)
    return deliver(call, call.chat(), text=parsed.text, entities=parsed.entities)


def _send_location(call: Call) -> Json:
    latitude, longitude = call.params.decimal("latitude"), call.params.decimal("longitude")
    if latitude is None or longitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("Location must be specified")
    return deliver(call, call.chat(), location={"latitude": latitude, "longitude": longitude})


def _send_chat_action(call: Call) -> bool:
    action = call.params.text("action").lower()
    if action not in _ACTIONS:
        raise bad_request("Wrong parameter action in request")
    chat = call.chat()
    chat.action, chat.action_until = action, call.world.monotonic() + ACTION_SECONDS
    chat.bell.ring()
    return True


METHODS: dict[str, Method] = {
    "sendMessage": _send_message,
    "sendLocation": _send_location,
    "sendChatAction": _send_chat_action,
}
