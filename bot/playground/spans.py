"""Entities as spans of a text, counted in UTF-16 code units as Telegram counts."""

from typing import TypeAlias

Entity: TypeAlias = dict[str, str | int]
"""A MessageEntity as the Bot API gives it; `offset` and `length` count UTF-16 code units."""


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units, which is how Telegram counts offsets."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def tidied(entities: list[Entity]) -> list[Entity]:
    """What Telegram keeps: nothing inside code, no quote within a quote, nothing of a kind within the same kind."""
    kept: list[Entity] = []
    for entity in entities:
        around = [other for other in kept if _covers(other, entity)]
        if any(other["type"] in {"code", "pre"} for other in around):
            continue
        if any(other["type"] == entity["type"] for other in around):
            continue
        if "blockquote" in str(entity["type"]) and any("blockquote" in str(other["type"]) for other in around):
            continue
        kept.append(entity)
    return kept


def _covers(outer: Entity, inner: Entity) -> bool:
    begin, end = int(outer["offset"]), int(outer["offset"]) + int(outer["length"])
    return begin <= int(inner["offset"]) and int(inner["offset"]) + int(inner["length"]) <= end
