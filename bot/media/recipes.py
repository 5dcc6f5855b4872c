"""What can be made: one small frozen value for each kind of thing, holding all that is drawn, said or written in it.

Equal recipes give equal bytes: no clock, no chance, no looking elsewhere. Sentences in a picture come from `bot.words`
and are already in the recipe. A new kind is a struct here, in `AnyRecipe` and `FORMS`, and its maker in `makers`.
"""

import hashlib
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeAlias, get_args

import msgspec
from msgspec import Struct

from bot.calendar.listed import Calendar
from bot.media import version
from bot.media.picture_recipes import AnyPicture, PhysioPage
from bot.sound import program
from bot.sound.parts import Part


class ExerciseAnimation(Struct, frozen=True, kw_only=True, tag="exercise_animation"):
    """One exercise in motion. `tempo` is lowering-pause-lifting in seconds, or a word, as it is prescribed."""

    exercise: str
    tempo: str


class SessionAudio(Struct, frozen=True, kw_only=True, tag="session_audio"):
    """A session to be led through by ear; `walk_min` is the easy walk after it, `title` stands in the file."""

    title: str
    parts: tuple[Part, ...]
    walk_min: int = 0


class CalendarFile(Struct, frozen=True, kw_only=True, omit_defaults=True, tag="calendar_file"):
    """A runner's calendar for calendar programs; `link` is where the session is to be found."""

    calendar: Calendar
    link: str = ""


AnyRecipe: TypeAlias = ExerciseAnimation | SessionAudio | CalendarFile | AnyPicture | PhysioPage
"""Each of them; msgspec tells them apart by their tag."""


class Kind(StrEnum):
    """As what Telegram shows it."""

    PHOTO = "photo"
    ANIMATION = "animation"
    AUDIO = "audio"
    DOCUMENT = "document"


class Form(Struct, frozen=True):
    """How a recipe's bytes are sent.

    What is `personal` is never kept on disk, and Telegram's id of it goes with the runner; the rest is the same for
    all, and kept for all.
    """

    kind: Kind
    suffix: str  # with its dot
    mime: str
    personal: bool


_PICTURE = Form(Kind.PHOTO, ".png", "image/png", personal=True)

FORMS: Mapping[type[AnyRecipe], Form] = {
    **dict.fromkeys(get_args(AnyPicture), _PICTURE),
    PhysioPage: Form(Kind.DOCUMENT, ".pdf", "application/pdf", personal=True),
    ExerciseAnimation: Form(Kind.ANIMATION, ".mp4", "video/mp4", personal=False),
    SessionAudio: Form(Kind.AUDIO, ".m4a", "audio/mp4", personal=True),
    CalendarFile: Form(Kind.DOCUMENT, ".ics", "text/calendar", personal=True),
}


class Made(Struct, frozen=True):
    """What a maker gives: the file, and its size in pixels and length in seconds where it has them.

    One that is not `lasting` came out other than it should, and is neither kept nor sent again.
    """

    content: bytes
    width: int = 0
    height: int = 0
    seconds: int = 0
    lasting: bool = True


Maker: TypeAlias = Callable[[Any], Made]
"""Makes one kind of recipe: pure, as slow as it must be. What it raises lets the text go out instead."""


class MakerFault(Exception):  # noqa: N818 - as the other faults of the house
    """What a maker needs is missing or broken. The text is for the owner: what to mend, and nothing of a runner."""


_encoder = msgspec.msgpack.Encoder(order="deterministic")


def form_of(recipe: AnyRecipe) -> Form:
    """How it is sent."""
    return FORMS[type(recipe)]


def key_of(recipe: AnyRecipe) -> str:
    """A name for exactly this content, made as it is made here and now: a sound with a voice is another one."""
    voice = isinstance(recipe, SessionAudio) and program.present()
    made_by = f"{version.now()}{' spoken' * voice}:"
    return hashlib.sha256(made_by.encode() + _encoder.encode(recipe)).hexdigest()[:32]
