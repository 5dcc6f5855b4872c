"""The webhook over real HTTP, in front of a real desk and a real store; what only Telegram does is the stand-in's."""

import asyncio
import gzip
import hmac
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot import webhook as module
from bot.channel import BadRequest, Blocked, RetryAfter, TokenRevoked, Unavailable
from bot.metrics import UPDATES
from bot.place import Place
from bot.serving import CannotListenError, Door, serving
from bot.settings import Secret
from bot.words import about
from data.store import Store
from tests.bot.machinery import SetClock
from tests.bot.raw_server import until
from tests.bot.webhook_office import SECRET, URL, Office, text


@pytest.fixture
def office(store: Store) -> Office:
    return Office(store)


async def test_an_update_is_answered_with_200_once_it_is_kept(office: Office) -> None:
    async with office.open():
        assert await office.post(text(5, "a")) == 200
        assert office.tray.texts == [(7, "you said a")]
        async with office.store.unit() as unit:
            assert await unit.seen(99, [5, 6], SetClock()()) == {5}


async def test_nothing_is_answered_before_it_is_kept(office: Office) -> None:
    async with office.open():
        async with office.busy():  # somebody else writes: nothing can be kept
            posted = asyncio.ensure_future(office.post(text(5, "a")))
            done, _ = await asyncio.wait({posted}, timeout=0.1)
            assert not done
        assert await posted == 200


async def test_what_comes_while_a_commit_runs_is_kept_together(office: Office) -> None:
    async with office.open():
        async with office.busy():
            first = asyncio.ensure_future(office.post(text(1, "first")))
            await office.until_in_hand()
            others = [asyncio.ensure_future(office.post(text(n, f"n{n}", chat=n))) for n in range(30, 1, -1)]
            await office.until_waiting(29)
        assert set(await asyncio.gather(first, *others)) == {200}
    assert office.tray.texts == [(7, "you said first"), *((n, f"you said n{n}") for n in range(2, 31))]
    assert b"coach_batch_updates_count 2.0" in office.metrics.text()


async def test_an_update_posted_twice_is_applied_once(office: Office) -> None:
    async with office.open():
        async with office.busy():
            twice = [asyncio.ensure_future(office.post(text(5, "a"))) for _ in range(2)]
            await asyncio.sleep(0.05)
        assert await asyncio.gather(*twice) == [200, 200]
        assert await office.post(text(5, "a")) == 200
    assert office.tray.texts == [(7, "you said a")]


async def test_one_that_makes_the_code_raise_is_acknowledged_too_and_the_others_are_answered(office: Office) -> None:
    async with office.open():
        async with office.busy():
            posts = [
                asyncio.ensure_future(office.post(text(n, "boom" if n == 3 else "fine", chat=n))) for n in range(1, 6)
            ]
            await asyncio.sleep(0.05)
        assert set(await asyncio.gather(*posts)) == {200}
    assert [chat for chat, words in office.tray.texts if words == "you said fine"] == [1, 2, 4, 5]
    assert b"coach_updates_refused_total 1.0" in office.metrics.text()


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "ünicode"])
async def test_without_the_secret_nobody_gets_in_and_nothing_is_said(office: Office, secret: str | None) -> None:
    async with office.open():
        assert await office.post(text(5, "a"), secret=secret) == 403
        assert await office.post(b"x" * 1_000_000, secret=secret) == 403
    assert office.tray.texts == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"[]",
        b"{}",
        b'{"update_id": "5"}',
        b'{"update_id": true}',
        b'{"update_id": -1}',
        b'{"update_id": 99999999999999999999999}',
        b'{"update_id": 1.5}',
        b'{"update_id": 5, "x": "\xff\xfe"}',
        b'{"update_id": 5, "x": ' + b"[" * 100_000,
        gzip.compress(b'{"update_id": 5}', mtime=0),
    ],
)
async def test_what_is_no_update_is_refused(office: Office, body: bytes) -> None:
    async with office.open():
        assert await office.post(body) == 400
        assert await office.post(text(6, "still there")) == 200
    assert office.tray.texts == [(7, "you said still there")]


