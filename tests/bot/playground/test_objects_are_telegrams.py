"""Every object that the stand-in sends is read by python-telegram-bot and, as a second opinion, by aiogram's models."""

from collections.abc import Awaitable, Callable
from operator import methodcaller
from typing import Any, TypeAlias

import aiogram.methods
import aiogram.types
import pytest
import telegram
from aiogram.client.session.base import BaseSession
from telegram import Bot

from bot.playground.people import _PIXEL
from bot.playground.playground import Playground
from bot.playground.user import User

KINDS = [
    "sticker",
    "photo",
    "voice",
    "video",
    "video_note",
    "document",
    "audio",
    "animation",
    "contact",
    "poll",
    "dice",
    "venue",
]

FULL_KEYBOARD = {
    "inline_keyboard": [
        [{"text": "a", "callback_data": "b"}, {"text": "page", "url": "https://example.org"}],
        [{"text": "copy", "copy_text": {"text": "3x10"}}, {"text": "app", "web_app": {"url": "https://example.org"}}],
        [{"text": "pick", "switch_inline_query_current_chat": ""}],
    ]
}

Deed: TypeAlias = Callable[[User], object]


def strict(update: dict[str, Any]) -> aiogram.types.Update:
    """Read by aiogram; a field that its models do not know would be kept as an extra one."""
    read = aiogram.types.Update.model_validate(update)
    assert no_extras(read) == []
    return read


def no_extras(model: Any, path: str = "") -> list[str]:
    """Paths of fields that aiogram's models do not know."""
    found = [f"{path}.{name}" for name in model.model_extra or {}]
    for name in type(model).model_fields:
        value = getattr(model, name)
        for item in value if isinstance(value, list) else [value]:
            if hasattr(item, "model_extra"):
                found += no_extras(item, f"{path}.{name}")
    return found


def known_to_ptb(thing: telegram.TelegramObject) -> None:
    """Nothing was left over when python-telegram-bot read it."""
    assert not thing.api_kwargs, thing.api_kwargs


async def raw_updates(playground: Playground) -> list[dict[str, Any]]:
    return list(playground.world.updates)


def blocks_and_returns(user: User) -> None:
    user.say("hi")
    user.block()
    user.unblock()


