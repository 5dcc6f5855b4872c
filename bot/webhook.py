"""Updates in by webhook: Telegram posts each one, and hears 200 only after what it did has been kept.

What comes while a commit runs goes into the next batch. Whatever is not answered with 200 Telegram posts again, and the
ids that are kept say what was applied: nothing is lost and nothing is applied twice. The answer to a tap goes with that
200, since Telegram does what it is asked for there: so it takes no request.
"""

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator, Sequence
from http import HTTPStatus
from typing import Any

import msgspec
from aiohttp import ClientPayloadError, web

from bot.channel import Api, BadRequest, ChannelError, RetryAfter, TokenRevoked
from bot.desk import Arrival, Batch, Posted
from bot.inbound import ALLOWED_UPDATES
from bot.intake import PAUSES_S, read
from bot.metrics import UPDATES, Metrics
from bot.owner import Owner
from bot.place import Place
from bot.posts import Post, carry
from bot.replies import Toast
from bot.telegram_values import of_toast
from bot.words import about

log = logging.getLogger(__name__)

CONNECTIONS = 64
"""How many updates Telegram may post at the same time: one of each chat, so a flood from one chat keeps nobody out."""
WAITING_AT_MOST = 200
"""Requests in hand, and updates that wait. More are refused at once, and posted again: memory stays bounded."""
AT_ONCE = 100
BODY_AT_MOST = 1 << 20
READ_WITHIN_S = 15.0
ANSWER_WITHIN_S = 50.0
"""Telegram waits a minute; what was not kept by then is posted again, and its first copy still counts."""
LOOK_EVERY_S = 30.0
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LARGEST_ID = 2**63 - 1


