"""Our client against the stand-in over real HTTP: what goes out, what comes in, and what can go wrong."""

import traceback
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import pytest

from bot import channel
from bot.buttons import Act, Action
from bot.events import ButtonTapped, TextSent
from bot.inbound import to_event
from bot.playground.faults import Fault, Trouble
from bot.playground.playground import Playground
from bot.replies import Button, Document, Edit, Screen, Send, Toast
from bot.settings import AIOHTTP, HTTPX, Secret
from bot.telegram import Telegram
from bot.words import about

TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DONE = Screen("<b>Today</b>", ((Button("Done", Act(Action.DONE)), Button("Site", url="https://example.org/")),))


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    served = Playground(now=lambda: NOON, token=TOKEN, limits=False)
    await served.start()
    yield served
    await served.stop()


@pytest.fixture(params=[AIOHTTP, HTTPX])
async def telegram(playground: Playground, request: pytest.FixtureRequest) -> AsyncIterator[Telegram]:
    made = Telegram(Secret(TOKEN), playground.url, transport=request.param)
    await made.start()
    yield made
    await made.stop()


async def opened(playground: Playground, telegram: Telegram) -> int:
    """The id of a person who has written to the bot."""
    playground.user(7).say("/start")
    raw = await telegram.updates(None, 0)
    await telegram.updates(raw[-1]["update_id"] + 1, 0)
    return 7


async def test_it_learns_who_it_is(telegram: Telegram) -> None:
    assert telegram.id == int(TOKEN.partition(":")[0])
    assert telegram.username


async def test_commands_description_and_short_description_are_set_once(
    telegram: Telegram, playground: Playground
) -> None:
    await telegram.introduce()
    await telegram.introduce()
    assert playground.user(7).bot_commands == tuple(f"/{name}" for name, _ in about.COMMANDS)
    assert playground.calls["setMyCommands"] == 1
    assert playground.calls["setMyDescription"] == 1
    assert playground.calls["setMyShortDescription"] == 1


async def test_a_message_with_buttons_arrives_and_its_tap_comes_back(
    telegram: Telegram, playground: Playground
) -> None:
    who = await opened(playground, telegram)
    message_id = await telegram.deliver(who, Send(screen=DONE), None)
    user = playground.user(who)
    assert (user.last.id, user.last.html, user.last.labels) == (message_id, "<b>Today</b>", ("Done", "Site"))
    user.tap("Done")
    (raw,) = await telegram.updates(None, 0)
    tap = to_event(raw, telegram.username)
    assert isinstance(tap, ButtonTapped)
    assert (tap.chat_id, tap.message_id, tap.data) == (who, message_id, "a:d::")
    await telegram.toast(Toast(callback_id=tap.callback_id, text="Noted"))
    assert user.toasts[-1].text == "Noted"


async def test_an_edit_changes_the_message_in_place(telegram: Telegram, playground: Playground) -> None:
    who = await opened(playground, telegram)
    message_id = await telegram.deliver(who, Send(screen=DONE), None)
    assert await telegram.deliver(who, Edit(screen=Screen("Done.")), message_id) == message_id
    assert (playground.user(who).last.text, playground.user(who).last.labels) == ("Done.", ())


async def test_a_keyboard_is_taken_away(telegram: Telegram, playground: Playground) -> None:
    who = await opened(playground, telegram)
    message_id = await telegram.deliver(who, Send(screen=DONE), None)
    await telegram.strip(who, message_id)
    assert playground.user(who).last.labels == ()


async def test_a_document_arrives_whole(telegram: Telegram, playground: Playground) -> None:
    who = await opened(playground, telegram)
    await telegram.deliver(who, Document(name="sets.csv", content=b"a,b\n1,2\n", caption="<i>yours</i>"), None)
    last = playground.user(who).last
    assert (last.file_name, last.content, last.html) == ("sets.csv", b"a,b\n1,2\n", "<i>yours</i>")


async def test_asking_for_the_place_shows_its_button_beside_the_screens_own(
    telegram: Telegram, playground: Playground
) -> None:
    who = await opened(playground, telegram)
    await telegram.deliver(who, Send(screen=DONE, ask_location=True), None)
    user = playground.user(who)
    assert user.reply_keyboard is not None
    assert user.reply_keyboard["keyboard"][0][0]["request_location"] is True
    assert [seen.text for seen in user.received][-2:] == [about.SHARE_PLACE, "Today"]


