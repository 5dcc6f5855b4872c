"""An update that was posted and is not yet kept, and the requests that wait with it."""

import asyncio
from collections.abc import Iterable
from http import HTTPStatus

from aiohttp import web

from bot.desk import Arrival
from bot.events import ButtonTapped
from bot.replies import Toast


class Post:
    """Every request that brought the update waits until it is settled, and takes `toast` along."""

    toast: Toast | None = None

    def __init__(self, arrival: Arrival) -> None:
        self.arrival = arrival
        self._kept: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._requests: list[web.Request] = []

    @property
    def tap(self) -> str:
        """Telegram's id of the tap that it is, "" for anything else."""
        event = self.arrival.event
        return event.callback_id if isinstance(event, ButtonTapped) else ""

    def waited_for(self) -> bool:
        """Whether an answer reaches anybody: a request still waits, and who sent it has not hung up."""
        return not self._kept.done() and any(one.transport is not None for one in self._requests)

    async def answered(self, request: web.Request, within_s: float) -> HTTPStatus | Toast:
        """Waits until it is settled, so long at most; what is then answered. What has a toast has been kept."""
        self._requests.append(request)
        try:
            await asyncio.wait({self._kept}, timeout=within_s)
        finally:
            self._requests.remove(request)
        kept = self._kept.done() and self._kept.result()
        return self.toast or (HTTPStatus.OK if kept else HTTPStatus.SERVICE_UNAVAILABLE)

    def settle(self, *, kept: bool) -> None:
        """Lets the requests go. The first word counts."""
        if not self._kept.done():
            self._kept.set_result(kept)


def carry(posts: Iterable[Post], toasts: Iterable[Toast]) -> list[Toast]:
    """Each goes with the answer to the post that brought its tap, if anybody waits for that; those that cannot."""
    by_tap = {one.tap: one for one in posts if one.tap and one.waited_for()}
    left = []
    for toast in toasts:
        if (post := by_tap.pop(toast.callback_id, None)) is None:
            left.append(toast)
        else:
            post.toast = toast
    return left
