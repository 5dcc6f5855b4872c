"""The test that opens jumps: four tries, each answered with one tap or a number (rules 2.2)."""

from collections.abc import Callable

from msgspec.structs import replace

from bot.flow.data import END, Answer, Ending, Flow, Picked, Reading, Scene, Step, Take, Typed, Unclear
from bot.flows.pieces import Buttons, always, menu
from bot.flows.reading.numbers import only_number
from bot.moment import moment
from bot.replies import Screen
from bot.words import jumps as words
from coaching.coach import Coach
from coaching.facts import JumpTested
from coaching.health.jumps import passed

NAME = "jumps"
_MOST = 600
_UNITS = ("s", "sec", "secs", "second", "seconds", "reps", "rep", "times", "about")


def _step(name: str, ask: str, buttons: Buttons, to: str) -> Step:
    return Step(
        name=name,
        ask=lambda _: ask,
        choices=menu((buttons, 2)),
        read=_read(name, buttons),
        then=always(to),
        hint=lambda _: words.HINT,
    )


def _read(name: str, buttons: Buttons) -> Callable[[Answer, Scene], Reading | None]:
    values = {value for value, _ in buttons}

    def read(answer: Answer, scene: Scene) -> Reading | None:
        if isinstance(answer, Picked) and answer.value in values:
            return Take(scene.draft | {name: int(answer.value)})
        if not isinstance(answer, Typed):
            return None
        number = only_number(answer.text, *_UNITS)
        if number is None:
            return None
        return Take(scene.draft | {name: int(number)}) if number <= _MOST else Unclear(words.HINT)

    return read


def jump_test(coach: Coach) -> Flow:
    """Four questions; the coach is told what was reached, and says what it means."""
    return Flow(
        name=NAME,
        first="calves",
        steps=(
            _step("calves", words.CALVES, words.CALF_BUTTONS, "squats"),
            _step("squats", words.SQUATS, words.SQUAT_BUTTONS, "balance"),
            _step("balance", words.BALANCE, words.BALANCE_BUTTONS, "landings"),
            _step("landings", words.LANDINGS, words.LANDING_BUTTONS, END),
        ),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.another_time())),
        closes=words.NOT_NOW,
    )


def _finish(coach: Coach, scene: Scene) -> Ending:
    person, training = scene.person, scene.person.training
    if training is None:
        return Ending(person=person, screen=Screen(words.another_time()))
    now, got = moment(person.chat, scene.now), scene.draft
    test = JumpTested(
        at=now.at,
        day=now.day,
        calf_raises=got["calves"],
        split_squats=got["squats"],
        balance_s=got["balance"],
        quiet_landings=got["landings"],
    )
    outcome = coach.tell(training, test, now)
    said = words.passed() if passed(outcome.state) else words.not_yet(test)
    return Ending(person=replace(person, training=outcome.state), facts=outcome.facts, screen=Screen(said))
