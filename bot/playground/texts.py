"""Texts and captions as a call gives them: parsed, trimmed, measured."""

from typing import Any

from bot.playground.entities import Parsed, parse_html
from bot.playground.errors import bad_request
from bot.playground.markup import with_found
from bot.playground.params import Params
from bot.playground.spans import Entity, utf16_length

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

_ENTITY_TYPES = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
_NEEDS = {"text_link": "url", "custom_emoji": "custom_emoji_id", "text_mention": "user"}


def read_text(params: Params, *, editing: bool = False) -> Parsed:
    """The text of a message.

    Raises:
        ApiError: it is empty, too long, or does not parse.
    """
    if not params.text("text"):
        raise bad_request("Message text is empty")
    parsed = _read(params, "text", "entities")
    if not parsed.text:
        raise bad_request("Text must be non-empty")
    if len(parsed.text) > TEXT_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG" if editing else "Message is too long")
    return parsed


def read_caption(params: Params) -> Parsed:
    """The caption of a file, which may be empty.

    Raises:
        ApiError: it is too long or does not parse.
    """
    parsed = _read(params, "caption", "caption_entities")
    if len(parsed.text) > CAPTION_LIMIT:
        raise bad_request("Message caption is too long")
    return parsed


def _read(params: Params, name: str, entities_name: str) -> Parsed:
    mode = params.text("parse_mode").lower()
    if mode not in {"", "html"}:
        # Telegram also reads two kinds of Markdown. The coach writes HTML only, so here they are unknown.
        raise bad_request("Unsupported parse_mode")
    source = params.text(name).replace("\r", "")
    if mode == "html":
        parsed = parse_html(source)
    else:
        given = params.json(entities_name, "Can't parse entities JSON object")
        parsed = Parsed(source, [_checked(entity, source) for entity in given or []])
    trimmed = _trimmed(parsed)
    return Parsed(trimmed.text, with_found(trimmed.text, trimmed.entities))


def _checked(entity: Any, text: str) -> Entity:
    if not isinstance(entity, dict) or entity.get("type") not in _ENTITY_TYPES:
        raise bad_request("Can't parse MessageEntity: Unsupported type specified")
    needed = _NEEDS.get(entity["type"])
    if needed and needed not in entity:
        raise bad_request(f"Can't parse MessageEntity: Can't find field \"{needed}\"")
    offset, length, total = int(entity.get("offset", 0)), int(entity.get("length", 0)), utf16_length(text)
    if offset < 0:
        raise bad_request(f"Receive an entity with incorrect offset {offset}")
    if offset > total:
        raise bad_request(f"Entity begins after the end of the text at UTF-16 offset {offset}")
    if offset + length > total:
        past = f"ends after the end of the text at UTF-16 offset {offset + length}"
        raise bad_request(f"Entity beginning at UTF-16 offset {offset} {past}")
    return dict(entity)


def _trimmed(parsed: Parsed) -> Parsed:
    """Without white space at both ends; entities follow, and what covered only white space is gone."""
    text = parsed.text.rstrip()
    lead = utf16_length(text) - utf16_length(text.lstrip())
    text = text.lstrip()
    total = utf16_length(text)
    kept: list[Entity] = []
    for entity in parsed.entities:
        begin = max(0, int(entity["offset"]) - lead)
        end = min(total, int(entity["offset"]) + int(entity["length"]) - lead)
        if end > begin:
            kept.append(entity | {"offset": begin, "length": end - begin})
    return Parsed(text, kept)
