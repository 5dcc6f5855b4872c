"""How updates reach the bot: asked for (`LongPoll`, which waits) or pushed to a webhook."""

import asyncio
import re
from contextlib import suppress
from itertools import islice
from urllib.parse import urlsplit

from bot.playground.bell import Bell
from bot.playground.errors import ApiError, bad_request, conflict
from bot.playground.methods.call import Call, Method
from bot.playground.params import Params
from bot.playground.state import Json, Webhook, World

MOST_UPDATES = 100
LONGEST_POLL = 50
_HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
_OTHER = "other getUpdates request; make sure that only one bot instance is running"
_SECRET = re.compile(r"[A-Za-z0-9_-]*")


def _read_allowed(world: World, params: Params) -> None:
    """Which kinds of update the bot wants from now on; those already waiting stay."""
    given = params.json("allowed_updates", "Can't parse allowed updates JSON object")
    if given is not None:
        if not isinstance(given, list):
            raise bad_request("Expected an Array of String as allowed updates")
        world.allowed = frozenset(map(str, given)) or None


class LongPoll:
    """getUpdates. A newcomer ends the poll that is under way: of two pollers each in turn is told of the other."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._current: object | None = None
        self._supplanted = ""
        self._ended = Bell()
        self._open = True

    def close(self) -> None:
        """End the poll under way, with nothing, and every later one at once."""
        self._open = False
        self._world.arrived.ring()

    def reopen(self) -> None:
        self._open = True

    def supplant(self, by: str) -> None:
        """End the poll under way with a 409 that names what ended it."""
        self._current, self._supplanted = None, by
        self._world.arrived.ring()

    async def poll(self, params: Params) -> list[Json]:
        """The next updates; waits for one up to the timeout.

        Raises:
            ApiError: 409, there is a webhook or another poller came.
        """
        world = self._world
        if world.webhook.url:
            raise conflict(_HOOKED)
        _read_allowed(world, params)
        self.supplant(_OTHER)
        me = self._current = object()
        self._confirm(params.number("offset"))
        with suppress(TimeoutError):
            async with asyncio.timeout(min(max(params.number("timeout"), 0), LONGEST_POLL)):
                while not world.updates and self._open:
                    await world.arrived.heard(None)
                    if self._current is not me:
                        raise conflict(f"terminated by {self._supplanted}")
        limit = min(max(params.number("limit", MOST_UPDATES), 1), MOST_UPDATES)
        return list(islice(world.updates, limit))

    def _confirm(self, offset: int) -> None:
        updates = self._world.updates
        if offset > 0:
            self._world.confirm(offset)
        elif offset < 0 and len(updates) > -offset:
            self._world.confirm(updates[offset]["update_id"])


def _set_webhook(call: Call) -> bool:
    world, params = call.world, call.params
    url = params.text("url").strip()
    if not url:
        return _delete_webhook(call)
    _check_url(url)
    secret = params.text("secret_token")
    if len(secret) > 256:
        raise bad_request("Secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("Secret token contains unallowed characters")
    _read_allowed(world, params)
    _drop_pending(call)
    connections = min(max(params.number("max_connections", 40), 1), 100)
    world.webhook = Webhook(url=url, secret=secret, max_connections=connections)
    world.arrived.ring()
    return True


def _check_url(url: str) -> None:
    parts = urlsplit(url)
    here = parts.hostname in {"127.0.0.1", "localhost", "::1"}
    if parts.scheme != "https" and not (here and parts.scheme == "http"):
        # Telegram wants HTTPS always; its own server for local use, like this one, takes HTTP too.
        raise _bad_webhook("An HTTPS URL must be provided for webhook")
    if not parts.hostname:
        raise _bad_webhook("URL host is empty")


def _bad_webhook(reason: str) -> ApiError:
    return bad_request(f"bad webhook: {reason}")


def _delete_webhook(call: Call) -> bool:
    _drop_pending(call)
    call.world.webhook = Webhook()
    call.world.arrived.ring()
    return True


def _drop_pending(call: Call) -> None:
    if call.params.flag("drop_pending_updates"):
        call.world.confirm(call.world.next_update)


def _get_webhook_info(call: Call) -> Json:
    world = call.world
    hook = world.webhook
    info: Json = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": len(world.updates)}
    if hook.url:
        info |= {"max_connections": hook.max_connections, "ip_address": "127.0.0.1"}
    if hook.last_error:
        info |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
    if world.allowed:
        info["allowed_updates"] = sorted(world.allowed)
    return info


METHODS: dict[str, Method] = {
    "setWebhook": _set_webhook,
    "deleteWebhook": _delete_webhook,
    "getWebhookInfo": _get_webhook_info,
}