async def test_updates_come_as_they_were_sent(telegram: Telegram, playground: Playground) -> None:
    playground.user(7, "Robin", "de").say("wadenschmerzen 🦵")
    (raw,) = await telegram.updates(None, 0)
    heard = to_event(raw, telegram.username)
    assert isinstance(heard, TextSent)
    assert (heard.text, heard.language, heard.name) == ("wadenschmerzen 🦵", "de", "Robin")


async def test_an_unchanged_edit_a_gone_message_and_an_unknown_chat_have_their_own_errors(
    telegram: Telegram, playground: Playground
) -> None:
    who = await opened(playground, telegram)
    message_id = await telegram.deliver(who, Send(screen=DONE), None)
    with pytest.raises(channel.NotModified):
        await telegram.deliver(who, Edit(screen=DONE), message_id)
    with pytest.raises(channel.MessageGone):
        await telegram.deliver(who, Edit(screen=DONE), 987654)
    with pytest.raises(channel.Blocked):
        await telegram.deliver(555, Send(screen=DONE), None)
    with pytest.raises(channel.BadRequest):
        await telegram.deliver(who, Send(screen=Screen("<b>never closed")), None)


async def test_who_blocked_the_bot_is_blocked(telegram: Telegram, playground: Playground) -> None:
    who = await opened(playground, telegram)
    playground.user(who).block()
    with pytest.raises(channel.Blocked):
        await telegram.deliver(who, Send(screen=DONE), None)


def always(fault: Fault) -> Callable[[str, int | None], Fault | None]:
    return lambda _method, _chat: fault


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Fault(trouble=Trouble.STATUS, status=400), channel.BadRequest),
        (Fault(trouble=Trouble.STATUS, status=401), channel.TokenRevoked),
        (Fault(trouble=Trouble.STATUS, status=403), channel.Blocked),
        (Fault(trouble=Trouble.STATUS, status=409), channel.Conflict),
        (Fault(trouble=Trouble.STATUS, status=429, retry_after=3), channel.RetryAfter),
        (Fault(trouble=Trouble.STATUS, status=500), channel.Unavailable),
        (Fault(trouble=Trouble.STATUS, status=502), channel.Unavailable),
        (Fault(trouble=Trouble.GARBAGE), channel.Unavailable),
        (Fault(trouble=Trouble.HALF), channel.Unavailable),
        (Fault(trouble=Trouble.DROP), channel.Unavailable),
    ],
)
async def test_every_fault_becomes_an_error_of_our_own_without_the_token(
    telegram: Telegram, playground: Playground, fault: Fault, error: type[channel.ChannelError]
) -> None:
    playground.set_faults(always(fault))
    with pytest.raises(error) as caught:
        await telegram.deliver(7, Send(screen=DONE), None)
    with pytest.raises(error):
        await telegram.updates(None, 0)
    told = "".join(traceback.format_exception(caught.value))
    assert TOKEN not in told
    assert TOKEN.partition(":")[2] not in str(caught.value)


async def test_an_answer_that_comes_late_but_whole_counts(telegram: Telegram, playground: Playground) -> None:
    who = await opened(playground, telegram)
    playground.set_faults(always(Fault(trouble=Trouble.SLOW, seconds=0.05)))
    assert await telegram.deliver(who, Send(screen=DONE), None) == playground.user(who).last.id


async def test_how_long_to_wait_is_known(telegram: Telegram, playground: Playground) -> None:
    playground.set_faults(always(Fault(trouble=Trouble.STATUS, status=429, retry_after=17)))
    with pytest.raises(channel.RetryAfter) as caught:
        await telegram.deliver(7, Send(screen=DONE), None)
    assert caught.value.seconds == 17


async def test_a_token_that_telegram_does_not_know_is_told_without_showing_it(playground: Playground) -> None:
    wrong = TOKEN.replace("AAH", "AAX")
    telegram = Telegram(Secret(wrong), playground.url)
    with pytest.raises((channel.TokenRevoked, channel.NotThere)) as caught:
        await telegram.start()
    assert wrong not in "".join(traceback.format_exception(caught.value))


async def test_a_server_that_is_not_there_is_unavailable() -> None:
    telegram = Telegram(Secret(TOKEN), "http://127.0.0.1:9")
    with pytest.raises(channel.Unavailable) as caught:
        await telegram.start()
    assert TOKEN not in str(caught.value)


async def test_a_webhook_left_from_before_is_removed_when_polling(telegram: Telegram, playground: Playground) -> None:
    await telegram._bot.set_webhook("https://example.org/hook")
    with pytest.raises(channel.Unavailable):
        await telegram.updates(None, 0)
    assert await telegram.updates(None, 0) == []
    assert playground.calls["deleteWebhook"] == 1
