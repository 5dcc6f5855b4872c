"""What became of a runner's year, against what was due."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from bot.due import NotSent
from tests.year.living import Judged
from tests.year.oracle import expected
from tests.year.people import Runner


def check(runner: Runner, judged: Sequence[Judged], ends: datetime) -> None:
    """Raises AssertionError naming the runner and the first messages that are wrong."""
    due = Counter(expected(runner, ends))
    got = Counter(one.due for one in judged)
    lost, more = sorted((due - got).elements()), sorted((got - due).elements())
    assert not lost, f"runner {runner.id}: lost {lost[:3]} of {len(lost)}, more {more[:3]}"
    assert not more, f"runner {runner.id}: too many {more[:3]} of {len(more)}"
    days = Counter((one.kind, one.day) for one in got if one.kind != "later")
    assert max(days.values(), default=1) == 1, f"runner {runner.id}: twice on a day"
    odd = {one.reason for one in judged} - {"", NotSent.ANSWERED.value}
    assert not odd, f"runner {runner.id}: not sent for {odd}"
