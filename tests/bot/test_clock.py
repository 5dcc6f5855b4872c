from datetime import UTC, datetime, timedelta

from bot.clock import ShiftedClock

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_a_shifted_clock_runs_with_its_base() -> None:
    now = [NOON]
    clock = ShiftedClock(lambda: now[0])
    clock.move_to(NOON + timedelta(days=1))
    now[0] += timedelta(minutes=5)
    assert clock() == NOON + timedelta(days=1, minutes=5)


def test_a_clock_never_goes_back() -> None:
    clock = ShiftedClock(lambda: NOON, timedelta(days=7))
    clock.move_to(NOON)
    assert clock() == NOON + timedelta(days=7)
