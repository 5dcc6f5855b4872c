"""Left and right compared: three short tests, each side by a tap or a number, both sides in one line."""

import re
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from bot.flow.data import END, Answer, Edge, Ending, Flow, Picked, Reading, Scene, Skipped, Step, Take, Typed
from bot.flows.pieces import always, menu
from bot.moment import moment
from bot.replies import Screen
from bot.words import sides as words
from coaching.coach import Coach
from coaching.facts import LEFT, RIGHT, SidesTested, SideTest

NAME = "sides"
_MOST = {SideTest.CALF_RAISES: 60, SideTest.BALANCE: 300, SideTest.SIDE_PLANK: 300}
_NUMBERS = re.compile(r"\d{1,3}", re.ASCII)


def sides(coach: Coach) -> Flow:
    """Each test can be skipped; what was tested is kept as it was told."""
    return Flow(
        name=NAME,
        first=f"{SideTest.CALF_RAISES}_{LEFT}",
        steps=tuple(_steps()),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.KEPT)),
    )


def _steps() -> Iterator[Step]:
    tests = list(SideTest)
    for test, following in zip(tests, [*tests[1:], None], strict=True):
        on = END if following is None else f"{following}_{LEFT}"
        yield _step(test, LEFT, (Edge(on, _told(test)), Edge(f"{test}_{RIGHT}")))
        yield _step(test, RIGHT, always(on))


def _told(test: SideTest) -> Callable[[Scene], bool]:
    """Both sides were said at once, or the test was skipped."""
    return lambda scene: f"{test}_{RIGHT}" in scene.draft


def _step(test: SideTest, side: str, then: tuple[Edge, ...]) -> Step:
    counts = [(str(count), str(count)) for count in words.COUNTS[test]]
    return Step(
        name=f"{test}_{side}",
        ask=lambda _: words.ask(test, side),
        choices=menu((counts, 5)),
        read=lambda answer, scene: _read(test, side, answer, scene),
        then=then,
        hint=lambda _: words.HINT,
        skip=True,
    )


def _read(test: SideTest, side: str, answer: Answer, scene: Scene) -> Reading | None:
    both = (f"{test}_{LEFT}", f"{test}_{RIGHT}")
    others = {key: value for key, value in scene.draft.items() if key not in both[side == RIGHT :]}
    if isinstance(answer, Skipped):
        return Take({**others, both[0]: None, both[1]: None})
    if isinstance(answer, Picked):
        return Take({**others, f"{test}_{side}": int(answer.value)})
    said = _numbers(answer.text, _MOST[test]) if isinstance(answer, Typed) else []
    if len(said) == 2 and side == LEFT:
        return Take({**others, both[0]: said[0], both[1]: said[1]})
    return Take({**others, f"{test}_{side}": said[0]}) if len(said) == 1 else None


def _numbers(text: str, most: int) -> list[int]:
    """The numbers of a text, left before right: "L 18 R 22", "right 22 left 18"."""
    found = [int(number) for number in _NUMBERS.findall(text)]
    if any(number > most for number in found):
        return []
    turned = re.match(r"\s*r", text, re.IGNORECASE) is not None
    return found[::-1] if turned and len(found) == 2 else found


def _finish(coach: Coach, scene: Scene) -> Ending:
    training, now = scene.person.training, moment(scene.person.chat, scene.now)
    told = [(test, scene.draft.get(f"{test}_{LEFT}"), scene.draft.get(f"{test}_{RIGHT}")) for test in SideTest]
    facts = tuple(
        SidesTested(at=now.at, day=now.day, test=test, left=left, right=right)
        for test, left, right in told
        if left is not None and right is not None
    )
    if training is None or not facts:
        return Ending(person=scene.person, screen=Screen(words.NOTHING_TESTED))
    state = coach.known(training, facts)
    person = replace(scene.person, training=state)
    return Ending(person=person, facts=facts, screen=Screen(words.result(state, facts)))