async def test_nothing_is_unpacked_for_a_caller(office: Office) -> None:
    async with office.open():
        packed = gzip.compress(json.dumps(text(5, "a")).encode(), mtime=0)
        assert await office.post(packed, **{"Content-Encoding": "gzip"}) == 400


async def test_an_update_in_an_unknown_form_is_acknowledged_so_that_it_does_not_come_for_ever(office: Office) -> None:
    async with office.open():
        assert await office.post({"update_id": 5, "message": "nonsense"}) == 200
        assert await office.post({"update_id": 6, "shiny_new_kind": {}}) == 200
    assert [words for chat, words in office.tray.texts if chat == 7] == []


@pytest.mark.parametrize("chat", [10**30, -(2**63), 2**53, "7", None])
async def test_an_id_that_is_none_of_telegrams_is_passed_over(office: Office, chat: Any) -> None:
    update = text(5, "a")
    update["message"]["chat"]["id"] = chat
    async with office.open():
        assert await office.post(update) == 200
        assert await office.post(text(6, "b")) == 200
    assert office.tray.texts[-1] == (7, "you said b")


async def test_a_body_that_is_too_big_is_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BODY_AT_MOST", 10_000)
    async with office.open():
        assert await office.post(text(5, "x" * 10_000)) == 413
        assert await office.post(text(6, "small")) == 200


