"""What the page is given to draw: plain JSON values, with texts and entities as Telegram's apps get them."""

from bot.playground import people
from bot.playground.files import Stored
from bot.playground.state import Chat, Json, Post, World


def post_view(world: World, post: Post) -> Json:
    """One message."""
    obj = post.obj
    kind, stored = people.media_of(world, obj)
    return {
        "id": obj["message_id"],
        "serial": post.serial,
        "mine": post.mine,
        "deleted": post.deleted,
        "date": obj["date"],
        "edited": post.mine and post.edits > 0,
        "text": obj.get("text") or obj.get("caption") or "",
        "entities": obj.get("entities") or obj.get("caption_entities") or [],
        "keyboard": obj.get("reply_markup", {}).get("inline_keyboard", []),
        "forwarded": obj.get("forward_origin", {}).get("sender_user_name", ""),
        "location": obj.get("location"),
        "media": _media_view(obj, kind, stored),
    }


def _media_view(obj: Json, kind: str, stored: Stored | None) -> Json | None:
    if stored is None:
        return {"kind": kind} if kind not in {"", "location"} else None
    held = obj[kind][-1] if kind == "photo" else obj[kind]
    parts = {name: held.get(name) for name in ("width", "height", "duration", "title", "performer", "emoji")}
    about = {"kind": kind, "url": f"/playground/file/{stored.path}", "name": stored.upload.name}
    return about | {"mime": stored.upload.mime, "size": stored.size} | parts


def chat_view(world: World, person_id: int, chat: Chat) -> Json:
    """All around the messages: who talks, the keyboards and menus, what is going on."""
    language = world.people[person_id].get("language_code", "")
    profile = world.profile
    return {
        "bot": {"name": people.described(profile.names, language) or profile.name, "username": world.bot["username"]},
        "person": {"id": person_id, "name": world.people[person_id]["first_name"]},
        "description": people.described(profile.descriptions, language),
        "about": people.described(profile.short_descriptions, language),
        "commands": people.commands_for(world, person_id),
        "menu": profile.menu_button["type"],
        "keyboard": chat.keyboard,
        "action": chat.action if chat.action and world.monotonic() < chat.action_until else "",
        "blocked": chat.blocked,
        "pinned": chat.pinned,
    }
