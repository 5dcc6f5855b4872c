"""Telegram's side of the benchmark: a Bot API without limits, in a process of its own, and the people who write.

Every chat has one update under way: the next follows when the bot has answered the last, so with 256 chats 256 wait at
once. `python -m tests.benchmarks.answers.stand_in CELL` prints its address, measures when told to by a line on its
standard input, and prints what it found. CPU and memory are read of the bot's process, from outside.
"""

import asyncio
import json
import sys
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import msgspec
import psutil
from aiohttp import web

from tests.benchmarks.answers.cells import Cell, Measured, Order
from tests.benchmarks.answers.people import Crowd, Update

BOT = {"id": 4242, "is_bot": True, "first_name": "Coach", "username": "bench_coach_bot"}
LONGEST_POLL_S = 20.0
UPDATES_A_POLL = 100
POSTS_AT_ONCE = 100
"""What Telegram opens to a webhook at most."""
TOAST_ALONE_S, TO_ONE_CHAT_S = 3.0, 0.2
"""So long after a toast nothing else is expected; with one chat nobody else is to be answered meanwhile."""
_SHOW = {"sendPhoto": "photo", "sendAnimation": "animation", "sendAudio": "audio", "sendDocument": "document"}
"""What shows a file, and the field of the message that names it."""
_FILES = {"editMessageMedia", *_SHOW}
_SPEAK = {"sendMessage", "editMessageText", "editMessageCaption", "editMessageMedia", *_SHOW}


class StandIn:
    """Answers the bot, and lets the people of a cell write."""

    def __init__(self, cell: Cell) -> None:
        self._cell = cell
        self._crowd = Crowd(cell)
        self._waiting: deque[Update] = deque()
        self._confirmable: dict[int, Update] = {}
        self._arrived = asyncio.Event()
        self._asked_at: dict[int, float] = {}  # chat -> when its update was first to be had
        self._latest: dict[int, int] = {}  # chat -> that update
        self._fetched: set[int] = set()  # updates that the bot has and has not answered
        self._toasted: dict[int, asyncio.TimerHandle] = {}
        self._update_id = self._message_id = 0
        self._answered = self._calls = self._files = self._uploads = 0
        self._latencies: list[float] = []
        self._done: Callable[[], None] = lambda: None
        self._until = 0
        self._begun = self._closing = False
        self.hook = ""

    # The people

    def begin(self) -> None:
        """Everybody writes: at once, or spread over one round where so many updates come in a second."""
        apart = 1 / self._cell.a_second if self._cell.a_second else 0.0
        for number, chat in enumerate(self._crowd.chats):
            if apart:
                asyncio.get_running_loop().call_later(number * apart, self._write, chat)
            else:
                self._write(chat)

    def _write(self, chat: int) -> None:
        """It is the turn of a chat."""
        for one in self._crowd.turns(chat):
            self._write_next(one)

    def _write_next(self, chat: int) -> None:
        """The next update of a chat."""
        if self._closing:
            return
        self._update_id += 1
        update = Update(self._update_id, self._crowd.next_update(chat, self._update_id))
        self._latest[chat] = update.id
        self._asked_at[chat] = time.perf_counter()
        if self.hook:
            self._posting.create_task(self._post(update))
        else:
            self._waiting.append(update)
            self._arrived.set()

    def _only_toasted(self, chat: int) -> None:
        self._heard(chat, latency=False)

    def _heard(self, chat: int, *, latency: bool = True) -> None:
        """The bot has answered the chat; a second message to the update before is no answer to one not even fetched."""
        if self._latest.get(chat) not in self._fetched:
            return
        self._fetched.discard(self._latest[chat])
        since = self._asked_at.pop(chat)
        if (timer := self._toasted.pop(chat, None)) is not None:
            timer.cancel()
        if latency:
            self._latencies.append(time.perf_counter() - since)
        self._answered += 1
        if self._answered == self._until:
            self._done()
        who = self._crowd.after(chat)
        if self._cell.a_second:
            pause = max(0.0, self._cell.chats / self._cell.a_second - (time.perf_counter() - since))
            asyncio.get_running_loop().call_later(pause, self._write, who)
        else:
            self._write(who)

    async def measure(self, order: Order) -> Measured:
        """Waits until so many updates are answered, and tells what that took of the process."""
        done = asyncio.Event()
        bot = psutil.Process(order.pid)
        self._latencies.clear()
        self._answered = self._calls = self._files = self._uploads = 0
        self._until, self._done = order.updates, done.set
        began, cpu = time.perf_counter(), _cpu(bot)
        if not self._begun:
            self._begun = True
            self.begin()
        try:
            async with asyncio.timeout(order.seconds):
                await done.wait()
        except TimeoutError:
            pass  # what was answered by then counts
        seconds, spent = time.perf_counter() - began, _cpu(bot) - cpu
        found = sorted(self._latencies)
        return Measured(
            updates=self._answered,
            seconds=seconds,
            cpu=spent,
            p50=_of(found, 0.50),
            p99=_of(found, 0.99),
            rss=bot.memory_info().rss,
            calls=self._calls,
            files=self._files,
            uploads=self._uploads,
        )

    # The Bot API

    async def serve(self, request: web.BaseRequest) -> web.StreamResponse:
        method = request.path.rpartition("/")[2]
        asked = await _asked(request)
        if method == "getUpdates":
            return _answer(await self._updates(asked))
        self._calls += 1
        if method in _FILES:
            self._files += 1
            self._uploads += request.content_type == "multipart/form-data"
        if self._cell.delay_s:
            await asyncio.sleep(self._cell.delay_s)
        return _answer(self._result(method, asked))

    def _result(self, method: str, asked: dict[str, Any]) -> object:
        if method in _SPEAK:
            return self._spoken(method, asked)
        if method == "answerCallbackQuery":
            self._toast(asked)
            return True
        if method == "getMe":
            return BOT
        if method == "getWebhookInfo":
            return {"url": self.hook, "has_custom_certificate": False, "pending_update_count": 0}
        if method == "setWebhook":
            return self._set_hook(asked)
        empty: dict[str, object] = {"getMyCommands": [], "getMyDescription": {"description": ""}}
        return empty.get(method, {"short_description": ""} if method == "getMyShortDescription" else True)

    def _spoken(self, method: str, asked: dict[str, Any]) -> dict[str, Any]:
        chat = int(asked["chat_id"])
        markup = asked.get("reply_markup")
        keyboard = json.loads(markup) if isinstance(markup, str) else markup
        if new := method.startswith("send"):
            self._message_id += 1
        message_id = self._message_id if new else int(asked["message_id"])
        message = {
            "message_id": message_id,
            "from": BOT,
            "chat": {"id": chat, "type": "private", "first_name": "Runner"},
            "date": int(time.time()),  # noqa: TID251 - what Telegram's side would say
            "text": asked.get("text", asked.get("caption", "")),
        }
        if (kind := _SHOW.get(method)) is not None:
            file = {"file_id": kind, "file_unique_id": kind}
            message[kind] = [file] if kind == "photo" else file
        if keyboard and "inline_keyboard" in keyboard:
            message["reply_markup"] = keyboard
        self._crowd.saw(chat, message)
        self._heard(chat)
        return message

    def _toast(self, asked: dict[str, Any]) -> None:
        """A tap may be answered by nothing but a toast, which is rare: then the chat goes on after a while."""
        chat, update = map(int, str(asked["callback_query_id"]).split("-"))
        if update == self._latest.get(chat) and update in self._fetched and chat not in self._toasted:
            wait = TOAST_ALONE_S if self._cell.chats > 1 else TO_ONE_CHAT_S
            self._toasted[chat] = asyncio.get_running_loop().call_later(wait, self._only_toasted, chat)

    async def _updates(self, asked: dict[str, Any]) -> list[dict[str, Any]]:
        offset, wait = int(asked.get("offset") or 0), float(asked.get("timeout") or 0)
        for id_ in [one for one in self._confirmable if one < offset]:
            del self._confirmable[id_]
        if not self._waiting and not self._confirmable and wait:
            self._arrived.clear()
            try:
                async with asyncio.timeout(min(wait, LONGEST_POLL_S)):
                    await self._arrived.wait()
            except TimeoutError:
                return []
        while self._waiting and len(self._confirmable) < UPDATES_A_POLL:
            one = self._waiting.popleft()
            self._confirmable[one.id] = one
            self._fetched.add(one.id)
        return [one.body for one in self._confirmable.values()]

    # By webhook

    def _set_hook(self, asked: dict[str, Any]) -> bool:
        self._secret = str(asked.get("secret_token", ""))
        return True

    async def post_to(self, address: str, group: asyncio.TaskGroup) -> None:
        self.hook, self._posting = address, group
        self._room = asyncio.Semaphore(POSTS_AT_ONCE)
        self._http = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=POSTS_AT_ONCE))

    async def _post(self, update: Update) -> None:
        async with self._room:
            headers = {"Content-Type": "application/json", "X-Telegram-Bot-Api-Secret-Token": self._secret}
            body = msgspec.json.encode(update.body)
            self._fetched.add(update.id)
            try:
                async with self._http.post(self.hook, data=body, headers=headers) as answer:
                    called = await answer.read()
                if called:  # the answer to the tap goes along
                    self._called(msgspec.json.decode(called))
            except aiohttp.ClientError:
                self._closing = True  # the bot has ended, and with it the measurement

    def _called(self, asked: dict[str, Any]) -> None:
        self._result(asked.pop("method"), asked)

    async def close(self) -> None:
        if self.hook:
            await self._http.close()


