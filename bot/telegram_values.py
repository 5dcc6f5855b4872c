"""What a request says in plain values, without the library's look into each of them for files and objects of its own.

To make its `RequestData` of them is half of what the library costs a call. What the transports read of one is all here.
"""

from typing import Any, ClassVar, cast

import msgspec
from telegram.request import RequestData

from bot.replies import Toast

_encode = msgspec.json.Encoder().encode


def plain(values: dict[str, Any]) -> RequestData:
    """Values that JSON knows, as the data of a request; those that are None are left out."""
    return cast("RequestData", _Values({name: one for name, one in values.items() if one is not None}))


def of_toast(toast: Toast) -> dict[str, Any]:
    """The answer to a tap, as `answerCallbackQuery` takes it."""
    says = {"text": toast.text, "show_alert": toast.alert} if toast.text else {}
    return {"callback_query_id": toast.callback_id, **says}


class _Values:
    __slots__ = ("parameters",)
    contains_files = False
    multipart_data: ClassVar[dict[str, Any]] = {}

    def __init__(self, parameters: dict[str, Any]) -> None:
        self.parameters = parameters

    @property
    def json_parameters(self) -> dict[str, str]:
        """As a form takes them: the transport to fall back on sends one."""
        return {name: one if isinstance(one, str) else _encode(one).decode() for name, one in self.parameters.items()}
