"""A runner with weeks of history, lived day by day through the chat."""

from datetime import timedelta

from msgspec.structs import replace

from bot.buttons import Act, Action
from bot.due import DeliveryKind
from coaching.memory.count import Status
from coaching.runner import Equipment, Gear, Profile, Race, Units
from tests.bot.talking import MONDAY, PROFILE, Runner

GEAR = Gear(
    owned=frozenset(
        {Equipment.WALL, Equipment.BENCH_OR_CHAIR, Equipment.STEP_OR_BOX, Equipment.DUMBBELL, Equipment.BAND}
    ),
    dumbbells_kg=(4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 20.0),
    bands=("red", "black"),
)
STRONG = replace(PROFILE, gear=GEAR, body_mass_kg=70.0)
IN_POUNDS = replace(STRONG, units=Units.LB)


def lived(weeks: int, profile: Profile = STRONG, races: tuple[Race, ...] = ()) -> Runner:
    """A runner who has trained until the Monday: mostly done, now and then skipped, missed or sore."""
    runner = Runner(day=MONDAY - timedelta(weeks=weeks), profile=profile, races=races)
    number = 0
    for passed in range(weeks * 7):
        runner.sleeps_until(MONDAY - timedelta(weeks=weeks) + timedelta(days=passed))
        if number % 11 == 7 and passed % 7 == 6:
            runner.says("calves sore 5")
        runner.gets(DeliveryKind.MORNING)
        session = runner.training.session_on(runner.today)
        if session is not None and session.type.strength and runner.training.status_on(runner.today) is Status.OPEN:
            number += 1
            runner.waits(hours=10)
            _answers(runner, number)
    return runner.sleeps_until(MONDAY)


def _answers(runner: Runner, number: int) -> None:
    if number % 9 == 5:
        runner.says("skip, no time")
    elif number % 9 != 8:
        runner.taps(Action.DONE)
        runner.taps(Act(Action.FEEL, runner.today, "too_easy" if number % 4 == 0 else "right"))
