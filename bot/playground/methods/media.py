"""Files: sent by upload or by the id of one that was sent before, and fetched again."""

from collections.abc import Callable
from functools import partial

from bot.playground import objects
from bot.playground.errors import bad_request
from bot.playground.files import Stored, image_size
from bot.playground.methods.call import Call, Method
from bot.playground.methods.sending import deliver
from bot.playground.params import Params, Upload
from bot.playground.state import Json, World
from bot.playground.texts import read_caption

PHOTO_BYTES = 10 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024
_NUMBERS = ("width", "height", "duration", "length")
_TEXTS = ("title", "performer")


def read_file(world: World, params: Params, kind: str, name: str) -> Stored:
    """The file that the parameter `name` gives.

    Raises:
        ApiError: there is none, it is empty, it is unknown, or it is not what it should be.
    """
    value = params.text(name)
    upload = params.upload(name) or (params.upload(value.removeprefix("attach://")) if value else None)
    if upload is not None:
        return world.keep_file(kind, _checked(kind, upload), _about(params))
    if not value:
        raise bad_request(f"There is no {kind} in the request")
    if value.startswith(("http://", "https://")):  # nothing is fetched from anywhere
        raise bad_request("Failed to get HTTP URL content")
    stored = world.files.by_id(value)
    if stored is None:
        raise bad_request("Wrong file identifier/HTTP URL specified")
    return stored


def _about(params: Params) -> Json:
    """What the call tells of its file."""
    numbers = {name: params.number(name) for name in _NUMBERS if params.text(name)}
    return numbers | {name: params.text(name) for name in _TEXTS if params.text(name)}


def _checked(kind: str, upload: Upload) -> Upload:
    if not upload.content:
        raise bad_request("File must be non-empty")
    if kind == "photo":
        _check_photo(upload.content)
    return upload


def _check_photo(content: bytes) -> None:
    size = len(content)
    if size > PHOTO_BYTES:
        limit = f"the maximum size is {PHOTO_BYTES} bytes"
        raise bad_request(f"File of size {size} bytes is too big for a photo; {limit}")
    dimensions = image_size(content)
    if dimensions is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = dimensions
    if width + height > 10_000 or max(dimensions) > 20 * max(1, min(dimensions)):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def content_of(world: World, params: Params, kind: str, name: str) -> Json:
    """The parts of a Message that carry the file and its caption."""
    stored = read_file(world, params, kind, name)
    caption = read_caption(params)
    content: Json = {kind: objects.media(kind, stored)}
    if kind == "animation":  # Telegram names an animation twice, for older clients
        content["document"] = objects.media("document", stored)
    return content | {"caption": caption.text, "caption_entities": caption.entities}


def _send(kind: str, call: Call) -> Json:
    content = content_of(call.world, call.params, kind, kind)
    return deliver(call, call.chat(), **content)


def _get_file(call: Call) -> Json:
    stored = call.world.files.by_id(call.params.text("file_id"))
    if stored is None:
        raise bad_request("Invalid file_id")
    if stored.size > DOWNLOAD_BYTES:
        raise bad_request("File is too big")
    found: Json = {"file_id": stored.id, "file_unique_id": stored.unique, "file_size": stored.size}
    return found | {"file_path": stored.path}


def _sender(kind: str) -> Callable[[Call], Json]:
    return partial(_send, kind)


METHODS: dict[str, Method] = {
    "sendPhoto": _sender("photo"),
    "sendDocument": _sender("document"),
    "sendAnimation": _sender("animation"),
    "sendAudio": _sender("audio"),
    "sendVoice": _sender("voice"),
    "sendVideo": _sender("video"),
    "getFile": _get_file,
}
