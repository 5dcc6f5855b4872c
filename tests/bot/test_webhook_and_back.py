"""One setting changes asking for updates to having them posted, and back: with the real app, over HTTP."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
import pytest

from bot import webhook as module
from bot.app import App, StartError, real_clock
from bot.playground.faults import Fault, Trouble
from bot.playground.playground import Playground
from bot.settings import Secret, Settings
from tests.stories.house import ONBOARDING, TOKEN, taps


class House:
    """A stand-in that lives on, and coaches that come and go."""

    def __init__(self, address: str, port: int) -> None:
        self.playground = Playground(now=real_clock, token=TOKEN)
        self.database = Secret(address)
        self.port = port

    @asynccontextmanager
    async def coach(self, *, pushed: bool, url: str = "") -> AsyncIterator[App]:
        settings = Settings(
            token=Secret(TOKEN),
            api_url=self.playground.url,
            database=self.database,
            webhook_url=(url or f"http://127.0.0.1:{self.port}/telegram") if pushed else "",
            webhook_port=self.port,
            owners=frozenset({42}),
        )
        async with App(settings).running() as app:
            yield app


@pytest.fixture
async def house(address: str, unused_tcp_port: int) -> AsyncIterator[House]:
    made = House(address, unused_tcp_port)
    await made.playground.start()
    yield made
    await made.playground.stop()


async def test_changed_to_a_webhook_and_back_nothing_is_lost_and_nothing_comes_twice(house: House) -> None:
    user = house.playground.user(7)
    async with house.coach(pushed=False):
        user.say("/start")
        await user.answer()
        await taps(user, *ONBOARDING[:3])
    user.tap(ONBOARDING[3])  # while nobody listens
    async with house.coach(pushed=True):
        await user.answer()
        assert house.playground.world.webhook.secret
        await taps(user, *ONBOARDING[4:7])
    user.tap(ONBOARDING[7])
    async with house.coach(pushed=False):
        await user.answer()
        assert not house.playground.world.webhook.url
        await taps(user, *ONBOARDING[8:])
        await user.wait_for(lambda one: len(one.received) == 2)
    async with house.coach(pushed=True):
        user.say("/week")
        await user.answer()
    assert len(user.received) == 3
    assert house.playground.pending_updates == 0


async def test_several_chats_are_answered_through_the_webhook(house: House) -> None:
    users = [house.playground.user(number) for number in range(1, 41)]
    async with house.coach(pushed=True):
        for user in users:
            user.say("/start")
        for user in users:
            await user.answer()
    assert [len(user.received) for user in users] == [1] * 40


async def test_taps_that_are_posted_are_answered_without_a_request(house: House) -> None:
    user = house.playground.user(7)
    async with house.coach(pushed=True):
        user.say("/start")
        await user.answer()
        await taps(user, *ONBOARDING[:3])
        await user.wait_for(lambda one: len(one.toasts) == 3)
    assert "answerCallbackQuery" not in house.playground.calls
    async with house.coach(pushed=False):
        await taps(user, ONBOARDING[3])
        await user.wait_for(lambda one: len(one.toasts) == 4)
    assert house.playground.calls["answerCallbackQuery"] == 1


async def test_beside_the_webhook_a_runners_calendar_stands_at_its_private_address(house: House) -> None:
    user = house.playground.user(7)
    async with house.coach(pushed=True), aiohttp.ClientSession() as http:
        user.say("/start")
        await user.answer()
        await taps(user, *ONBOARDING)
        user.say("/calendar")
        await user.wait_for(lambda one: ".ics" in one.last.text)
        url = next(found for one in user.received if (found := re.search(r"http://\S+\.ics", one.text)))[0]
        async with http.get(url) as answer:
            assert (answer.status, answer.content_type) == (200, "text/calendar")
            assert (await answer.read()).startswith(b"BEGIN:VCALENDAR\r\n")
        async with http.get(url.replace("calendar/", "calendar/a")) as answer:
            assert answer.status == 404


async def test_what_was_posted_without_an_answer_is_posted_again_and_answered_once(house: House) -> None:
    user = house.playground.user(7)
    async with house.coach(pushed=True):
        pass
    user.say("/start")  # Telegram posts, and nobody is there
    await house.playground.wait_for(lambda one: bool(one.world.webhook.last_error))
    async with house.coach(pushed=True):
        await user.answer(15)
    assert len(user.received) == 1


async def test_an_address_that_telegram_does_not_take_stops_the_start(house: House) -> None:
    def refuses(method: str, _chat: int | None) -> Fault | None:
        return Fault(trouble=Trouble.STATUS, status=400) if method == "setWebhook" else None

    house.playground.set_faults(refuses)
    with pytest.raises(StartError, match="WEBHOOK_URL: Telegram does not take it"):
        async with house.coach(pushed=True):
            pass


async def test_a_taken_port_stops_the_start(house: House) -> None:
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(house.coach(pushed=True))
        with pytest.raises(StartError, match=r"WEBHOOK_PORT: 127\.0\.0\.1:"):
            await stack.enter_async_context(house.coach(pushed=True))


async def test_a_token_revoked_while_nobody_writes_ends_it(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY_S", 0.01)

    async def run() -> None:
        async with asyncio.timeout(20), house.coach(pushed=True):
            house.playground.set_faults(lambda _method, _chat: Fault(trouble=Trouble.STATUS, status=401))
            await asyncio.sleep(3600)

    with pytest.raises(BaseExceptionGroup) as caught:
        await run()
    assert "TokenRevoked" in repr(caught.value)
