"""Keyboards as a call gives them: checked as strictly as Telegram checks them."""

import re
from typing import Any

from bot.playground.errors import ApiError, bad_request
from bot.playground.params import Params
from bot.playground.state import Json

DATA_BYTES = 64
TOTAL_BUTTONS = 100
PER_ROW = 8
_BOOLEANS = ("resize_keyboard", "one_time_keyboard", "is_persistent", "selective", "force_reply", "remove_keyboard")
_ACTIONS = frozenset(
    [
        "callback_data",
        "url",
        "web_app",
        "login_url",
        "copy_text",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "callback_game",
        "pay",
    ]
)
_MAY_BE_EMPTY = frozenset({"switch_inline_query", "switch_inline_query_current_chat", "callback_game", "copy_text"})
_HTTP = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?", re.IGNORECASE)


def read_markup(params: Params) -> Json | None:
    """The `reply_markup`, None where there is none; inline keyboards without their empty rows.

    Raises:
        ApiError: it is not a keyboard that Telegram takes.
    """
    given = params.json("reply_markup", "Can't parse reply keyboard markup JSON object")
    if given is None:
        return None
    if not isinstance(given, dict):
        raise bad_request("Object expected as reply markup")
    for name in _BOOLEANS:
        if name in given and not isinstance(given[name], bool):
            raise bad_request(f'Field "{name}" must be of type Boolean')
    if "inline_keyboard" in given:
        return {"inline_keyboard": _rows(given, "inline_keyboard", _inline_button)}
    if "keyboard" in given:
        return given | {"keyboard": _rows(given, "keyboard", _reply_button)}
    return given


def read_inline(params: Params) -> Json | None:
    """The inline keyboard of an edited message, None where it has none or an empty one.

    Raises:
        ApiError: it is another kind of keyboard, or not one at all.
    """
    markup = read_markup(params)
    if markup is None:
        return None
    if "inline_keyboard" not in markup:
        raise bad_request("Inline keyboard expected")
    return markup if markup["inline_keyboard"] else None


def _rows(given: Json, name: str, button: Any) -> list[list[Json]]:
    rows = given[name]
    if not isinstance(rows, list):
        raise bad_request(f'Field "{name}" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad_request(f'Field "{name}" must be an Array of Arrays')
    read = [[button(item) for item in row] for row in rows if row]
    if sum(map(len, read)) > TOTAL_BUTTONS or any(len(row) > PER_ROW for row in read):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    return read


def _text_of(item: Json, what: str) -> str:
    if "text" not in item:
        raise bad_request(f"Can't parse {what}: Can't find field \"text\"")
    if not isinstance(item["text"], str):
        raise bad_request(f'Can\'t parse {what}: Field "text" must be of type String')
    if not item["text"].strip():
        raise bad_request("REPLY_MARKUP_INVALID")
    return item["text"]


def _reply_button(item: Any) -> Json:
    if isinstance(item, str):
        return _reply_button({"text": item})
    if not isinstance(item, dict):
        raise bad_request("Can't parse keyboard button: KeyboardButton must be an Object")
    _text_of(item, "keyboard button")
    return item


def _inline_button(item: Any) -> Json:
    what = "inline keyboard button"
    if not isinstance(item, dict):
        raise bad_request(f"Can't parse {what}: InlineKeyboardButton must be an Object")
    _text_of(item, what)
    if not any(item.get(action) or (action in item and action in _MAY_BE_EMPTY) for action in _ACTIONS):
        raise bad_request(f"Can't parse {what}: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in item:
        _check_data(item["callback_data"])
    if "url" in item:
        _check_url(str(item["url"]))
    if "web_app" in item and not str(item["web_app"].get("url", "")).startswith("https://"):
        url = item["web_app"].get("url", "")
        raise bad_request(f"{what} Web App URL '{url}' is invalid: Only HTTPS links are allowed")
    if "copy_text" in item and not 1 <= len(str(item["copy_text"].get("text", ""))) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    if item.get("pay") or "callback_game" in item:
        raise bad_request("BUTTON_TYPE_INVALID")
    return item


def _check_data(data: Any) -> None:
    if not isinstance(data, str):
        raise bad_request('Can\'t parse inline keyboard button: Field "callback_data" must be of type String')
    if len(data.encode()) > DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(url: str) -> None:
    scheme, colon, _ = url.partition("://")
    if url.startswith("tg:") or _HTTP.fullmatch(url):
        return
    if not colon and re.fullmatch(r"[^\s/?#.:]+(?:\.[^\s/?#.:]+)+(?:[:/?#]\S*)?", url):
        return
    reason = "Unsupported URL protocol" if colon and scheme.lower() not in {"http", "https"} else "Wrong HTTP URL"
    raise _bad_url(url, reason)


def _bad_url(url: str, reason: str) -> ApiError:
    return bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")
