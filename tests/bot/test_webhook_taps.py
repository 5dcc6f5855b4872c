"""The answer to a tap goes back with the post that brought it, as long as somebody waits for that."""

import asyncio
import json

import pytest

from bot import webhook as module
from bot.replies import Toast
from data.store import Store
from tests.bot.webhook_office import SECRET, Office, tap, text


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


async def test_the_answer_to_a_tap_goes_back_with_each_post_that_brought_it(office: Office) -> None:
    async with office.open():
        async with office.busy():
            posts = [asyncio.ensure_future(office.posted(tap(5, "abc"))) for _ in range(2)]
            await office.until_in_hand()
        found = await asyncio.gather(*posts)
    says = {"method": "answerCallbackQuery", "callback_query_id": "abc", "text": "ok", "show_alert": False}
    assert [(status, json.loads(said)) for status, said in found] == [(200, says)] * 2
    assert office.tray.left == []


async def test_an_answer_goes_back_with_no_post_but_that_of_its_tap_and_once(office: Office) -> None:
    async with office.open():
        async with office.busy():
            posts = [asyncio.ensure_future(office.posted(one)) for one in (text(4, "a"), tap(5, "abc"))]
            await office.until_in_hand()
            others = [Toast(callback_id="abd"), Toast(callback_id="")]
            assert office.webhook.carry(others) == others
        assert [said.count(b"answer") for _, said in await asyncio.gather(*posts)] == [0, 1]
    late = [Toast(callback_id="abc")]
    assert office.webhook.carry(late) == late


async def test_whose_post_nobody_waits_for_any_more_goes_out_by_itself(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ANSWER_WITHIN_S", 0.05)
    async with office.open():
        async with office.busy():
            assert await office.post(tap(5, "abc")) == 503
        await office.until_kept()
        assert office.tray.left == [Toast(callback_id="abc", text="ok")]


async def test_who_hangs_up_waits_no_more(office: Office) -> None:
    async with office.open():
        host, _, port = office.address.removeprefix("http://").removesuffix("/telegram").partition(":")
        body = json.dumps(tap(5, "abc")).encode()
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
        async with office.busy():
            _, writer = await asyncio.open_connection(host, int(port))
            writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            await office.until_in_hand()
            (post,) = office.webhook._in_hand.values()
            assert post.waited_for()
            writer.close()
            while post.waited_for():  # noqa: ASYNC110 - rings no bell
                await asyncio.sleep(0.002)
        await office.until_kept()
        assert office.tray.left == [Toast(callback_id="abc", text="ok")]


async def test_who_waited_too_long_leaves_the_answer_to_another_post_of_the_same_tap(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with office.open():
        async with office.busy():
            first = asyncio.ensure_future(office.post(text(1, "first")))
            await office.until_in_hand()
            monkeypatch.setattr(module, "ANSWER_WITHIN_S", 0.05)
            early = asyncio.ensure_future(office.posted(tap(5, "abc")))
            await office.until_waiting(1)
            monkeypatch.undo()
            late = asyncio.ensure_future(office.posted(tap(5, "abc")))
            assert await early == (503, b"")
        assert await first == 200
        status, said = await late
    assert (status, json.loads(said)["callback_query_id"]) == (200, "abc")
    assert office.tray.left == []


async def test_of_a_batch_that_is_tried_one_by_one_each_is_answered_as_soon_as_it_is_kept(office: Office) -> None:
    office.desk.door.clear()
    async with office.open():
        async with office.busy():
            first = asyncio.ensure_future(office.post(text(1, "first")))
            await office.until_in_hand()
            tapped = asyncio.ensure_future(office.posted(tap(2, "abc")))
            failing = asyncio.ensure_future(office.post(text(3, "boom", chat=8)))
            after = asyncio.ensure_future(office.posted(tap(4, "abd", chat=9)))
            await office.until_waiting(3)
        assert await first == 200
        assert json.loads((await tapped)[1])["callback_query_id"] == "abc"
        assert not failing.done()
        office.desk.door.set()
        assert await failing == 200
        assert json.loads((await after)[1])["callback_query_id"] == "abd"
    assert office.tray.left == []