def _cpu(process: psutil.Process) -> float:
    used = process.cpu_times()
    found: float = used.user + used.system
    return found


def _of(values: list[float], share: float) -> float:
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0.0


async def _asked(request: web.BaseRequest) -> dict[str, Any]:
    if request.content_type == "application/json":
        found: dict[str, Any] = msgspec.json.decode(await request.read())
        return found
    if request.content_type == "application/x-www-form-urlencoded":
        return dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
    return dict(await request.post())


def _answer(result: object) -> web.Response:
    return web.Response(body=msgspec.json.encode({"ok": True, "result": result}), content_type="application/json")


Handler = Callable[[web.BaseRequest], Awaitable[web.StreamResponse]]


async def main(cell: Cell) -> None:
    stand_in = StandIn(cell)
    server = web.ServerRunner(web.Server(stand_in.serve))
    await server.setup()
    site = web.TCPSite(server, "127.0.0.1", 0)
    await site.start()
    sys.stdout.write(f"http://127.0.0.1:{server.addresses[0][1]}\n")
    sys.stdout.flush()
    async with asyncio.TaskGroup() as group:
        while line := await asyncio.to_thread(sys.stdin.readline):
            order = msgspec.json.decode(line, type=Order)
            if order.hook and not stand_in.hook:
                await stand_in.post_to(order.hook, group)
            found = await stand_in.measure(order)
            sys.stdout.write(msgspec.json.encode(found).decode() + "\n")
            sys.stdout.flush()
        await stand_in.close()
        await server.cleanup()
        raise SystemExit(0)  # the chats that still wait for an answer get none


if __name__ == "__main__":
    asyncio.run(main(msgspec.json.decode(sys.argv[1], type=Cell)))
