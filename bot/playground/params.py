"""The parameters of one call, whichever way they came: JSON, a form, multipart, or the query string."""

import json
from typing import Any

from msgspec import Struct

from bot.playground.errors import bad_request

_TRUE = {"true", "yes", "1"}


class Upload(Struct, frozen=True):
    """A file that came in a multipart body."""

    name: str
    mime: str
    content: bytes


class Params:
    """Typed access by name. An absent parameter and an empty one are the same, as they are to Telegram."""

    def __init__(self, values: dict[str, Any], uploads: dict[str, Upload] | None = None) -> None:
        self._values = values
        self._uploads = uploads or {}

    def text(self, name: str) -> str:
        value = self._values.get(name, "")
        if isinstance(value, bool):
            return "true" if value else "false"
        return value if isinstance(value, str) else "" if value is None else json.dumps(value)

    def flag(self, name: str) -> bool:
        return self.text(name).strip().lower() in _TRUE

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.text(name))
        except ValueError:
            return default

    def decimal(self, name: str) -> float | None:
        try:
            return float(self.text(name))
        except ValueError:
            return None

    def chat_id(self) -> int | None:
        """The chat's id as a number, None where it is a name that leads nowhere here.

        Raises:
            ApiError: it is not given at all.
        """
        given = self.text("chat_id").strip()
        if not given:
            raise bad_request("Chat_id is empty")
        try:
            return int(given)
        except ValueError:
            return None

    def json(self, name: str, fault: str) -> Any:
        """A value that is JSON by nature, None if absent. `fault` is what Telegram says where it does not parse."""
        value = self._values.get(name)
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(fault) from None

    def upload(self, name: str) -> Upload | None:
        return self._uploads.get(name)

    def inside(self, values: dict[str, Any]) -> "Params":
        """The parameters of an object within the call; its uploads are the call's."""
        return Params(values, self._uploads)
