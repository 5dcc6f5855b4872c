"""What people do in the chat, whether a test drives them or the page."""

import base64
from typing import Any

from bot.playground import objects
from bot.playground.errors import bad_request
from bot.playground.files import Stored
from bot.playground.markup import with_found
from bot.playground.params import Upload
from bot.playground.state import Chat, Json, Post, Tap, World

MEDIA = ("photo", "animation", "document", "audio", "voice", "video", "video_note", "sticker")

_PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
_SAMPLES = {
    "photo": Upload("photo.png", "image/png", _PIXEL),
    "voice": Upload("voice.ogg", "audio/ogg", b"OggS"),
    "audio": Upload("audio.mp3", "audio/mpeg", b"ID3"),
    "video": Upload("video.mp4", "video/mp4", b"\0\0\0\x18ftypmp42"),
    "video_note": Upload("note.mp4", "video/mp4", b"\0\0\0\x18ftypmp42"),
    "animation": Upload("move.mp4", "video/mp4", b"\0\0\0\x18ftypmp42"),
    "sticker": Upload("sticker.webp", "image/webp", b"RIFF"),
    "document": Upload("notes.txt", "text/plain", b"notes"),
}
_OTHER: dict[str, Json] = {
    "contact": {"contact": {"phone_number": "+10000000000", "first_name": "Sam"}},
    "dice": {"dice": {"emoji": "🎲", "value": 4}},
    "venue": {
        "location": {"latitude": 52.52, "longitude": 13.405},
        "venue": {"location": {"latitude": 52.52, "longitude": 13.405}, "title": "Track", "address": "Ring 1"},
    },
    "poll": {
        "poll": {
            "id": "1",
            "question": "Run today?",
            "options": [
                {"persistent_id": "0", "text": "Yes", "voter_count": 0},
                {"persistent_id": "1", "text": "No", "voter_count": 0},
            ],
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": False,
            "members_only": False,
        }
    },
}


def meet(world: World, person_id: int, first_name: str, language_code: str) -> None:
    """Make the person known to Telegram; the bot does not know of them until they write."""
    person: Json = {"id": person_id, "is_bot": False, "first_name": first_name}
    if language_code:
        person["language_code"] = language_code
    if world.people.get(person_id) != person:
        world.people[person_id] = person
        world.remember("person", person=person)


def private_chat(world: World, person_id: int) -> Chat:
    """The person's chat with the bot. Until they write the bot cannot reach it, so it is made on the side."""
    chat = world.chats.get(person_id) or world.unopened.get(person_id)
    if chat is None:
        chat = world.unopened[person_id] = Chat(objects.private_chat(world.people[person_id]))
    return chat


def _opened(world: World, person_id: int) -> Chat:
    chat = private_chat(world, person_id)
    world.unopened.pop(person_id, None)
    if person_id not in world.chats:
        world.chats[person_id] = chat
        world.remember("chat", chat=chat)
    if chat.blocked:
        set_blocked(world, person_id, blocked=False)
    return chat


def _group(world: World, group_id: int) -> Chat:
    if group_id not in world.chats:
        world.chats[group_id] = Chat(objects.group_chat(group_id))
    return world.chats[group_id]


def _post(world: World, chat: Chat, person_id: int, **content: Any) -> Post:
    obj = objects.message(world, chat, world.people[person_id], **content)
    post = world.add(chat, Post(obj, mine=True))
    world.enqueue("message", obj)
    return post


def say(world: World, person_id: int, text: str, *, group: int | None = None, forwarded: bool = False) -> Post:
    """Send a text, in the private chat or in a group."""
    chat = _opened(world, person_id) if group is None else _group(world, group)
    text = text.strip()
    if not text:
        raise bad_request("Message text is empty")
    origin = {"type": "hidden_user", "date": world.stamp(), "sender_user_name": "Sam"} if forwarded else None
    return _post(world, chat, person_id, text=text, entities=with_found(text, []), forward_origin=origin)


def edit(world: World, person_id: int, message_id: int, text: str) -> Post:
    """Change one's own text."""
    chat = private_chat(world, person_id)
    post = chat.posts[message_id]
    post.obj = post.obj | {"text": text, "edit_date": world.stamp(), "entities": with_found(text, [])}
    post.edits += 1
    world.changed(chat, post)
    world.enqueue("edited_message", post.obj)
    return post


def share(world: World, person_id: int, latitude: float, longitude: float) -> Post:
    """Share a location, in degrees."""
    location = {"latitude": latitude, "longitude": longitude}
    return _post(world, _opened(world, person_id), person_id, location=location)


def send(world: World, person_id: int, kind: str, upload: Upload | None = None, caption: str = "") -> Post:
    """Send a file or one of the odd kinds; without an upload, a sample of it."""
    chat = _opened(world, person_id)
    if kind in _OTHER:
        return _post(world, chat, person_id, **_OTHER[kind])
    stored = world.keep_file(kind, upload or _SAMPLES[kind])
    content = {kind: objects.media(kind, stored)}
    if kind == "animation":  # Telegram names an animation twice, for older clients
        content["document"] = objects.media("document", stored)
    return _post(world, chat, person_id, **content, caption=caption)


def tap(world: World, person_id: int, message_id: int, data: str) -> str:
    """Send a callback from a message; the id of the callback query."""
    chat = private_chat(world, person_id)
    tap_id = str(world.bot["id"] * 10**12 + world.next_tap)
    world.next_tap += 1
    world.opened_tap(tap_id, Tap(chat.obj["id"], world.monotonic()))
    source = dict(chat.posts[message_id].obj)
    world.enqueue("callback_query", objects.callback_query(world, tap_id, world.people[person_id], source, data))
    return tap_id


def set_blocked(world: World, person_id: int, *, blocked: bool) -> None:
    """Block the bot or let it in again; it is told."""
    chat = private_chat(world, person_id)
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    world.remember("blocked", chat=person_id, blocked=blocked)
    world.enqueue("my_chat_member", objects.member_update(world, chat, world.people[person_id], blocked=blocked))
    chat.bell.ring()


def buttons_of(obj: Json) -> list[Json]:
    """The inline buttons of a message, in reading order."""
    return [button for row in obj.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def labels_of(obj: Json) -> tuple[tuple[str, ...], ...]:
    """The labels of the inline keyboard, row by row."""
    rows = obj.get("reply_markup", {}).get("inline_keyboard", [])
    return tuple(tuple(button["text"] for button in row) for row in rows)


def media_of(world: World, obj: Json) -> tuple[str, Stored | None]:
    """Kind and file of a message, "" and None where it has none; "location" and the like have no file."""
    for kind in MEDIA:
        if kind in obj:
            held = obj[kind][-1] if kind == "photo" else obj[kind]
            return kind, world.files.by_id(held["file_id"])
    return next((kind for kind in ("venue", "location", "contact", "poll", "dice") if kind in obj), ""), None


def commands_for(world: World, person_id: int) -> list[Json]:
    """The commands in this person's menu: the narrowest scope that has any, in their language before none."""
    language = world.people[person_id].get("language_code", "")
    scopes = (f"chat:{person_id}", "all_private_chats", "default")
    for scope in scopes:
        for tongue in (language, ""):
            found = world.profile.commands.get((scope, tongue))
            if found:
                return found
    return []


def described(texts: dict[str, str], language: str) -> str:
    """A text of the profile in the language, or the one for everybody."""
    return texts.get(language) or texts.get("", "")
