"""Telegram's limits by a clock of our own, and bad answers on request."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.playground.faults import Fault, Trouble
from bot.playground.limits import CHAT_BURST, Limits
from bot.playground.playground import Playground
from tests.bot.playground.conftest import Ticking, client_of

# python-telegram-bot warns of its own attribute whenever it is told to wait.
pytestmark = pytest.mark.filterwarnings("ignore:Deprecated since version v22.2:telegram.warnings.PTBDeprecationWarning")


@pytest.fixture
async def limited(clock: Ticking) -> AsyncIterator[Playground]:
    playground = Playground(now=clock.now, monotonic=clock.monotonic)
    await playground.start()
    for person in range(1, 41):
        playground.user(person).say("hi")
    yield playground
    await playground.stop()


async def pause(bot: Bot, chat_id: int = 1) -> float:
    """Seconds that python-telegram-bot is told to wait; 0 if the message passes."""
    try:
        await bot.send_message(chat_id, "x")
    except RetryAfter as error:
        return float(error.retry_after if isinstance(error.retry_after, int) else error.retry_after.total_seconds())
    return 0.0


async def test_a_chat_takes_a_burst_and_then_one_a_second(limited: Playground, clock: Ticking) -> None:
    async with client_of(limited) as bot:
        assert [await pause(bot) for _ in range(CHAT_BURST + 1)] == [0.0] * CHAT_BURST + [1.0]
        clock.seconds += 0.5
        assert await pause(bot) == 1.0  # still closed
        clock.seconds += 0.5
        assert [await pause(bot), await pause(bot)] == [0.0, 1.0]
        assert await pause(bot, 2) == 0.0  # another chat does not mind
        clock.seconds += 60
        assert [await pause(bot) for _ in range(CHAT_BURST + 1)] == [0.0] * CHAT_BURST + [1.0]


async def test_all_chats_together_take_thirty_a_second(limited: Playground, clock: Ticking) -> None:
    async with client_of(limited) as bot:
        pauses = [await pause(bot, person) for person in range(1, 32)]
        assert pauses == [0.0] * 30 + [1.0]
        clock.seconds += 1
        assert await pause(bot, 31) == 0.0


async def test_edits_and_answers_go_beside_the_limits(limited: Playground) -> None:
    async with client_of(limited) as bot:
        keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("a", callback_data="b")]])
        sent = await bot.send_message(1, "x", reply_markup=keyboard)
        for count in range(CHAT_BURST * 2):
            await sent.edit_text(str(count), reply_markup=keyboard)
            await bot.answer_callback_query(limited.user(1).tap("a"))


def test_a_group_takes_twenty_a_minute(clock: Ticking) -> None:
    limits = Limits(clock.monotonic)
    assert [limits.admit(-100) for _ in range(21)] == [0] * 20 + [3]


async def test_the_answer_says_how_long_to_wait(limited: Playground) -> None:
    address = f"{limited.base_url}{limited.token}/sendMessage"
    async with aiohttp.ClientSession() as session:
        for _ in range(CHAT_BURST):
            await session.post(address, json={"chat_id": 1, "text": "x"})
        answer = await session.post(address, json={"chat_id": 1, "text": "x"})
        body = await answer.json()
    assert (answer.status, answer.headers["Retry-After"]) == (429, "1")
    assert body == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }


FAULTS: list[tuple[Fault, type[Exception]]] = [
    (Fault(trouble=Trouble.STATUS, status=429, retry_after=7), RetryAfter),
    (Fault(trouble=Trouble.STATUS, status=500), NetworkError),
    (Fault(trouble=Trouble.STATUS, status=502), NetworkError),
    (Fault(trouble=Trouble.STATUS, status=403), Forbidden),
    (Fault(trouble=Trouble.STATUS, status=400), BadRequest),
    (Fault(trouble=Trouble.GARBAGE), TelegramError),
    (Fault(trouble=Trouble.HALF), NetworkError),
    (Fault(trouble=Trouble.DROP), NetworkError),
    (Fault(trouble=Trouble.HANG, seconds=0.01), NetworkError),
]


@pytest.mark.parametrize(("fault", "error"), FAULTS, ids=[f"{f.trouble}-{f.status}" for f, _ in FAULTS])
@pytest.mark.parametrize("applied", [False, True])
async def test_a_call_goes_wrong_on_request(
    playground: Playground, bot: Bot, fault: Fault, error: type[Exception], applied: bool
) -> None:
    runner = playground.user(1)
    runner.say("hi")
    fault = Fault(
        trouble=fault.trouble,
        status=fault.status,
        retry_after=fault.retry_after,
        seconds=fault.seconds,
        applied=applied,
    )
    playground.set_faults(lambda method, chat_id: fault if (method, chat_id) == ("sendMessage", 1) else None)
    with pytest.raises(error):
        await bot.send_message(1, "x")
    assert len(runner.received) == applied
    playground.set_faults(None)
    await bot.send_message(1, "y")
    assert runner.last.text == "y"


async def test_an_answer_may_hang_until_the_client_gives_up(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hi")
    playground.set_faults(lambda _method, _chat: Fault(trouble=Trouble.HANG))
    with pytest.raises(TimedOut):
        await bot.send_message(1, "x", read_timeout=0.05)


async def test_an_answer_may_be_late(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hi")
    playground.set_faults(lambda _method, _chat: Fault(trouble=Trouble.SLOW, seconds=0.05))
    began = asyncio.get_running_loop().time()
    await bot.send_message(1, "x")
    assert asyncio.get_running_loop().time() - began >= 0.05


async def test_the_faults_hear_of_each_call_by_its_documented_name(playground: Playground, bot: Bot) -> None:
    heard: list[tuple[str, int | None]] = []
    playground.user(1).say("hi")
    playground.set_faults(lambda method, chat_id: heard.append((method, chat_id)))
    await bot.get_updates()
    await bot.send_message(1, "x")
    assert heard == [("getUpdates", None), ("sendMessage", 1)]
    assert playground.calls["sendMessage"] == 1
