"""Requests over aiohttp against servers that behave badly, byte by byte: nothing is sent twice, nothing leaks."""

import asyncio
import email
import gzip
import io
import logging
import traceback
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from telegram import InputFile
from telegram import error as library
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot import channel
from bot.buttons import Act, Action
from bot.log import set_up
from bot.replies import Button, Document, Screen, Send
from bot.settings import AIOHTTP, HTTPX, Secret
from bot.telegram import Telegram
from bot.transport import CONNECTIONS, AiohttpRequest
from tests.bot.raw_server import Answering, Asked, Writer, good, plain, says, serving, until

TOKEN = "123456789:AAHabcdefghijklmnopqrstuvwxyz012345"
SECRET = TOKEN.partition(":")[2]
ME = {"id": 123456789, "is_bot": True, "first_name": "Coach", "username": "coach_bot"}
SENT = {"message_id": 5, "date": 0, "chat": {"id": 7, "type": "private"}, "text": "hi"}
HELLO = Send(screen=Screen("<b>Hi</b> 🦵", ((Button("Done", Act(Action.DONE)),),)))
SHORT_S = 0.1


def after_get_me(answering: Answering) -> Answering:
    """A decent answer to who we are; then this one."""

    async def both(asked: Asked, writer: Writer) -> None:
        if "/getMe" in asked.line:
            writer.write(good(ME))
        else:
            await answering(asked, writer)

    return both


@asynccontextmanager
async def telegram_at(url: str, transport: str = AIOHTTP, proxy: Secret | None = None) -> AsyncIterator[Telegram]:
    telegram = Telegram(Secret(TOKEN), url, transport=transport, proxy=proxy)
    await telegram.start()
    yield telegram
    await telegram.stop()


@asynccontextmanager
async def opened(request: AiohttpRequest) -> AsyncIterator[AiohttpRequest]:
    async with request:
        yield request


def parameters(**values: object) -> RequestData:
    return RequestData([RequestParameter.from_input(name, value) for name, value in values.items()])


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """All that is logged, at its most talkative."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    set_up(logging.DEBUG, [TOKEN], stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)


def chain(error: BaseException | None) -> list[BaseException]:
    """The error and all that it came from, shown or not."""
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


async def reset(_: Asked, writer: Writer) -> None:
    writer.transport.abort()


async def half_and_reset(_: Asked, writer: Writer) -> None:
    writer.write(good(SENT)[:-20])
    await writer.drain()
    writer.transport.abort()


ELSEWHERE = f"Location: http://127.0.0.1:9/bot{TOKEN}/sendMessage"
PAGE = f'<a href="http://127.0.0.1:9/bot{TOKEN}/sendMessage">moved</a>'.encode()
BAD: dict[str, Answering] = {
    "a reset instead of an answer": reset,
    "a reset in the middle of the body": half_and_reset,
    "a close instead of an answer": says(b""),
    "a close within the status line": says(b"HTTP/1."),
    "a close within the headers": says(f"HTTP/1.1 200 OK\r\n{ELSEWHERE}\r\nContent-Le".encode()),
    "a close in the middle of the body": says(good(SENT)[:-20]),
    "a close in the middle of a chunk": says(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"ok":'),
    "a chunk that is none": says(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"),
    "another protocol": says(f"220 mail.example.org ESMTP bot{TOKEN}\r\n\r\n".encode()),
    "no body": says(plain(b"")),
    "a list": says(plain(b"[]")),
    "an object of somebody else's": says(plain(b'{"status": "fine"}')),
    "a page": says(plain(PAGE)),
    "a page with an error": says(plain(PAGE, "502 Bad Gateway")),
    "an unheard-of status": says(plain(PAGE, "799 Whatever")),
    "a long page that ends within the token": says(plain(b"x" * 120 + PAGE, "503 Service Unavailable")),
    "what is not packed although it says so": says(plain(b"{}{}{}", "200 OK", "Content-Encoding: gzip")),
    "half of what was packed": says(plain(gzip.compress(good(SENT))[:-12], "200 OK", "Content-Encoding: gzip")),
    **{
        f"a redirect with status {status}": says(plain(PAGE, f"{status} Elsewhere", ELSEWHERE))
        for status in (300, 301, 302, 303, 307, 308)
    },
}


@pytest.mark.parametrize("transport", [AIOHTTP, HTTPX])
@pytest.mark.parametrize("bad", BAD)
async def test_a_bad_answer_is_an_error_of_our_own_asked_for_once_and_without_the_token(
    bad: str, transport: str, logged: io.StringIO
) -> None:
    async with serving(after_get_me(BAD[bad])) as raw, telegram_at(raw.url, transport) as telegram:
        with pytest.raises(channel.Unavailable) as caught:
            await telegram.deliver(7, HELLO, None)
        logging.getLogger("bot").error("not sent: %s", caught.value, exc_info=caught.value)
        assert [one.line.split()[1].rpartition("/")[2] for one in raw.asked] == ["getMe", "sendMessage"]
    told = "".join(traceback.format_exception(caught.value)) + str(caught.value) + logged.getvalue()
    assert SECRET not in told
    assert SECRET[:12] not in told
    assert str(caught.value)


@pytest.mark.parametrize("bad", BAD)
async def test_not_even_what_is_hidden_behind_an_error_holds_the_address(bad: str) -> None:
    """Whatever looks behind an error's back, such as a tracker of faults, finds no address of ours."""
    async with serving(BAD[bad]) as raw, opened(AiohttpRequest(1)) as request:
        task = asyncio.ensure_future(
            request.do_request(f"{raw.url}/bot{TOKEN}/sendMessage", "POST", parameters(chat_id=7))
        )
        await asyncio.wait([task])
    assert isinstance(task.exception(), library.NetworkError | None)  # None: whole, and for the library to refuse
    assert all(SECRET not in repr(one) + str(one) for one in chain(task.exception()))


