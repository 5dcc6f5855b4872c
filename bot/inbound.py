"""One update, as Telegram sends it in JSON -> one Event, or None for what needs no answer.

Only the fields that matter are read, so a new kind of update or an odd field does no harm.
"""

from typing import Annotated, Any, TypeAlias

import msgspec
from msgspec import Meta, Struct

from bot.events import AnyEvent, ButtonTapped, ChatBlocked, GroupMessage, LocationShared, OtherSent, TextSent

ALLOWED_UPDATES = ("message", "edited_message", "callback_query", "my_chat_member")
"""What Telegram is asked to send; without the list it would leave out or add kinds by its own defaults."""

CONTENTS = (
    "animation", "audio", "checklist", "contact", "dice", "document", "game", "gift", "giveaway", "invoice",
    "live_photo", "paid_media", "passport_data", "photo", "poll", "sticker", "story", "unique_gift", "video",
    "video_note", "voice", "web_app_data",
)  # fmt: skip
"""What a person can send that we do not read. An animation also comes as a document, so the order counts."""

SERVICE = frozenset({
    "pinned_message", "message_auto_delete_timer_changed", "write_access_allowed", "connected_website", "users_shared",
    "chat_shared", "proximity_alert_triggered", "successful_payment", "refunded_payment", "boost_added",
    "chat_background_set", "video_chat_scheduled", "video_chat_started", "video_chat_ended", "new_chat_title",
    "video_chat_participants_invited", "giveaway_created", "giveaway_winners", "giveaway_completed",
    "direct_message_price_changed", "paid_message_price_changed",
})  # fmt: skip
"""What Telegram itself notes in a chat: nobody waits for an answer to it."""


_Id: TypeAlias = Annotated[int, Meta(ge=-(2**52), le=2**52)]
"""Telegram's ids have 52 bits at most; a longer one could not be kept."""


class _User(Struct, frozen=True):
    id: _Id
    first_name: str = ""
    language_code: str = ""
    is_bot: bool = False


class _Chat(Struct, frozen=True):
    id: _Id
    type: str


class _Location(Struct, frozen=True):
    latitude: float
    longitude: float


class _Message(Struct, frozen=True, rename={"sender": "from"}):
    message_id: _Id
    chat: _Chat
    sender: _User | None = None
    text: str | None = None
    location: _Location | None = None
    forward_origin: Any = None
    reply_to_message: Any = None


class _Carrier(Struct, frozen=True):
    """The message under a button, which may be too old for Telegram to give more than its id."""

    message_id: _Id
    chat: _Chat


class _Callback(Struct, frozen=True, rename={"sender": "from"}):
    id: str
    sender: _User
    data: str = ""
    message: _Carrier | None = None


class _Member(Struct, frozen=True):
    status: str


class _Membership(Struct, frozen=True, rename={"sender": "from"}):
    chat: _Chat
    sender: _User
    new_chat_member: _Member


def to_event(update: dict[str, Any], username: str) -> AnyEvent | None:
    """What an update says. `username` is the bot's own, to know when a group speaks to it.

    Raises:
        msgspec.ValidationError: the update has not the form that Telegram documents.
    """
    update_id = msgspec.convert(update["update_id"], int)
    if (message := update.get("message")) is not None:
        return _from_message(update_id, message, username)
    if (edited := update.get("edited_message")) is not None:
        return _from_edited(update_id, edited)
    if (callback := update.get("callback_query")) is not None:
        return _from_callback(update_id, msgspec.convert(callback, _Callback))
    if (membership := update.get("my_chat_member")) is not None:
        return _from_membership(update_id, msgspec.convert(membership, _Membership))
    return None


def _about(update_id: int, chat_id: int, sender: _User | None) -> dict[str, Any]:
    """The fields that every event has."""
    known = {"language": sender.language_code, "name": sender.first_name} if sender else {}
    return {"update_id": update_id, "chat_id": chat_id, **known}


def _from_message(update_id: int, raw: dict[str, Any], username: str) -> AnyEvent | None:
    message = msgspec.convert(raw, _Message)
    about = _about(update_id, message.chat.id, message.sender)
    if message.chat.type in {"group", "supergroup"}:
        return GroupMessage(**about) if _speaks_to_us(message, username) else None
    if message.chat.type != "private":
        return None
    if message.forward_origin is not None:
        return OtherSent(**about, kind="forwarded")
    if message.text is not None:
        return TextSent(**about, text=message.text, message_id=message.message_id)
    if message.location is not None:
        return LocationShared(**about, latitude=message.location.latitude, longitude=message.location.longitude)
    kind = _content(raw)
    return None if kind is None else OtherSent(**about, kind=kind)


def _content(raw: dict[str, Any]) -> str | None:
    """The kind of a message without text; None for a note of Telegram's own."""
    for kind in CONTENTS:
        if kind in raw:
            return kind
    return None if SERVICE & raw.keys() else "other"


def _speaks_to_us(message: _Message, username: str) -> bool:
    """A command (ours, or anybody's), our name, or an answer to something that we said."""
    text = (message.text or "").lower()
    ours = f"@{username.lower()}"
    if text.startswith("/"):
        command = text.split(maxsplit=1)[0]
        return "@" not in command or command.endswith(ours)
    replied = message.reply_to_message
    author = replied.get("from", {}) if isinstance(replied, dict) else {}
    return ours in text or str(author.get("username", "")).lower() == username.lower()


def _from_edited(update_id: int, raw: dict[str, Any]) -> AnyEvent | None:
    """A live location edits itself every few seconds; only what a person edits is answered."""
    message = msgspec.convert(raw, _Message)
    if message.chat.type != "private" or message.location is not None:
        return None
    return OtherSent(**_about(update_id, message.chat.id, message.sender), kind="edited")


def _from_callback(update_id: int, callback: _Callback) -> AnyEvent | None:
    """In a private chat the chat's id is the person's; the person who tapped is the only one whose data is touched."""
    carrier = callback.message
    if carrier is not None and carrier.chat.type != "private":
        return None
    return ButtonTapped(
        **_about(update_id, callback.sender.id, callback.sender),
        callback_id=callback.id,
        data=callback.data,
        message_id=None if carrier is None else carrier.message_id,
    )


def _from_membership(update_id: int, membership: _Membership) -> AnyEvent | None:
    if membership.chat.type != "private":
        return None
    about = _about(update_id, membership.chat.id, membership.sender)
    return ChatBlocked(**about, blocked=membership.new_chat_member.status in {"kicked", "left"})
