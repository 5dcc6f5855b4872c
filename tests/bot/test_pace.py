import asyncio
import time
from collections.abc import Iterator

import pytest

from bot.sending.pace import CHAT_BURST, Pace


class Loop(asyncio.SelectorEventLoop):
    """A loop whose time passes at once: whenever all wait, its clock jumps to the next timer."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        select = self._selector.select  # type: ignore[attr-defined]  # the loop's own way to wait

        def jump(timeout: float | None) -> object:
            if timeout:
                self.now += timeout
            return select(0)

        self._selector.select = jump  # type: ignore[attr-defined]  # as above

    def time(self) -> float:
        return self.now


@pytest.fixture
def loop() -> Iterator[Loop]:
    made = Loop()
    yield made
    made.close()


async def leave(pace: Pace, chats: list[int], *, urgent: bool, into: list[tuple[float, int]]) -> None:
    now = asyncio.get_running_loop().time

    async def one(chat: int) -> None:
        await pace.turn(chat, urgent=urgent)
        into.append((now(), chat))

    async with asyncio.TaskGroup() as group:
        for chat in chats:
            group.create_task(one(chat))


def test_in_no_second_more_leave_than_may(loop: Loop) -> None:
    left: list[tuple[float, int]] = []
    loop.run_until_complete(leave(Pace(30, loop.time), list(range(1, 201)), urgent=True, into=left))
    times = sorted(at for at, _ in left)
    assert all(later - earlier >= 1.0 for earlier, later in zip(times, times[30:], strict=False))
    assert times[-1] - times[0] < 7.0


def test_one_chat_gets_a_short_burst_and_then_one_a_second(loop: Loop) -> None:
    left: list[tuple[float, int]] = []
    loop.run_until_complete(leave(Pace(30, loop.time), [7] * (CHAT_BURST + 3), urgent=True, into=left))
    waits = [round(at - left[0][0], 6) for at, _ in left]
    assert waits == [0.0] * CHAT_BURST + [1.0, 2.0, 3.0]


def test_answers_go_before_what_we_start(loop: Loop) -> None:
    left: list[tuple[float, int]] = []
    pace = Pace(1, loop.time)

    async def both() -> None:
        async with asyncio.TaskGroup() as group:
            group.create_task(leave(pace, [1, 2, 3], urgent=False, into=left))
            await asyncio.sleep(0)
            group.create_task(leave(pace, [8, 9], urgent=True, into=left))

    loop.run_until_complete(both())
    assert [chat for _, chat in left] == [1, 8, 9, 2, 3]


def test_a_pause_holds_everything(loop: Loop) -> None:
    left: list[tuple[float, int]] = []
    pace = Pace(30, loop.time)
    pace.pause(5)
    start = loop.time()
    loop.run_until_complete(leave(pace, [1, 2], urgent=True, into=left))
    loop.run_until_complete(pace.unpaused())
    assert [round(at - start, 6) for at, _ in left] == [5.0, 5.0]


def test_who_gives_up_waiting_keeps_nobody_back(loop: Loop) -> None:
    left: list[tuple[float, int]] = []
    pace = Pace(1, loop.time)

    async def impatient() -> None:
        await pace.turn(1, urgent=True)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.5):
                await pace.turn(2, urgent=True)
        await leave(pace, [3], urgent=True, into=left)

    start = loop.time()
    loop.run_until_complete(impatient())
    assert left[0][0] - start < 1.1


def test_time_that_jumps_ahead_frees_every_chat() -> None:
    ahead = [0.0]
    pace = Pace(30, lambda: time.monotonic() + ahead[0])

    async def days() -> None:
        for _ in range(20):
            await pace.turn(7, urgent=False)
            ahead[0] += 3600

    began = time.monotonic()
    asyncio.run(days())
    assert time.monotonic() - began < 1
