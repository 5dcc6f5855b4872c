"""What the other methods refuse, in Telegram's own words, through python-telegram-bot's own client over HTTP."""

from typing import Any

import pytest
from telegram import Bot

from bot.playground.playground import Playground
from tests.bot.playground.refusals import TOO_OLD, inline, refusal

# Only by this way can what Telegram refuses be asked for at all.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot:telegram.warnings.PTBUserWarning")

OTHER: list[tuple[str, str, dict[str, Any], str]] = [
    ("edit without id", "editMessageText", {"text": "x"}, "message identifier is not specified"),
    ("edit of nothing", "editMessageText", {"text": "x", "message_id": 99}, "message to edit not found"),
    ("edit of their message", "editMessageText", {"text": "x", "message_id": 1}, "message can't be edited"),
    ("edit to nothing", "editMessageText", {"text": "", "message_id": 2}, "message text is empty"),
    ("edit to too much", "editMessageText", {"text": "x" * 4097, "message_id": 2}, "MESSAGE_TOO_LONG"),
    (
        "edit with a reply keyboard",
        "editMessageText",
        {"text": "x", "message_id": 2, "reply_markup": {"keyboard": [["a"]]}},
        "inline keyboard expected",
    ),
    (
        "edit with bad data",
        "editMessageText",
        {"text": "x", "message_id": 2, "reply_markup": inline({"text": "a", "callback_data": "x" * 65})},
        "BUTTON_DATA_INVALID",
    ),
    (
        "caption of a text",
        "editMessageCaption",
        {"caption": "x", "message_id": 2},
        "there is no caption in the message to edit",
    ),
    ("edit of no media", "editMessageMedia", {"message_id": 2}, "input media is not specified"),
    (
        "edit to odd media",
        "editMessageMedia",
        {"message_id": 2, "media": {"type": "voice", "media": "x"}},
        'can\'t parse InputMedia: Field "type" has an unknown value',
    ),
    ("delete nothing", "deleteMessage", {"message_id": 99}, "message to delete not found"),
    ("delete no list", "deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
    ("pin nothing", "pinChatMessage", {"message_id": 99}, "message to pin not found"),
    ("unpin nothing", "unpinChatMessage", {}, "message to unpin not found"),
    ("answer to no query", "answerCallbackQuery", {"callback_query_id": "1"}, TOO_OLD),
    ("action of no kind", "sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
    ("nowhere", "sendLocation", {}, "location must be specified"),
    ("off the map", "sendLocation", {"latitude": 91, "longitude": 0}, "location must be specified"),
    ("no photo", "sendPhoto", {}, "there is no photo in the request"),
    ("a photo from an unknown file", "sendPhoto", {"photo": "AgXX"}, "wrong file identifier/HTTP URL specified"),
    ("a photo from elsewhere", "sendPhoto", {"photo": "https://example.org/a.png"}, "failed to get HTTP URL content"),
    ("an unknown file", "getFile", {"file_id": "x"}, "invalid file_id"),
    (
        "a command in capitals and dashes",
        "setMyCommands",
        {"commands": [{"command": "to-day", "description": "x"}]},
        "BOT_COMMAND_INVALID",
    ),
    (
        "a command without words",
        "setMyCommands",
        {"commands": [{"command": "today", "description": ""}]},
        "BOT_COMMAND_DESCRIPTION_INVALID",
    ),
    (
        "101 commands",
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x"}] * 101},
        "BOT_COMMANDS_TOO_MUCH",
    ),
    (
        "commands in no language",
        "setMyCommands",
        {"commands": [{"command": "a", "description": "x"}], "language_code": "english"},
        "invalid language code specified",
    ),
    ("513 characters of description", "setMyDescription", {"description": "x" * 513}, "bot description is too long"),
    (
        "121 characters about",
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "bot short description is too long",
    ),
    (
        "a webhook without TLS",
        "setWebhook",
        {"url": "http://example.org"},
        "bad webhook: An HTTPS URL must be provided for webhook",
    ),
    (
        "a webhook with a bad secret",
        "setWebhook",
        {"url": "https://example.org", "secret_token": "a b"},
        "secret token contains unallowed characters",
    ),
]


@pytest.mark.parametrize(("method", "parameters", "said"), [row[1:] for row in OTHER], ids=[row[0] for row in OTHER])
async def test_a_call_is_refused(
    playground: Playground, bot: Bot, method: str, parameters: dict[str, Any], said: str
) -> None:
    playground.user(1).say("hello")  # message 1
    await bot.send_message(1, "hello")  # message 2
    assert await refusal(bot, method, **({"chat_id": 1} | parameters)) == said.capitalize()