DEEDS: dict[str, Deed] = {
    "text": lambda user: user.say("/start 💪 me@example.org"),
    "forwarded": lambda user: user.forward("look"),
    "edited": lambda user: (user.say("helo"), user.edit("hello")),
    "location": lambda user: user.share_location(52.52, 13.4),
    "in a group": lambda user: user.say("/start", group=-1001),
    "blocked": blocks_and_returns,
    **{kind: methodcaller("send", kind) for kind in KINDS},
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
async def test_what_people_do_is_a_proper_update(playground: Playground, bot: Bot, deed: Deed) -> None:
    deed(playground.user(1, "Ana", "pt"))
    for update in await raw_updates(playground):
        strict(update)
    for read in await bot.get_updates():
        known_to_ptb(read)
        for part in (read.message, read.edited_message, read.my_chat_member):
            if part is not None:
                known_to_ptb(part)


@pytest.mark.filterwarnings("ignore:Please use 'Bot:telegram.warnings.PTBUserWarning")
async def test_a_tap_is_a_proper_update(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    await bot.do_api_request("sendMessage", {"chat_id": 1, "text": "x", "reply_markup": FULL_KEYBOARD})
    runner.tap("a")
    raw = (await raw_updates(playground))[-1]
    assert strict(raw).callback_query is not None
    read = (await bot.get_updates())[-1].callback_query
    assert read is not None
    known_to_ptb(read)
    assert read.message is not None
    assert read.message.is_accessible


Sending: TypeAlias = Callable[[Bot], Awaitable[telegram.Message]]

SENDINGS: dict[str, Sending] = {
    "text": lambda bot: bot.send_message(
        1, '<b>hi</b> <a href="https://example.org">x</a> /today <tg-spoiler>s</tg-spoiler>', parse_mode="HTML"
    ),
    "every entity": lambda bot: bot.send_message(
        1,
        "<u>u</u><s>s</s><code>c</code><pre>p</pre><blockquote>q</blockquote><blockquote expandable>e</blockquote>",
        parse_mode="HTML",
    ),
    "reply": lambda bot: bot.send_message(1, "x", reply_parameters=telegram.ReplyParameters(1)),
    "protected": lambda bot: bot.send_message(1, "x", protect_content=True),
    "location": lambda bot: bot.send_location(1, 52.52, 13.4),
    "photo": lambda bot: bot.send_photo(1, _PIXEL, caption="<i>c</i>", parse_mode="HTML"),
    "document": lambda bot: bot.send_document(1, b"a,b", filename="sets.csv"),
    "animation": lambda bot: bot.send_animation(1, b"GIF89a\x10\0\x20\0rest", filename="move.gif"),
    "audio": lambda bot: bot.send_audio(1, b"ID3", filename="a.mp3", title="Session", performer="Coach", duration=60),
    "voice": lambda bot: bot.send_voice(1, b"OggS", filename="a.ogg", duration=3),
    "video": lambda bot: bot.send_video(1, b"mp4", filename="a.mp4", width=640, height=360, duration=4),
}


@pytest.mark.parametrize("sending", SENDINGS.values(), ids=SENDINGS)
async def test_what_the_bot_sends_is_a_proper_message(playground: Playground, bot: Bot, sending: Sending) -> None:
    runner = playground.user(1)
    runner.say("hi")
    read = await sending(bot)
    known_to_ptb(read)
    assert read.from_user == bot.bot
    aiogram_read = aiogram.types.Message.model_validate(runner.last.obj)
    assert no_extras(aiogram_read) == []


async def test_a_file_comes_back_as_it_was_sent(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hi")
    sent = await bot.send_document(1, b"a,b\n1,2", filename="sets.csv")
    assert sent.document is not None
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a,b\n1,2"
    again = await bot.send_document(1, sent.document.file_id, caption="again")
    assert again.document == sent.document


async def test_pictures_have_their_own_size(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hi")
    photo = await bot.send_photo(1, _PIXEL)
    assert (photo.photo[-1].width, photo.photo[-1].height) == (1, 1)
    moving = await bot.send_animation(1, b"GIF89a\x10\0\x20\0rest", filename="move.gif")
    assert moving.animation is not None
    assert (moving.animation.width, moving.animation.height) == (16, 32)


async def test_the_bot_knows_itself(playground: Playground, bot: Bot) -> None:
    me = await bot.get_me()
    known_to_ptb(me)
    assert (me.is_bot, me.first_name) == (True, "Strength Coach")
    await bot.set_my_commands([telegram.BotCommand("today", "What to train")])
    await bot.set_my_commands([telegram.BotCommand("heute", "Was heute dran ist")], language_code="de")
    assert await bot.get_my_commands() == (telegram.BotCommand("today", "What to train"),)
    assert playground.user(2, "Uwe", "de").bot_commands == ("/heute",)
    await bot.delete_my_commands(language_code="de")
    assert playground.user(2, "Uwe", "de").bot_commands == ("/today",)
    await bot.set_my_description("what it is")
    await bot.set_my_short_description("in short")
    assert (await bot.get_my_description()).description == "what it is"
    assert (await bot.get_my_short_description()).short_description == "in short"
    await bot.set_chat_menu_button(menu_button=telegram.MenuButtonCommands())
    assert await bot.get_chat_menu_button() == telegram.MenuButtonCommands()
    info = await bot.get_webhook_info()
    known_to_ptb(info)
    assert info.url == ""


async def test_aiograms_own_client_gets_along_too(playground: Playground) -> None:
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415 - slow to import, used only here
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415 - the same

    session: BaseSession = AiohttpSession(api=TelegramAPIServer.from_base(playground.url))
    runner = playground.user(1)
    runner.say("hi")
    async with aiogram.Bot(playground.token, session=session) as client:
        me = await client.get_me()
        assert me.username == "playground_bot"
        sent = await client.send_message(1, "<b>hi</b>", parse_mode="HTML")
        assert sent.html_text == "<b>hi</b>"
        (update,) = await client.get_updates()
        assert update.message is not None
        assert update.message.text == "hi"