@pytest.mark.parametrize("transport", [AIOHTTP, HTTPX])
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_not_followed_anywhere(status: int, transport: str) -> None:
    async with serving(says(good(SENT))) as other:
        there = plain(b"", f"{status} Elsewhere", f"Location: {other.url}/bot{TOKEN}/sendMessage")
        async with serving(after_get_me(says(there))) as raw, telegram_at(raw.url, transport) as telegram:
            with pytest.raises(channel.Unavailable):
                await telegram.deliver(7, HELLO, None)
        assert other.connections == 0


async def test_neither_the_client_nor_its_parts_show_the_token() -> None:
    async with serving(after_get_me(says(good(SENT)))) as raw, telegram_at(raw.url) as telegram:
        bot = telegram._bot
        shown = [repr(one) + str(one) for one in (telegram, bot, bot.request, bot.request._session)]  # type: ignore[attr-defined]  # ours
        assert SECRET not in "".join(shown)


async def test_a_server_that_is_not_there_is_named_by_host_and_port_only() -> None:
    async with opened(AiohttpRequest(1)) as request:
        with pytest.raises(library.NetworkError, match=r"127\.0\.0\.1:9") as caught:
            await request.post(f"http://127.0.0.1:9/bot{TOKEN}/getMe")
    assert all(SECRET not in repr(one) + str(one) for one in chain(caught.value))


async def silent(_: Asked, writer: Writer) -> None:
    await writer.drain()


async def dripping(_: Asked, writer: Writer) -> None:
    writer.write(plain(b"x" * 1000)[:-1000])
    for _byte in range(1000):
        writer.write(b" ")
        await writer.drain()
        await asyncio.sleep(SHORT_S / 4)


