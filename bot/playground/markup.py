"""Entities back to HTML, for people to see, and the entities that Telegram finds by itself in a plain text."""

import html
import re
from collections.abc import Iterator

from bot.playground.spans import Entity, utf16_length

_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
    "text_link": "a",
}

_FOUND = re.compile(
    r"(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>(?:https?://|www\.)[^\s<>\"]*[^\s<>\".,;:!?)\]])"
    r"|(?<![\w/])(?P<bot_command>/[A-Za-z][A-Za-z0-9_]{0,31}(?:@\w+)?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z]\w{3,31})"
    r"|(?<!\w)(?P<hashtag>\#[^\W\d]\w*)",
)
_OPAQUE = frozenset({"code", "pre", "text_link"})


def html_of(text: str, entities: list[Entity]) -> str:
    """The text with its entities as Telegram's tags, everything else escaped."""
    units = text.encode("utf-16-le")
    marks: list[tuple[int, int, int, str]] = []
    for index, entity in enumerate(entities):
        tag = _TAGS.get(str(entity["type"]))
        if tag is None:
            continue
        begin, length = int(entity["offset"]), int(entity["length"])
        marks.append((begin, 1, index, _opening(tag, entity)))
        marks.append((begin + length, 0, -index, f"</{tag}>"))
    parts: list[str] = []
    at = 0
    for offset, _, _, mark in sorted(marks):
        parts += [html.escape(units[at * 2 : offset * 2].decode("utf-16-le"), quote=False), mark]
        at = offset
    return "".join([*parts, html.escape(units[at * 2 :].decode("utf-16-le"), quote=False)])


def _opening(tag: str, entity: Entity) -> str:
    if tag == "a":
        return f'<a href="{html.escape(str(entity["url"]))}">'
    return "<blockquote expandable>" if entity["type"] == "expandable_blockquote" else f"<{tag}>"


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities and, outside code and links, the commands, addresses and tags that Telegram finds by itself."""
    closed = [_span(entity) for entity in entities if entity["type"] in _OPAQUE]
    found = [e for e in _found(text) if not any(a < end and begin < b for a, b in closed for begin, end in [_span(e)])]
    return sorted([*entities, *found], key=lambda entity: (int(entity["offset"]), -int(entity["length"])))


def _found(text: str) -> Iterator[Entity]:
    for match in _FOUND.finditer(text):
        offset, length = utf16_length(text[: match.start()]), utf16_length(match.group())
        yield {"type": match.lastgroup or "", "offset": offset, "length": length}


def _span(entity: Entity) -> tuple[int, int]:
    return int(entity["offset"]), int(entity["offset"]) + int(entity["length"])