async def test_a_body_that_never_ends_is_given_up(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READ_WITHIN_S", 0.05)

    async def endless() -> AsyncIterator[bytes]:
        yield b'{"update_id": 5'
        await asyncio.sleep(1)
        yield b"}"

    async with office.open(), aiohttp.ClientSession() as http:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        async with http.post(office.address, data=endless(), headers=headers) as answer:
            assert answer.status == 408


async def test_only_post_on_one_path_is_there(office: Office) -> None:
    async with office.open(), aiohttp.ClientSession() as http:
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
        for method in ("GET", "PUT", "DELETE", "HEAD", "OPTIONS"):
            async with http.request(method, office.address, headers=headers) as answer:
                assert answer.status == 405
        for path in ("", "/", "/telegram/", "/telegram/more", "/healthz"):
            base = office.address.removesuffix("/telegram")
            async with http.post(base + path, json=text(5, "a"), headers=headers) as answer:
                assert answer.status == 404
    assert office.tray.texts == []


async def test_a_flood_is_refused_beyond_what_memory_has_room_for_and_comes_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAITING_AT_MOST", 20)
    async with office.open():
        async with office.busy():
            flood = [asyncio.ensure_future(office.post(text(n, f"n{n}"))) for n in range(1, 61)]
            await until(lambda: sum(task.done() for task in flood) == 40)
            assert {task.result() for task in flood if task.done()} == {503}
            assert len(office.webhook._waiting) <= 20
        assert sorted(await asyncio.gather(*flood)) == [200] * 20 + [503] * 40
        left = [n for n, task in enumerate(flood, start=1) if task.result() == 503]
        assert {await office.post(text(n, f"n{n}")) for n in left} == {200}
    assert sorted(office.tray.texts) == sorted((7, f"you said n{n}") for n in range(1, 61))


async def test_what_cannot_be_kept_in_time_is_not_acknowledged_and_counts_once_it_can(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ANSWER_WITHIN_S", 0.05)
    async with office.open():
        async with office.busy():
            assert await office.post(text(5, "a")) == 503
        monkeypatch.setattr(module, "ANSWER_WITHIN_S", 5)
        assert await office.post(text(5, "a")) == 200
    assert office.tray.texts == [(7, "you said a")]


async def test_stopping_finishes_what_is_in_hand_and_refuses_what_waits(office: Office) -> None:
    async with office.open():
        async with office.busy():
            first = asyncio.ensure_future(office.post(text(1, "first")))
            await office.until_in_hand()
            second = asyncio.ensure_future(office.post(text(2, "second")))
            await office.until_waiting(1)
            office.intake.stop()
            assert await second == 503
            assert await office.post(text(3, "third")) == 503
        assert await first == 200
    assert office.tray.texts == [(7, "you said first")]


async def test_a_caller_that_hangs_up_in_the_middle_harms_nobody(office: Office) -> None:
    async with office.open():
        host, _, rest = office.address.removeprefix("http://").partition(":")
        _, writer = await asyncio.open_connection(host, int(rest.partition("/")[0]))
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {SECRET}\r\n"
        writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        await writer.drain()
        writer.close()
        await writer.wait_closed()
        assert await office.post(text(5, "a")) == 200


async def test_behind_a_reverse_proxy_it_works_the_same(office: Office) -> None:
    async with office.open():
        forwarded = {"X-Forwarded-For": "149.154.167.220", "X-Forwarded-Proto": "https", "Host": "coach.example.org"}
        assert await office.post(text(5, "a"), **forwarded) == 200


async def test_a_taken_port_is_named_with_its_setting(office: Office) -> None:
    async with serving(office.webhook.app(), Door("127.0.0.1", 0, "X")) as port:
        with pytest.raises(CannotListenError, match=f"WEBHOOK_PORT: 127.0.0.1:{port} cannot be used"):
            async with serving(office.webhook.app(), Door("127.0.0.1", port, "WEBHOOK_PORT")):
                pass


async def test_telegram_is_told_the_address_the_secret_and_what_to_send(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PAUSES_S", (0.001,))
    office.api.answers = [Unavailable("502"), RetryAfter(0.001), Blocked("403"), True]
    await office.webhook.register()
    method, values = office.api.asked[-1]
    assert (method, values["url"], values["secret_token"]) == ("setWebhook", URL, SECRET)
    assert "my_chat_member" in values["allowed_updates"]
    assert len(office.api.asked) == 4


@pytest.mark.parametrize("error", [BadRequest("bad webhook"), TokenRevoked("401")])
async def test_what_trying_again_does_not_mend_is_raised(office: Office, error: Exception) -> None:
    office.api.answers = [error]
    with pytest.raises(type(error)):
        await office.webhook.register()


async def test_a_webhook_that_somebody_took_away_is_said_to_the_log_and_the_owner(
    office: Office, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY_S", 0.001)
    complaint = {"url": URL, "last_error_date": 5, "last_error_message": "Connection refused"}
    office.api.answers = [Unavailable("502"), complaint, complaint, {"url": ""}, {"url": ""}, TokenRevoked("401")]
    with pytest.raises(TokenRevoked):
        await office.webhook.watch()
    assert caplog.text.count("Connection refused") == 1
    assert caplog.text.count(about.WEBHOOK_MOVED) == 2
    assert office.wire.texts == [about.WEBHOOK_MOVED]


async def test_telegram_that_still_posts_here_is_a_sign_of_life(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LOOK_EVERY_S", 0.001)
    before = office.metrics._seen[UPDATES]
    office.api.answers = [{"url": URL}]
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(office.webhook.watch())
        await office.api.empty.wait()
        watching.cancel()
    assert office.metrics._seen[UPDATES] > before


def test_the_path_is_that_of_the_address() -> None:
    assert Place(URL, Secret("")).path == "/telegram"
    assert Place("https://coach.example.org", Secret("")).path == "/"
    assert SECRET not in repr(Place(URL, Secret(SECRET)))


async def test_the_secret_is_compared_in_constant_time(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[tuple[bytes, bytes]] = []

    def compare(one: bytes, other: bytes) -> bool:
        compared.append((one, other))
        return False

    monkeypatch.setattr(hmac, "compare_digest", compare)
    async with office.open():
        assert await office.post(text(5, "a")) == 403
    assert compared == [(SECRET.encode(), SECRET.encode())]
