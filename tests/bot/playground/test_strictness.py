"""Each rule of Telegram, in its own words, through python-telegram-bot's own client over HTTP."""

from datetime import timedelta

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputMediaDocument, InputMediaPhoto, Message
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken

from bot.playground.people import _PIXEL
from bot.playground.playground import Playground
from tests.bot.playground.conftest import Ticking, client_of
from tests.bot.playground.refusals import NOT_MODIFIED, TOO_OLD, refusal

# Only by this way can what Telegram refuses be asked for at all.
pytestmark = pytest.mark.filterwarnings("ignore:Please use 'Bot:telegram.warnings.PTBUserWarning")


async def test_the_limits_are_reached_exactly(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hello")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="x" * 64)]])
    await bot.send_message(1, f"<b>{'x' * 4096}</b>", parse_mode="HTML", reply_markup=keyboard)
    await bot.send_photo(1, _PIXEL, caption=f"<i>{'y' * 1024}</i>", parse_mode="HTML")
    assert [len(seen.text) for seen in runner.received] == [4096, 1024]


async def test_a_caption_is_shorter_than_a_text(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hello")
    with pytest.raises(BadRequest, match=r"^Message caption is too long$"):
        await bot.send_photo(1, _PIXEL, caption="y" * 1025)


async def test_what_is_no_picture_is_no_photo(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hello")
    with pytest.raises(BadRequest, match=r"^Image_process_failed$"):
        await bot.send_photo(1, b"hello")
    with pytest.raises(BadRequest, match=r"^File must be non-empty$"):
        await bot.send_document(1, b"", filename="a.txt")


async def test_a_message_that_would_not_change_is_not_modified(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hello")
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="b")]])
    sent = await bot.send_message(1, "<b>hi</b>", parse_mode="HTML", reply_markup=keyboard)
    with pytest.raises(BadRequest, match=rf"(?i)^{NOT_MODIFIED}$"):
        await sent.edit_text("<strong>hi</strong>", parse_mode="HTML", reply_markup=keyboard)
    with pytest.raises(BadRequest, match=rf"(?i)^{NOT_MODIFIED}$"):
        await sent.edit_reply_markup(keyboard)
    await sent.edit_text("hi", reply_markup=keyboard)  # no longer bold
    await sent.edit_text("hi")  # no longer a keyboard
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_reply_markup(None)
    assert playground.user(1).last.edited == 2


async def test_a_message_with_a_reply_keyboard_cannot_be_edited(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hello")
    markup = {"keyboard": [[{"text": "Share", "request_location": True}]]}
    sent = await bot.do_api_request(
        "sendMessage", {"chat_id": 1, "text": "?", "reply_markup": markup}, return_type=Message
    )
    assert isinstance(sent, Message)
    assert (
        await refusal(bot, "editMessageText", chat_id=1, message_id=sent.message_id, text="x")
        == "Message can't be edited"
    )


async def test_text_and_media_do_not_change_into_each_other_by_the_wrong_method(
    playground: Playground, bot: Bot
) -> None:
    playground.user(1).say("hello")
    photo = await bot.send_photo(1, _PIXEL)
    with pytest.raises(BadRequest, match=r"^There is no text in the message to edit$"):
        await photo.edit_text("x")
    changed = await photo.edit_media(InputMediaDocument(b"a,b", filename="a.csv", caption="sets"))
    assert isinstance(changed, Message)
    assert changed.document is not None
    assert changed.photo == ()
    text = await bot.send_message(1, "x")
    became = await text.edit_media(InputMediaPhoto(_PIXEL))
    assert isinstance(became, Message)
    assert became.text is None
    assert became.photo


async def test_a_deleted_message_is_gone(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hello")
    sent = await bot.send_message(1, "x")
    await sent.delete()
    assert playground.user(1).received == ()
    with pytest.raises(BadRequest, match=r"^Message to edit not found$"):
        await sent.edit_text("y")


async def test_a_message_of_three_days_ago_stays(playground: Playground, bot: Bot, clock: Ticking) -> None:
    playground.user(1).say("hello")
    sent = await bot.send_message(1, "x")
    clock.instant += timedelta(hours=49)
    with pytest.raises(BadRequest, match=r"^Message can't be deleted for everyone$"):
        await sent.delete()


async def test_a_tap_is_answered_once_and_soon(playground: Playground, bot: Bot, clock: Ticking) -> None:
    runner = playground.user(1)
    runner.say("hello")
    await bot.send_message(1, "x", reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="b")]]))
    first, second = runner.tap("a"), runner.tap("b")
    await bot.answer_callback_query(first, "noted")
    with pytest.raises(BadRequest, match=rf"(?i)^{TOO_OLD}$"):
        await bot.answer_callback_query(first)
    clock.seconds += 31
    with pytest.raises(BadRequest, match=rf"(?i)^{TOO_OLD}$"):
        await bot.answer_callback_query(second)
    with pytest.raises(BadRequest, match=r"^Message_too_long$"):
        await bot.answer_callback_query(runner.tap("a"), "x" * 201)
    assert [toast.text for toast in runner.toasts] == ["noted"]


