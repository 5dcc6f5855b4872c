"""Long polls and webhooks: offsets, limits, conflicts, order, secrets."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from aiohttp import web
from telegram import Bot
from telegram.error import Conflict

from bot.playground.playground import Playground
from tests.bot.playground.conftest import client_of


def polled(playground: Playground) -> bool:
    return "getUpdates" in playground.calls


def emptied(playground: Playground) -> bool:
    return playground.pending_updates == 0


async def test_updates_come_in_order_until_they_are_confirmed(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    for text in "abc":
        runner.say(text)
    first = await bot.get_updates(limit=2)
    assert [update.message.text for update in first if update.message] == ["a", "b"]
    assert await bot.get_updates(limit=2) == first
    (last,) = await bot.get_updates(offset=first[-1].update_id + 1)
    assert last.update_id == first[-1].update_id + 1
    assert playground.pending_updates == 1
    assert await bot.get_updates(offset=last.update_id + 1) == ()
    assert playground.pending_updates == 0


async def test_a_negative_offset_counts_from_the_end(playground: Playground, bot: Bot) -> None:
    for text in "abc":
        playground.user(1).say(text)
    (last,) = await bot.get_updates(offset=-1)
    assert last.message is not None
    assert last.message.text == "c"
    assert playground.pending_updates == 1


async def test_a_long_poll_ends_when_something_comes(playground: Playground, bot: Bot) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=30))
        await playground.wait_for(polled)
        playground.user(1).say("hi")
    assert len(poll.result()) == 1


async def test_a_second_poller_ends_the_first_one(playground: Playground, bot: Bot) -> None:
    async with client_of(playground) as other, asyncio.TaskGroup() as group:
        first = group.create_task(refused(bot.get_updates(timeout=30)))
        await playground.wait_for(polled)
        second = group.create_task(other.get_updates(timeout=30))
        assert "terminated by other getUpdates request" in await first
        playground.user(1).say("hi")
    assert len(second.result()) == 1


async def refused(call: Awaitable[object]) -> str:
    with pytest.raises(Conflict) as caught:
        await call
    return str(caught.value)


async def test_setting_a_webhook_ends_a_poll(playground: Playground, bot: Bot) -> None:
    async with client_of(playground) as other, asyncio.TaskGroup() as group:
        poll = group.create_task(refused(bot.get_updates(timeout=30)))
        await playground.wait_for(polled)
        await other.set_webhook("https://example.org/hook")
    assert "terminated by setWebhook request" in poll.result()


async def test_only_the_wanted_kinds_come_from_then_on(playground: Playground, bot: Bot) -> None:
    runner = playground.user(1)
    runner.say("before")
    await bot.get_updates(allowed_updates=["callback_query"])
    runner.say("after")
    assert [update.message.text for update in await bot.get_updates() if update.message] == ["before"]
    await bot.get_updates(allowed_updates=[])
    runner.say("all again")
    assert playground.pending_updates == 2


async def test_stopping_ends_a_poll_at_once() -> None:
    playground = Playground(now=lambda: datetime(2026, 1, 1, tzinfo=UTC))
    await playground.start()
    async with client_of(playground) as bot, asyncio.TaskGroup() as group:
        poll = group.create_task(bot.get_updates(timeout=50))
        await playground.wait_for(polled)
        async with asyncio.timeout(3):
            await playground.stop()
    assert poll.result() == ()


Answer = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def listening(answer: Answer) -> AsyncIterator[str]:
    app = web.Application()
    app.router.add_post("/hook", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    await runner.cleanup()


async def test_a_webhook_gets_each_update_with_its_secret_in_order_until_it_takes_it(
    playground: Playground, bot: Bot
) -> None:
    heard: list[str] = []
    secrets: set[str | None] = set()

    async def answer(request: web.Request) -> web.Response:
        secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        text = (await request.json())["message"]["text"]
        first_try = text not in heard
        heard.append(text)
        return web.Response(status=500 if first_try and text == "a" else 200)

    async with listening(answer) as address:
        await bot.set_webhook(address, secret_token="s3cret-_A")
        for text in "abc":
            playground.user(1).say(text)
        await playground.wait_for(emptied)
        info = await bot.get_webhook_info()
        await bot.delete_webhook()
    assert heard == ["a", "a", "b", "c"]
    assert secrets == {"s3cret-_A"}
    assert info.last_error_message == "Wrong response from the webhook: 500 Internal Server Error"
    assert info.pending_update_count == 0


@pytest.mark.parametrize(
    "said", [b"ok", b"\xff", b"null", b"[]", b"{}", b'{"method": 5}', b'{"method": "danceForUs"}', b"[" * 100_000]
)
async def test_what_a_webhook_says_that_is_no_call_is_passed_over(
    playground: Playground, bot: Bot, said: bytes
) -> None:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(body=said)

    async with listening(answer) as address:
        await bot.set_webhook(address)
        for text in "ab":
            playground.user(1).say(text)
        await playground.wait_for(emptied)
        await bot.delete_webhook()


async def test_chats_do_not_wait_for_each_other_at_a_webhook(playground: Playground, bot: Bot) -> None:
    together = asyncio.Barrier(3)

    async def answer(_: web.Request) -> web.Response:
        await together.wait()  # answers only when three are there at once
        return web.Response()

    async with listening(answer) as address:
        for person in (1, 2, 3):
            playground.user(person).say("hi")
        await bot.set_webhook(address)
        async with asyncio.timeout(5):
            await playground.wait_for(emptied)
        await bot.delete_webhook()


async def test_pending_updates_can_be_dropped(playground: Playground, bot: Bot) -> None:
    playground.user(1).say("hi")
    await bot.delete_webhook(drop_pending_updates=True)
    assert playground.pending_updates == 0
