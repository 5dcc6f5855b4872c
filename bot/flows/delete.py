"""Delete everything: asks once, says what goes, and forgets."""

from bot.flow.data import END, Answer, Ending, Flow, Picked, Reading, Scene, Step, Stop, Take, Typed
from bot.flows.pieces import always, menu
from bot.flows.reading.numbers import yes_or_no
from bot.replies import Screen
from bot.words import help as help_words
from bot.words import labels
from bot.words import short_words as words


def delete() -> Flow:
    """The confirmation. A newcomer may take it too, and goes on with the questions if everything stays."""
    sure = Step(
        name="sure",
        ask=lambda _: help_words.DELETE_ASK,
        choices=menu(([("yes", labels.DELETE_YES)], 1)),
        read=read_sure,
        then=always(END),
        hint=lambda _: words.delete_hint(),
    )
    return Flow(
        name="delete",
        first="sure",
        steps=(sure,),
        finish=lambda scene: Ending(person=scene.person, screen=Screen(help_words.DELETED), forget=True),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(help_words.KEPT)),
        newcomers=True,
        closes=labels.DELETE_NO,
    )


def read_sure(answer: Answer, scene: Scene) -> Reading | None:
    """Yes goes on, no stops."""
    said = answer.value == "yes" if isinstance(answer, Picked) else None
    said = yes_or_no(answer.text) if isinstance(answer, Typed) else said
    if said is None:
        return None
    return Take(scene.draft) if said else Stop()