@pytest.mark.parametrize("answering", [silent, dripping, None], ids=["silent", "drop by drop", "never reads"])
async def test_what_takes_too_long_is_timed_out(answering: Answering | None) -> None:
    body = parameters(document=InputFile(b"x" * 20_000_000, filename="big"))
    async with serving(answering) as raw, opened(AiohttpRequest(1)) as request:
        with pytest.raises(library.TimedOut) as caught:
            await request.post(
                f"{raw.url}/bot{TOKEN}/sendDocument", body, SHORT_S, SHORT_S, connect_timeout=SHORT_S, pool_timeout=0
            )
    assert all(SECRET not in repr(one) + str(one) for one in chain(caught.value))


async def test_who_finds_no_free_connection_is_timed_out_and_not_sent() -> None:
    async with (
        serving(silent) as raw,
        opened(AiohttpRequest(1, read_timeout=5)) as request,
        asyncio.TaskGroup() as group,
    ):
        first = group.create_task(request.post(f"{raw.url}/bot{TOKEN}/first"))
        await until(lambda: raw.asked)
        with pytest.raises(library.TimedOut):
            await request.post(f"{raw.url}/bot{TOKEN}/second", connect_timeout=SHORT_S, pool_timeout=SHORT_S)
        first.cancel()
        assert [one.line for one in raw.asked] == [f"POST /bot{TOKEN}/first HTTP/1.1"]


async def test_so_many_go_out_at_once_and_the_others_wait_for_their_turn() -> None:
    full = asyncio.Event()

    async def together(_: Asked, writer: Writer) -> None:
        if raw.open == CONNECTIONS:
            full.set()
        await full.wait()
        writer.write(good(True))

    async with serving(together, backlog=CONNECTIONS) as raw, opened(AiohttpRequest(CONNECTIONS)) as request:
        many = [request.post(f"{raw.url}/bot{TOKEN}/sendMessage") for _ in range(CONNECTIONS + 50)]
        assert all(await asyncio.gather(*many))
        assert raw.most_open == raw.connections == CONNECTIONS
        assert len(raw.asked) == CONNECTIONS + 50


def idle(request: AiohttpRequest) -> bool:
    """Whether it holds a connection that it takes to be open."""
    assert request._session is not None
    assert request._session.connector is not None
    kept = request._session.connector._conns.values()
    return any(protocol.is_connected() for connections in kept for protocol, _ in connections)


async def test_one_after_another_share_a_connection_and_a_closed_one_is_replaced() -> None:
    async def answering(asked: Asked, writer: Writer) -> None:
        writer.write(good(True))
        if "close" in asked.line:
            writer.close()

    async with serving(answering) as raw, opened(AiohttpRequest(4)) as request:
        for _ in range(3):
            await request.post(f"{raw.url}/bot{TOKEN}/stay")
        assert raw.connections == 1
        await request.post(f"{raw.url}/bot{TOKEN}/close")
        await until(lambda: not idle(request))
        await request.post(f"{raw.url}/bot{TOKEN}/stay")
        assert raw.connections == 2


@pytest.mark.parametrize("transport", [AIOHTTP, HTTPX])
async def test_a_message_does_not_wait_for_the_long_poll_and_the_poll_can_be_broken_off(transport: str) -> None:
    async def answering(asked: Asked, writer: Writer) -> None:
        if "getUpdates" not in asked.line:
            writer.write(good(SENT))

    async with (
        serving(after_get_me(answering)) as raw,
        telegram_at(raw.url, transport) as telegram,
        asyncio.TaskGroup() as group,
    ):
        poll = group.create_task(telegram.updates(None, 25))
        await until(lambda: any("getUpdates" in one.line for one in raw.asked))
        sent = await asyncio.gather(*(telegram.deliver(7, HELLO, None) for _ in range(20)))
        assert sent == [5] * 20
        assert not poll.done()
        poll.cancel()


