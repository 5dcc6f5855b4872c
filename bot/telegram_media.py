"""Files on their way to Telegram: which method takes them, what goes along, and what is learnt from the answer."""

from typing import Any, TypeAlias

from telegram import (
    InputFile,
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
)
from telegram.constants import ParseMode

from bot.media.recipes import Form, Kind, Made, form_of
from bot.replies import Media
from bot.words.hands_free import PERFORMER

Values: TypeAlias = dict[str, Any]

_SEND = {
    Kind.PHOTO: "sendPhoto",
    Kind.ANIMATION: "sendAnimation",
    Kind.AUDIO: "sendAudio",
    Kind.DOCUMENT: "sendDocument",
}
_INSIDE = {
    Kind.PHOTO: InputMediaPhoto,
    Kind.ANIMATION: InputMediaAnimation,
    Kind.AUDIO: InputMediaAudio,
    Kind.DOCUMENT: InputMediaDocument,
}


def sending(media: Media, file: str | Made) -> tuple[str, Values]:
    """The method and its values for a new message; `file` is Telegram's id of it, or the file to upload."""
    form = form_of(media.recipe)
    content = file if isinstance(file, str) else InputFile(file.content, filename=_name(media, form))
    about = {"caption": media.screen.text, "disable_notification": media.silent, **_about(media, form, file)}
    return _SEND[form.kind], {form.kind.value: content, **about}


def editing(media: Media, file: str | Made) -> tuple[str, Values]:
    """The method and its values for a message that is there, whatever it shows."""
    form = form_of(media.recipe)
    content = file if isinstance(file, str) else InputFile(file.content, filename=_name(media, form), attach=True)
    about = {"caption": media.screen.text or None, "parse_mode": ParseMode.HTML, **_about(media, form, file)}
    return "editMessageMedia", {"media": _INSIDE[form.kind](content, **about)}


def file_id_in(message: Values, kind: Kind) -> str:
    """Telegram's id of the file that the message shows, "" where it shows none of this kind."""
    match message.get(kind.value):
        case [*_, {"file_id": str(found)}] | {"file_id": str(found)}:  # of a photo the last size is the largest
            return found
        case _:
            return ""


def _name(media: Media, form: Form) -> str:
    return media.name or f"{form.kind}{form.suffix}"


def _about(media: Media, form: Form, file: str | Made) -> Values:
    """What players show before they have it all; Telegram measures a photo itself, and knows what it has an id of."""
    told: Values = {"title": media.title, "performer": PERFORMER} if form.kind is Kind.AUDIO and media.title else {}
    if isinstance(file, Made) and form.kind is Kind.ANIMATION:
        told |= {"width": file.width, "height": file.height, "duration": file.seconds}
    if isinstance(file, Made) and form.kind is Kind.AUDIO:
        told |= {"duration": file.seconds}
    return {name: value for name, value in told.items() if value}