class Webhook:
    """A `Source`. Serve `app`, then `register`; `watch` runs beside."""

    def __init__(self, api: Api, place: Place, owner: Owner, metrics: Metrics, *, identity: tuple[int, str]) -> None:
        self._api, self._place, self._owner, self._metrics = api, place, owner, metrics
        self._bot_id, self._username = identity
        self._waiting: dict[int, Post] = {}  # by the update's id
        self._in_hand: dict[int, Post] = {}
        self._requests = 0
        self._arrived = asyncio.Event()
        self._stopping = False
        self._last_complaint = 0

    # What the intake sees

    async def batches(self) -> AsyncIterator[Batch]:
        await self._arrived.wait()
        while not self._stopping:
            first = sorted(self._waiting)[:AT_ONCE]
            self._in_hand = {one: self._waiting.pop(one) for one in first}
            if not self._waiting:
                self._arrived.clear()
            arrivals = tuple(one.arrival for one in self._in_hand.values())
            yield Batch(bot_id=self._bot_id, arrivals=arrivals, receipt=Posted())
            await self._arrived.wait()

    def carry(self, toasts: Sequence[Toast]) -> Sequence[Toast]:
        """Each goes with the answer to the post that brought its tap, if anybody still waits for that."""
        return carry(self._in_hand.values(), toasts)

    def kept(self, arrivals: Sequence[Arrival]) -> None:
        for one in arrivals:
            self._in_hand.pop(one.update_id).settle(kept=True)

    def stop(self) -> None:
        """What waits is refused, and posted again to whoever comes next; the batch in hand is finished."""
        self._stopping = True
        for one in self._waiting.values():
            one.settle(kept=False)
        self._waiting.clear()
        self._arrived.set()

    # What Telegram sees

    def app(self) -> web.Application:
        """POST on one path, and nothing else."""
        app = web.Application(client_max_size=BODY_AT_MOST)
        app.router.add_post(self._place.path, self._receive)
        app.on_shutdown.append(self._shut)
        return app

    async def _shut(self, _app: web.Application) -> None:
        """Nobody waits for what is not going to be kept any more."""
        self.stop()
        for one in self._in_hand.values():
            one.settle(kept=False)

    async def _receive(self, request: web.Request) -> web.Response:
        """Says nothing but a status. Who does not know the secret gets no byte read."""
        shown = request.headers.get(_SECRET, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(shown, self._place.secret.reveal.encode()):
            return _answer(HTTPStatus.FORBIDDEN)
        if self._stopping or self._requests >= WAITING_AT_MOST:
            return _answer(HTTPStatus.SERVICE_UNAVAILABLE)
        self._requests += 1
        try:
            taken = await self._taken(request)
        finally:
            self._requests -= 1
        return _answering(taken) if isinstance(taken, Toast) else _answer(taken)

    async def _taken(self, request: web.Request) -> HTTPStatus | Toast:
        """Waits until the update is kept; what is then answered."""
        try:
            async with asyncio.timeout(READ_WITHIN_S):
                arrival = self._arrival(await request.read())
        except TimeoutError:
            return HTTPStatus.REQUEST_TIMEOUT
        except web.HTTPRequestEntityTooLarge:
            return HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        except (web.RequestPayloadError, ClientPayloadError, ConnectionError):
            return HTTPStatus.BAD_REQUEST
        if arrival is None:
            return HTTPStatus.BAD_REQUEST
        post = self._put(arrival)
        if post is None:
            return HTTPStatus.SERVICE_UNAVAILABLE
        return await post.answered(request, ANSWER_WITHIN_S)

    def _arrival(self, body: bytes) -> Arrival | None:
        """None for what is no update."""
        try:
            update = msgspec.json.decode(body, type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            return None
        number = update.get("update_id")
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= _LARGEST_ID:
            return None
        return read([update], self._username)[0]

    def _put(self, arrival: Arrival) -> Post | None:
        """The update among those that wait, once however often it was posted; None where there is no room."""
        waits = self._waiting.get(arrival.update_id)
        if waits is None and not self._stopping and len(self._waiting) < WAITING_AT_MOST:
            waits = self._waiting[arrival.update_id] = Post(arrival)
            self._arrived.set()
        return waits

    # What Telegram is told

    async def register(self) -> None:
        """Has updates posted here from now on. While Telegram cannot be reached this waits and says so.

        Raises:
            BadRequest: Telegram does not take the address.
            TokenRevoked: it does not know us any more.
        """
        asked = {
            "url": self._place.url,
            "secret_token": self._place.secret.reveal,
            "max_connections": CONNECTIONS,
            "allowed_updates": list(ALLOWED_UPDATES),
        }
        failed = 0
        while True:
            pause = PAUSES_S[min(failed, len(PAUSES_S) - 1)]
            try:
                await self._api.ask("setWebhook", asked)
            except (BadRequest, TokenRevoked):
                raise
            except ChannelError as error:
                log.warning("the webhook could not be set: %s; trying again", error)
                pause = max(pause, error.seconds) if isinstance(error, RetryAfter) else pause
            else:
                self._metrics.alive(UPDATES)
                return
            await asyncio.sleep(pause)
            failed += 1

    async def watch(self) -> None:
        """Looks from time to time whether Telegram still posts here; without this a quiet hour looks like any fault.

        Raises:
            TokenRevoked: Telegram does not know us any more.
        """
        while True:
            await asyncio.sleep(LOOK_EVERY_S)
            try:
                await self._look()
            except TokenRevoked:
                raise
            except ChannelError as error:
                log.warning("it is not known whether Telegram still posts updates here: %s", error)

    async def _look(self) -> None:
        info = await self._api.ask("getWebhookInfo", {})
        if info.get("url") != self._place.url:
            log.error(about.WEBHOOK_MOVED)
            await self._owner.tell(about.WEBHOOK_MOVED)
            return
        self._metrics.alive(UPDATES)
        complaint = info.get("last_error_date", 0)
        if complaint > self._last_complaint:
            self._last_complaint = complaint
            waiting = info.get("pending_update_count", 0)
            log.warning("Telegram could not post updates, %s wait: %s", waiting, info.get("last_error_message", ""))


def _answer(status: HTTPStatus) -> web.Response:
    """The status, with no word about why; whoever is refused begins a connection anew."""
    response = web.Response(status=status)
    if status is not HTTPStatus.OK:
        response.force_close()
    return response


def _answering(toast: Toast) -> web.Response:
    called = {"method": "answerCallbackQuery", **of_toast(toast)}
    return web.Response(body=msgspec.json.encode(called), content_type="application/json")
