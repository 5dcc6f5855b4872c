"""The races ahead, in the settings: drop one, or add one."""

from bot.flow.data import Answer, Choices, Edge, Picked, Reading, Rows, Scene, Step, Take
from bot.flows import answers
from bot.flows.lines import race_line
from bot.flows.pieces import in_rows
from bot.words import settings_words as words
from bot.words.common import short_date
from coaching.runner import Race

_MOST = 8
_ADD = "add"


def races(then: str) -> tuple[Step, ...]:
    """The list; "Add" leads to the questions about a race (the step "race")."""
    step = Step(
        name="races",
        ask=lambda scene: words.races([race_line([race], answers.today(scene)) for race in _ahead(scene)]),
        choices=Choices((*(f"r{at}" for at in range(_MOST)), _ADD), _rows),
        read=_read,
        then=(Edge("race", lambda scene: bool(scene.draft.get("adding")), "add"), Edge(then)),
        hint=lambda _: words.races_hint(),
    )
    return (step,)


def _ahead(scene: Scene) -> list[Race]:
    known = scene.person.training.races if scene.person.training else ()
    return sorted(race for race in known if race.day >= answers.today(scene))[:_MOST]


def _rows(scene: Scene) -> Rows:
    today = answers.today(scene)
    drops = [(f"r{at}", words.drop_race(short_date(race.day, today))) for at, race in enumerate(_ahead(scene))]
    return in_rows([*drops, (_ADD, words.ADD_RACE)], 1)


def _read(answer: Answer, scene: Scene) -> Reading | None:
    if answer == Picked(_ADD):
        return Take({key: value for key, value in scene.draft.items() if key != "race"} | {"adding": True})
    if isinstance(answer, Picked):
        race = _ahead(scene)[int(answer.value.removeprefix("r"))]
        return Take(scene.draft | {"drop": race.day.isoformat(), "adding": False})
    return None
