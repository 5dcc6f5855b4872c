"""A fixed piece of pure-Python work, timed beside everything else: times on other machines are told in yardsticks."""

from collections.abc import Callable, Sequence
from statistics import median
from time import thread_time
from typing import NamedTuple

ROUNDS = 200
_MS = 1000.0


class Timed(NamedTuple):
    """CPU times of one kind of work in ms, so that other processes do not count. 95 of 100 stay under `p95`."""

    calls: int
    median: float
    p95: float
    worst: float


def timed(work: Sequence[Callable[[], object]]) -> Timed:
    """Each piece of work once, in turn."""
    times: list[float] = []
    for one in work:
        start = thread_time()
        one()
        times.append((thread_time() - start) * _MS)
    times.sort()
    return Timed(len(times), median(times), times[len(times) * 95 // 100], times[-1])


def yardstick() -> int:
    """What planning does most, in small: tuples made, dictionaries filled and asked, a sort, sums. Never changed."""
    found: dict[tuple[int, str], int] = {}
    for number in range(400):
        key = (number % 97, "abcdefgh"[number % 8])
        found[key] = found.get(key, 0) + number
    best = sorted(found.items(), key=lambda one: (-one[1], one[0]))
    return sum(count for (number, _), count in best[:100] if number % 3)


def measured() -> Timed:
    """The yardstick's own time now."""
    return timed([yardstick] * ROUNDS)
