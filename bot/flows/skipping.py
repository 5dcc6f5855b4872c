"""Skip in the onboarding: a cautious answer stands in until there is one, and is said."""

from msgspec.structs import replace

from bot.flow.data import Answer, Picked, Reading, Scene, Skipped, Step, Take
from bot.flows.questions.kit import NOTHING
from bot.flows.questions.races import NONE as NO_RACE
from bot.flows.questions.runs import VARIES
from bot.words import turns as words
from coaching.runner import LastStrength, Priority, RunningExperience, StrengthBackground

SKIPPED_AS = {
    "runs": VARIES,
    "race": NO_RACE,
    "race_weight": Priority.A.value,
    "strength": StrengthBackground.NONE.value,
    "last": LastStrength.OVER_6_MONTHS.value,
    "running": RunningExperience.UNDER_3_MONTHS.value,
    "gear": NOTHING,
    "minutes": "30",
    "hour": "06:30",
}
"""The button that stands in for an answer. The safety check, the age and pain have none: those are needed."""


def skippable(step: Step) -> Step:
    """The step with Skip, where an answer can stand in."""
    assumed = SKIPPED_AS.get(step.name)
    if assumed is None:
        return step
    return replace(step, skip=True, read=lambda answer, scene: _read(step, assumed, answer, scene))


def _read(step: Step, assumed: str, answer: Answer, scene: Scene) -> Reading | None:
    if not isinstance(answer, Skipped):
        return step.read(answer, scene)
    reading = step.read(Picked(assumed), scene)
    label = next(choice.label for row in step.choices.rows(scene) for choice in row if choice.value == assumed)
    return Take(reading.draft, words.skipped_as(label)) if isinstance(reading, Take) else reading
