"""Delete everything: says exactly what goes, offers the export first, asks once, and forgets."""

from bot.flow.data import END, Answer, Ending, Flow, Keep, Picked, Reading, Scene, Step, Stop, Take, Typed
from bot.flows import answers
from bot.flows.pieces import always, menu
from bot.flows.reading.numbers import yes_or_no
from bot.moment import moment
from bot.owned.files import files
from bot.replies import Screen
from bot.words import help as help_words
from bot.words import labels, short_words
from bot.words import owned as words
from coaching.coach import Coach
from coaching.facts import FatigueReported, PainReported, RedFlagRaised, SleepReported, SorenessReported
from coaching.history.past import look_back

_YES, _EXPORT = "yes", "export"
_REPORTS = PainReported | SorenessReported | RedFlagRaised | FatigueReported | SleepReported


def delete(coach: Coach) -> Flow:
    """The confirmation. A newcomer may take it too, and goes on with the questions if everything stays."""
    sure = Step(
        name="sure",
        ask=_ask,
        choices=menu(([(_EXPORT, words.EXPORT_FIRST)], 1), ([(_YES, labels.DELETE_YES)], 1)),
        read=lambda answer, scene: _read(coach, answer, scene),
        then=always(END),
        hint=lambda _: short_words.delete_hint(),
    )
    return Flow(
        name="delete",
        first="sure",
        steps=(sure,),
        finish=lambda scene: Ending(person=scene.person, screen=Screen(words.DELETED), forget=True),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(help_words.KEPT)),
        newcomers=True,
        closes=labels.DELETE_NO,
        looks_back=True,
    )


def _ask(scene: Scene) -> str:
    facts = scene.person.history or ()
    history = look_back(facts)
    done = sum(one.done is not None for one in history.sessions) if history is not None else 0
    reports = sum(isinstance(fact, _REPORTS) for fact in facts)
    since = history.since if history is not None else None
    return words.delete_ask(done, reports, since, answers.today(scene))


def _read(coach: Coach, answer: Answer, scene: Scene) -> Reading | None:
    """The export comes beside the question, which stays."""
    if isinstance(answer, Picked) and answer.value == _EXPORT:
        now = moment(scene.person.chat, scene.now)
        return Keep(scene.draft, words.EXPORT_BELOW, files(scene.person, coach.catalogue, now))
    return read_sure(answer, scene)


def read_sure(answer: Answer, scene: Scene) -> Reading | None:
    """Yes goes on, no stops."""
    said = answer.value == _YES if isinstance(answer, Picked) else None
    said = yes_or_no(answer.text) if isinstance(answer, Typed) else said
    if said is None:
        return None
    return Take(scene.draft) if said else Stop()