async def test_after_a_stop_it_can_be_started_again() -> None:
    async with serving(after_get_me(says(good(SENT)))) as raw:
        request = AiohttpRequest(1)
        for _ in range(2):
            async with request:
                assert await request.post(f"{raw.url}/bot{TOKEN}/getMe") == ME
        await request.shutdown()
        with pytest.raises(library.NetworkError):
            await request.post(f"{raw.url}/bot{TOKEN}/getMe")


async def test_a_message_goes_out_as_json_as_telegram_reads_it() -> None:
    async with serving(after_get_me(says(good(SENT)))) as raw, telegram_at(raw.url) as telegram:
        assert await telegram.deliver(7, HELLO, None) == 5
    asked = raw.asked[-1]
    assert asked.headers["content-type"] == "application/json"
    assert asked.json == {
        "chat_id": 7,
        "text": "<b>Hi</b> 🦵",
        "parse_mode": "HTML",
        "disable_notification": False,
        "link_preview_options": {"is_disabled": True},
        "reply_markup": {"inline_keyboard": [[{"text": "Done", "callback_data": "a:d::"}]]},
    }


@pytest.mark.parametrize("content", [b"", b"a,b\r\n--x\r\n\x00\xff", b"x" * 3_000_000], ids=["empty", "odd", "large"])
async def test_a_document_goes_out_whole_with_its_name_beside_its_caption(content: bytes) -> None:
    document = Document(name='sätze "neu".csv', content=content, caption="für <b>dich</b> 🦵")
    async with serving(after_get_me(says(good(SENT)))) as raw, telegram_at(raw.url) as telegram:
        await telegram.deliver(7, document, None)
    asked = raw.asked[-1]
    parts = parts_of(asked)
    assert parts["document"][1] == content
    assert parts["document"][0] == r'form-data; name="document"; filename="sätze \"neu\".csv"'
    assert (parts["chat_id"][1], parts["caption"][1].decode()) == (b"7", document.caption)


def parts_of(asked: Asked) -> dict[str, tuple[str, bytes]]:
    """Name -> disposition and content of each part, read by the standard library."""
    kind = asked.headers["content-type"].encode()
    message = email.message_from_bytes(b"Content-Type: " + kind + b"\r\n\r\n" + asked.body)
    found = {}
    for part in message.walk():
        if not part.is_multipart():
            raw = dict(part.raw_items())["Content-Disposition"]
            disposition = raw.encode("ascii", "surrogateescape").decode()
            name = str(part.get_param("name", header="content-disposition"))
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)
            found[name] = (disposition, content)
    return found


async def test_a_text_that_cannot_be_written_is_refused_and_not_tried_again() -> None:
    async with serving(after_get_me(says(good(SENT)))) as raw, telegram_at(raw.url) as telegram:
        with pytest.raises(channel.BadRequest):
            await telegram.deliver(7, Send(screen=Screen("half \ud83d")), None)
        assert len(raw.asked) == 1


async def test_half_a_character_in_one_update_does_not_spoil_the_batch() -> None:
    batch = plain(b'{"ok": true, "result": [{"update_id": 1, "x": "\\ud83d"}, {"update_id": 2, "x": "\xff"}]}')
    async with serving(after_get_me(says(batch))) as raw, telegram_at(raw.url) as telegram:
        assert [one["update_id"] for one in await telegram.updates(None, 0)] == [1, 2]


@pytest.mark.parametrize("transport", [AIOHTTP, HTTPX])
async def test_the_wish_for_a_pause_is_read_without_a_warning(transport: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Warnings are errors here, and the library's would come with each pause."""
    monkeypatch.setenv("PTB_TIMEDELTA", "false")
    wish = b'{"ok": false, "error_code": 429, "description": "Too Many", "parameters": {"retry_after": 17}}'
    answer = says(plain(wish, "429 Too Many Requests"))
    async with serving(after_get_me(answer)) as raw, telegram_at(raw.url, transport) as telegram:
        with pytest.raises(channel.RetryAfter) as caught:
            await telegram.deliver(7, HELLO, None)
    assert caught.value.seconds == 17
