"""Bot API objects as the stand-in sends them; tests hold them against python-telegram-bot and aiogram."""

from typing import Any

from bot.playground.files import Stored, image_size
from bot.playground.state import Chat, Json, World


def private_chat(person: Json) -> Json:
    """The Chat of a private chat with a person."""
    return {"id": person["id"], "type": "private", "first_name": person["first_name"]}


def group_chat(group_id: int) -> Json:
    """The Chat of a group."""
    return {"id": group_id, "type": "supergroup", "title": "Running club"}


def message(world: World, chat: Chat, sender: Json, **content: Any) -> Json:
    """A new Message in the chat; content that is None or empty is left out."""
    filled = {name: value for name, value in content.items() if value not in (None, [], "")}
    head = {"message_id": world.message_id(), "from": sender, "chat": chat.obj, "date": world.stamp()}
    return head | filled


def media(kind: str, stored: Stored) -> Any:
    """What stands under the name of the kind in a Message. A photo is an array of sizes, of which there is one here."""
    upload, told = stored.upload, stored.about
    base: Json = {"file_id": stored.id, "file_unique_id": stored.unique, "file_size": stored.size}
    named = base | {"file_name": upload.name, "mime_type": upload.mime}
    width, height = image_size(upload.content) or (told.get("width") or 320, told.get("height") or 240)
    timed = {"duration": told.get("duration", 0)}
    if kind == "photo":
        return [base | {"width": width, "height": height}]
    flags = {"is_animated": False, "is_video": False, "type": "regular"}
    by_kind: dict[str, Json] = {
        "animation": named | timed | {"width": width, "height": height},
        "video": named | timed | {"width": width, "height": height},
        "audio": named | timed | {part: told[part] for part in ("title", "performer") if part in told},
        "voice": base | timed | {"mime_type": upload.mime},
        "video_note": base | timed | {"length": 240},
        "sticker": base | flags | {"width": 512, "height": 512, "emoji": "💪"},
    }
    return by_kind.get(kind, named)


def callback_query(world: World, tap_id: str, person: Json, source: Json, data: str) -> Json:
    """A CallbackQuery; the message comes with it as it stands."""
    instance = str(world.bot["id"] * 1_000_003 + person["id"])
    return {"id": tap_id, "from": person, "message": source, "chat_instance": instance, "data": data}


def member_update(world: World, chat: Chat, person: Json, *, blocked: bool) -> Json:
    """A ChatMemberUpdated for `my_chat_member`: the person blocked the bot or let it in again."""
    member: Json = {"user": world.bot, "status": "member"}
    kicked: Json = {"user": world.bot, "status": "kicked", "until_date": 0}
    old, new = (member, kicked) if blocked else (kicked, member)
    return {"chat": chat.obj, "from": person, "date": world.stamp(), "old_chat_member": old, "new_chat_member": new}
