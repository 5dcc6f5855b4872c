"""What sendMessage refuses, in Telegram's own words, through python-telegram-bot's own client over HTTP."""

from typing import Any

import pytest
from telegram import Bot

from bot.playground.playground import Playground
from tests.bot.playground.refusals import inline, refusal

# Only by this way can what Telegram refuses be asked for at all.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot:telegram.warnings.PTBUserWarning")

SENDING: list[tuple[str, dict[str, Any], str]] = [
    ("no text", {}, "message text is empty"),
    ("empty text", {"text": ""}, "message text is empty"),
    ("blank text", {"text": " \n "}, "text must be non-empty"),
    ("nothing but an empty tag", {"text": "<b> </b>", "parse_mode": "HTML"}, "text must be non-empty"),
    ("4097 characters", {"text": "x" * 4097}, "message is too long"),
    ("4097 characters in tags", {"text": f"<b>{'x' * 4097}</b>", "parse_mode": "HTML"}, "message is too long"),
    ("unknown parse mode", {"text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
    (
        "unclosed tag",
        {"text": "<b>x", "parse_mode": "html"},
        "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    ("unknown chat", {"chat_id": 404, "text": "x"}, "chat not found"),
    ("chat by a name nobody has", {"chat_id": "@nobody", "text": "x"}, "chat not found"),
    ("no chat", {"chat_id": "", "text": "x"}, "chat_id is empty"),
    (
        "entity past the end",
        {"text": "hi", "entities": [{"type": "bold", "offset": 9, "length": 1}]},
        "entity begins after the end of the text at UTF-16 offset 9",
    ),
    (
        "entity too long",
        {"text": "hi", "entities": [{"type": "bold", "offset": 0, "length": 9}]},
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
    ),
    (
        "entity before the beginning",
        {"text": "hi", "entities": [{"type": "bold", "offset": -1, "length": 1}]},
        "receive an entity with incorrect offset -1",
    ),
    (
        "entity of no kind",
        {"text": "hi", "entities": [{"type": "loud", "offset": 0, "length": 1}]},
        "can't parse MessageEntity: Unsupported type specified",
    ),
    (
        "link without address",
        {"text": "hi", "entities": [{"type": "text_link", "offset": 0, "length": 1}]},
        "can't parse MessageEntity: Can't find field \"url\"",
    ),
    ("reply to nothing", {"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
    ("reply without id", {"text": "x", "reply_parameters": {"quote": "y"}}, 'can\'t find field "message_id"'),
    ("keyboard that is no JSON", {"text": "x", "reply_markup": "{"}, "can't parse reply keyboard markup JSON object"),
    ("keyboard that is no object", {"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
    (
        "keyboard of no rows",
        {"text": "x", "reply_markup": {"inline_keyboard": "bad"}},
        'field "inline_keyboard" must be of type Array',
    ),
    (
        "rows that are no rows",
        {"text": "x", "reply_markup": {"inline_keyboard": [{"text": "a"}]}},
        'field "inline_keyboard" must be an Array of Arrays',
    ),
    (
        "button that is no object",
        {"text": "x", "reply_markup": inline("a")},
        "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
    ),
    (
        "button without text",
        {"text": "x", "reply_markup": inline({"callback_data": "a"})},
        "can't parse inline keyboard button: Can't find field \"text\"",
    ),
    (
        "button with a number for text",
        {"text": "x", "reply_markup": inline({"text": 1, "callback_data": "a"})},
        'can\'t parse inline keyboard button: Field "text" must be of type String',
    ),
    (
        "button with blank text",
        {"text": "x", "reply_markup": inline({"text": " ", "callback_data": "a"})},
        "REPLY_MARKUP_INVALID",
    ),
    (
        "button that does nothing",
        {"text": "x", "reply_markup": inline({"text": "a"})},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "empty callback data",
        {"text": "x", "reply_markup": inline({"text": "a", "callback_data": ""})},
        "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ),
    (
        "65 bytes of callback data",
        {"text": "x", "reply_markup": inline({"text": "a", "callback_data": "x" * 65})},
        "BUTTON_DATA_INVALID",
    ),
    (
        "33 characters of 2 bytes",
        {"text": "x", "reply_markup": inline({"text": "a", "callback_data": "é" * 33})},
        "BUTTON_DATA_INVALID",
    ),
    (
        "address that is none",
        {"text": "x", "reply_markup": inline({"text": "a", "url": "not-a-url"})},
        "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
    ),
    (
        "address at this machine",
        {"text": "x", "reply_markup": inline({"text": "a", "url": "http://localhost:8080"})},
        "inline keyboard button URL 'http://localhost:8080' is invalid: Wrong HTTP URL",
    ),
    (
        "address of another kind",
        {"text": "x", "reply_markup": inline({"text": "a", "url": "ftp://example.com"})},
        "inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
    ),
    (
        "web app without TLS",
        {"text": "x", "reply_markup": inline({"text": "a", "web_app": {"url": "http://x.org"}})},
        "inline keyboard button Web App URL 'http://x.org' is invalid: Only HTTPS links are allowed",
    ),
    ("payment", {"text": "x", "reply_markup": inline({"text": "a", "pay": True})}, "BUTTON_TYPE_INVALID"),
    (
        "copying nothing",
        {"text": "x", "reply_markup": inline({"text": "a", "copy_text": {"text": ""}})},
        "BUTTON_COPY_TEXT_INVALID",
    ),
    (
        "101 buttons",
        {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "b"}]] * 101}},
        "REPLY_MARKUP_TOO_LONG",
    ),
    (
        "a flag that is no boolean",
        {"text": "x", "reply_markup": {"remove_keyboard": "yes"}},
        'field "remove_keyboard" must be of type Boolean',
    ),
    (
        "reply button without text",
        {"text": "x", "reply_markup": {"keyboard": [[{}]]}},
        "can't parse keyboard button: Can't find field \"text\"",
    ),
]


@pytest.mark.parametrize(("parameters", "said"), [row[1:] for row in SENDING], ids=[row[0] for row in SENDING])
async def test_a_message_is_refused(playground: Playground, bot: Bot, parameters: dict[str, Any], said: str) -> None:
    playground.user(1).say("hello")
    assert await refusal(bot, "sendMessage", **({"chat_id": 1} | parameters)) == said.capitalize()
    assert playground.user(1).received == ()
