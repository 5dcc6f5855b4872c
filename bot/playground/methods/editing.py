"""What the bot does to messages that are there, and its answers to taps."""

from typing import Any

from bot.playground.errors import bad_request
from bot.playground.keyboards import read_inline
from bot.playground.methods.call import Call, Method
from bot.playground.methods.media import content_of
from bot.playground.people import MEDIA
from bot.playground.state import CALLBACK_SECONDS, Chat, Json, Post
from bot.playground.texts import read_caption, read_text

TOAST_LIMIT = 200
KEPT_TOASTS = 200
DELETE_SECONDS = 48 * 3600
_NOT_FOUND = "Message to edit not found"
_SAME = (
    "Message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_CONTENT = (*MEDIA, "text", "entities", "caption", "caption_entities", "reply_markup")
_EDITABLE_MEDIA = frozenset({"photo", "animation", "document", "audio", "video"})


def _replace(call: Call, chat: Chat, post: Post, drop: tuple[str, ...], **content: Any) -> Json:
    """Put new content in the place of old, `drop` naming the fields that go.

    Raises:
        ApiError: nothing would change.
    """
    kept = {name: value for name, value in post.obj.items() if name not in drop}
    fresh = kept | {name: value for name, value in content.items() if value not in (None, [], "")}
    if all(fresh.get(name) == post.obj.get(name) for name in _CONTENT):
        raise bad_request(_SAME)
    post.obj = fresh | {"edit_date": call.world.stamp()}
    post.edits += 1
    call.world.changed(chat, post)
    return post.obj


def _edit_text(call: Call) -> Json:
    parsed = read_text(call.params, editing=True)
    chat, post = call.own_post(missing=_NOT_FOUND)
    if "text" not in post.obj:
        raise bad_request("There is no text in the message to edit")
    markup = read_inline(call.params)
    drop = ("text", "entities", "reply_markup")
    return _replace(call, chat, post, drop, text=parsed.text, entities=parsed.entities, reply_markup=markup)


def _edit_caption(call: Call) -> Json:
    parsed = read_caption(call.params)
    chat, post = call.own_post(missing=_NOT_FOUND)
    if not any(kind in post.obj for kind in MEDIA):
        raise bad_request("There is no caption in the message to edit")
    content = {"caption": parsed.text, "caption_entities": parsed.entities, "reply_markup": read_inline(call.params)}
    return _replace(call, chat, post, ("caption", "caption_entities", "reply_markup"), **content)


def _edit_markup(call: Call) -> Json:
    chat, post = call.own_post(missing=_NOT_FOUND)
    return _replace(call, chat, post, ("reply_markup",), reply_markup=read_inline(call.params))


def _edit_media(call: Call) -> Json:
    given = call.params.json("media", "Can't parse input media JSON object")
    if not isinstance(given, dict):
        raise bad_request("Input media is not specified")
    kind = given.get("type")
    if kind not in _EDITABLE_MEDIA:
        raise bad_request('Can\'t parse InputMedia: Field "type" has an unknown value')
    chat, post = call.own_post(missing=_NOT_FOUND)
    content = content_of(call.world, call.params.inside(given), str(kind), "media")
    markup = read_inline(call.params)
    return _replace(call, chat, post, _CONTENT, **content, reply_markup=markup)


def _delete_message(call: Call) -> bool:
    chat, post = call.post("Message to delete not found")
    if call.world.stamp() - post.obj["date"] > DELETE_SECONDS:
        raise bad_request("Message can't be deleted for everyone")
    _delete(call, chat, post)
    return True


def _delete_messages(call: Call) -> bool:
    chat = call.chat()
    ids = call.params.json("message_ids", "Can't parse message identifiers")
    if not isinstance(ids, list) or not ids:
        raise bad_request("Message identifiers are not specified")
    for message_id in ids:
        post = chat.posts.get(message_id)
        if post is not None and not post.deleted and call.world.stamp() - post.obj["date"] <= DELETE_SECONDS:
            _delete(call, chat, post)
    return True


def _delete(call: Call, chat: Chat, post: Post) -> None:
    post.deleted = True
    call.world.changed(chat, post)


def _answer_callback(call: Call) -> bool:
    text = call.params.text("text")
    world = call.world
    tap = world.taps.pop(call.params.text("callback_query_id"), None)
    if tap is None or world.monotonic() - tap.at > CALLBACK_SECONDS:
        raise bad_request("Query is too old and response timeout expired or query ID is invalid")
    if len(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    chat = world.known(tap.chat_id)
    toast = {"id": call.params.text("callback_query_id"), "text": text, "alert": call.params.flag("show_alert")}
    chat.toasts.append(toast)
    chat.toasted += 1
    del chat.toasts[:-KEPT_TOASTS]
    chat.bell.ring()
    return True


def _pin(call: Call) -> bool:
    chat, post = call.post("Message to pin not found")
    _set_pin(call, chat, post.obj["message_id"])
    return True


def _unpin(call: Call) -> bool:
    chat = call.chat()
    if chat.pinned is None:
        raise bad_request("Message to unpin not found")
    _set_pin(call, chat, None)
    return True


def _set_pin(call: Call, chat: Chat, message_id: int | None) -> None:
    chat.pinned = message_id
    call.world.remember("chat", chat=chat)
    chat.bell.ring()


METHODS: dict[str, Method] = {
    "editMessageText": _edit_text,
    "editMessageCaption": _edit_caption,
    "editMessageReplyMarkup": _edit_markup,
    "editMessageMedia": _edit_media,
    "deleteMessage": _delete_message,
    "deleteMessages": _delete_messages,
    "answerCallbackQuery": _answer_callback,
    "pinChatMessage": _pin,
    "unpinChatMessage": _unpin,
}
