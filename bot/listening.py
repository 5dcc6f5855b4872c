"""What listens, where the settings ask for it: the webhook with the runners' calendars, and the health page.

With this module comes aiohttp's server, of no use to a coach that only asks.
"""

from collections.abc import Coroutine
from contextlib import AsyncExitStack
from typing import Any

from aiohttp import web

from bot.calendar.feed import Feed
from bot.channel import BadRequest, TokenRevoked
from bot.clock import Clock
from bot.health import Health
from bot.intake import Source
from bot.machine import Surroundings
from bot.metrics import Metrics
from bot.place import Place
from bot.serving import CannotListenError, Door, serving
from bot.settings import Settings
from bot.starting import StartError
from bot.telegram import Telegram
from bot.webhook import Webhook
from bot.words import about
from data.store import Store


async def show_health(
    stack: AsyncExitStack, address: tuple[str, int], metrics: Metrics, store: Store, clock: Clock
) -> None:
    """The pages for whoever watches over this process, at a host and a port."""
    door = Door(*address, "HEALTH_PORT")
    try:
        await stack.enter_async_context(serving(Health(metrics, store, clock).app(), door))
    except CannotListenError as error:
        raise StartError([f"{error}. Give another one."]) from None


async def posted(
    stack: AsyncExitStack, settings: Settings, telegram: Telegram, around: Surroundings
) -> tuple[Source, Coroutine[Any, Any, None]]:
    """Updates as Telegram posts them, and what has to run beside."""
    place = Place(settings.webhook_url, settings.webhook_secret)
    webhook = Webhook(telegram, place, around.owner, around.metrics, identity=(telegram.id, telegram.username))
    app = webhook.app()
    _serve_calendars(app, place, around)
    try:
        await stack.enter_async_context(serving(app, Door(settings.host, settings.webhook_port, "WEBHOOK_PORT")))
        await webhook.register()
    except CannotListenError as error:
        raise StartError([f"{error}. Give another one."]) from None
    except TokenRevoked:
        raise StartError([about.NOT_KNOWN]) from None
    except BadRequest as error:
        raise StartError([f"WEBHOOK_URL: Telegram does not take it: {error}"]) from None
    return webhook, webhook.watch()


def _serve_calendars(app: web.Application, place: Place, around: Surroundings) -> None:
    """The runners' private calendars, below the path of the webhook."""
    addresses = around.conversation.addresses
    if addresses is not None:
        feed = Feed(around.store, around.conversation, addresses, around.clock, around.monotonic)
        feed.attach(app, place.calendars)
        around.memories.append(feed)