async def test_somebody_who_blocked_the_bot_is_not_reached(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hello")
    sent = await bot.send_message(1, "x")
    runner.block()
    for call in (bot.send_message(1, "y"), sent.edit_text("y"), bot.send_chat_action(1, "typing"), sent.delete()):
        with pytest.raises(Forbidden, match=r"^Forbidden: bot was blocked by the user$"):
            await call
    runner.unblock()
    await bot.send_message(1, "welcome back")
    assert runner.last.text == "welcome back"


async def test_somebody_who_never_wrote_is_not_known(playground: Playground, bot: Bot) -> None:
    playground.user(5)
    with pytest.raises(BadRequest, match=r"^Chat not found$"):
        await bot.send_message(5, "hello")


async def test_a_wrong_token_is_let_nowhere(playground: Playground) -> None:
    client = client_of(playground, "123:wrong")
    async with client.request:
        with pytest.raises(InvalidToken):
            await client.get_me()


async def test_the_token_and_the_method_are_refused_with_telegrams_answers(playground: Playground) -> None:
    async with aiohttp.ClientSession() as session:
        answer = await session.get(f"{playground.base_url}123:wrong/getMe")
        assert (answer.status, await answer.json()) == (
            401,
            {"ok": False, "error_code": 401, "description": "Unauthorized"},
        )
        answer = await session.post(f"{playground.base_url}{playground.token}/sendChecklist")
        assert (answer.status, await answer.json()) == (
            404,
            {"ok": False, "error_code": 404, "description": "Not Found"},
        )
        answer = await session.post(
            f"{playground.base_url}{playground.token}/getMe", data=b"{", headers={"Content-Type": "application/json"}
        )
        assert (await answer.json())["description"] == "Bad Request: can't parse JSON object"


@pytest.mark.parametrize("form", ["json", "urlencoded", "multipart", "query"])
async def test_a_call_may_come_in_any_form(playground: Playground, form: str) -> None:
    runner = playground.user(1)
    runner.say("hello")
    address = f"{playground.base_url}{playground.token}/SENDMESSAGE"
    values = {"chat_id": "1", "text": "<b>hi</b>", "parse_mode": "HTML"}
    async with aiohttp.ClientSession() as session:
        match form:
            case "json":
                answer = await session.post(address, json=values | {"chat_id": 1})
            case "urlencoded":
                answer = await session.post(address, data=values)
            case "multipart":
                with aiohttp.MultipartWriter("form-data") as parts:
                    for name, value in values.items():
                        parts.append(value).set_content_disposition("form-data", name=name)
                answer = await session.post(address, data=parts)
            case _:
                answer = await session.get(address, params=values)
        assert (await answer.json())["ok"]
    assert runner.last.html == "<b>hi</b>"


async def test_a_webhook_and_polling_exclude_each_other(bot: Bot) -> None:
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()
