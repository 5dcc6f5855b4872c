"""The person's side: what tests do and see through `playground.user(...)`."""

import asyncio

import pytest
from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)

from bot.playground.playground import Playground

KEYBOARD = InlineKeyboardMarkup(
    [
        [InlineKeyboardButton("Done", callback_data="done"), InlineKeyboardButton("Later", callback_data="later")],
        [InlineKeyboardButton("Read", url="https://example.org")],
    ]
)


async def test_a_person_sees_text_html_and_keyboard(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1, "Ana")
    runner.say("/start")
    await bot.send_message(1, "<b>Hi</b> 1 &lt; 2", parse_mode="HTML", reply_markup=KEYBOARD)
    assert runner.last.text == "Hi 1 < 2"
    assert runner.last.html == "<b>Hi</b> 1 &lt; 2"
    assert runner.last.keyboard == (("Done", "Later"), ("Read",))
    assert runner.last.labels == ("Done", "Later", "Read")
    assert [seen.mine for seen in runner.messages] == [True, False]


async def test_a_tap_finds_its_button_by_label_or_data_on_the_newest_message(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    first = await bot.send_message(1, "one", reply_markup=KEYBOARD)
    await bot.send_message(1, "two", reply_markup=KEYBOARD)
    runner.tap("Done")
    runner.tap("later", runner.received[0])
    taps = [update.callback_query for update in await bot.get_updates() if update.callback_query]
    assert [(tap.data, tap.message.message_id - first.message_id) for tap in taps if tap.message] == [
        ("done", 1),
        ("later", 0),
    ]


async def test_a_button_that_is_not_there_cannot_be_tapped_but_can_be_forged(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    await bot.send_message(1, "one", reply_markup=KEYBOARD)
    for label in ("Sore", "Read"):
        with pytest.raises(LookupError, match=f"no button '{label}'"):
            runner.tap(label)
    runner.forge("p:999:hacked")
    (_, tapped) = await bot.get_updates()
    assert tapped.callback_query is not None
    assert tapped.callback_query.data == "p:999:hacked"


async def test_a_stale_keyboard_can_be_tapped_as_it_was(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    sent = await bot.send_message(1, "one", reply_markup=KEYBOARD)
    old = runner.last
    await sent.edit_text("two")
    assert runner.last.labels == ()
    runner.tap("Done", old)
    assert (await bot.get_updates())[-1].callback_query is not None


async def test_toasts_and_edits_are_seen(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    sent = await bot.send_message(1, "one", reply_markup=KEYBOARD)
    await bot.answer_callback_query(runner.tap("Done"), "noted", show_alert=True)
    await sent.edit_text("two")
    assert [(toast.text, toast.alert) for toast in runner.toasts] == [("noted", True)]
    assert (runner.last.text, runner.last.edited) == ("two", 1)


async def test_a_reply_keyboard_comes_is_pressed_and_goes(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    keys = ReplyKeyboardMarkup([[KeyboardButton("Share", request_location=True)], ["Type it"]])
    await bot.send_message(1, "where?", reply_markup=keys)
    assert runner.reply_keyboard is not None
    assert runner.press("Type it").text == "Type it"
    with pytest.raises(LookupError, match="no reply button 'Share'"):
        runner.press("Share")
    runner.share_location(52.52, 13.405)
    await bot.send_message(1, "thanks", reply_markup=ReplyKeyboardRemove())
    assert runner.reply_keyboard is None


async def test_waiting_ends_when_it_comes_true(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(runner.wait_for(lambda user: len(user.received) == 2))
        answer = group.create_task(runner.answer())
        await bot.send_message(1, "one")
        assert not waiting.done()
        await bot.send_message(1, "two")
    assert answer.result().text == "one"


async def test_an_answer_is_what_came_after_the_last_thing_done(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    sent = await bot.send_message(1, "one", reply_markup=KEYBOARD)
    assert (await runner.answer()).text == "one"
    runner.tap("Done")
    with pytest.raises(TimeoutError, match=r"it did not happen within 0.01 s; on the screen:\nme: 'hi'"):
        await runner.answer(0.01)
    await sent.edit_text("two")
    assert (await runner.answer()).text == "two"


async def test_blocking_is_told_to_the_bot(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    runner.block()
    runner.block()
    runner.unblock()
    members = [update.my_chat_member for update in await bot.get_updates() if update.my_chat_member]
    assert [member.new_chat_member.status for member in members] == ["kicked", "member"]


async def test_writing_again_lets_the_bot_back_in(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("hi")
    runner.block()
    runner.say("sorry")
    await bot.send_message(1, "hello again")
    assert runner.last.text == "hello again"


async def test_people_do_not_see_each_others_chats(playground: Playground, bot: Bot) -> None:
    ana, bea = playground.user(1, "Ana"), playground.user(2, "Bea")
    ana.say("hi")
    bea.say("hi")
    await bot.send_message(2, "for Bea")
    assert ana.received == ()
    assert bea.last.text == "for Bea"
    assert playground.user(2).last.text == "for Bea"


async def test_what_is_said_in_a_group_stays_in_the_group(playground: Playground, bot: Bot) -> None:
    ana = playground.user(1, "Ana")
    ana.say("/start", group=-100)
    (update,) = await bot.get_updates()
    assert update.effective_chat is not None
    assert update.effective_chat.type == "supergroup"
    assert ana.messages == ()
    await bot.send_message(-100, "Write to me in private.")
