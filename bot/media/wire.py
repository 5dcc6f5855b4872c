"""What goes between the coach and the process that draws: values with their length before them."""

import msgspec
from msgspec import Struct

from bot.media.recipes import AnyRecipe, Made

HEAD = 4
"""Bytes that hold the length of what follows."""


class Answer(Struct, frozen=True):
    """What became of a recipe: the file, or why there is none; and the version of the process that says so."""

    made: Made | None = None
    fault: str = ""
    version: str = ""


_encode = msgspec.msgpack.Encoder().encode
_recipes = msgspec.msgpack.Decoder[AnyRecipe](AnyRecipe)
_answers = msgspec.msgpack.Decoder(Answer)


def framed(value: AnyRecipe | Answer) -> bytes:
    """The value as it is sent."""
    body = _encode(value)
    return len(body).to_bytes(HEAD, "big") + body


def length_of(head: bytes) -> int:
    """How many bytes follow this head."""
    return int.from_bytes(head, "big")


def recipe_in(body: bytes) -> AnyRecipe:
    """Raises msgspec.DecodeError for what is none."""
    recipe: AnyRecipe = _recipes.decode(body)
    return recipe


def answer_in(body: bytes) -> Answer:
    """Raises msgspec.DecodeError for what is none."""
    return _answers.decode(body)
