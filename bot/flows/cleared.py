"""Cleared: a professional said yes, which lifts a red flag or a blocked screening."""

from msgspec.structs import replace

from bot.flow.data import END, Ending, Flow, Scene, Step
from bot.flows.delete import read_sure
from bot.flows.pieces import always, menu
from bot.moment import moment
from bot.replies import Screen, Send
from bot.screens import training as screens
from bot.words import onboarding_labels as labels
from bot.words import short_words as words
from bot.words.questions import yes_no_hint
from coaching.coach import Coach
from coaching.facts import ClearedByProfessional


def cleared(coach: Coach) -> Flow:
    """Asks once more, tells the coach, and shows today."""
    step = Step(
        name="sure",
        ask=lambda _: words.cleared(),
        choices=menu(([("yes", labels.YES)], 1)),
        read=read_sure,
        then=always(END),
        hint=lambda _: yes_no_hint(),
    )
    return Flow(
        name="cleared",
        first="sure",
        steps=(step,),
        finish=lambda scene: _finish(coach, scene),
        stopped=lambda scene: Ending(person=scene.person, screen=Screen(words.not_cleared())),
        closes=labels.NOT_YET,
    )


def _finish(coach: Coach, scene: Scene) -> Ending:
    person, training = scene.person, scene.person.training
    if training is None:
        return Ending(person=person, screen=Screen(words.not_cleared()))
    now = moment(person.chat, scene.now)
    outcome = coach.tell(training, ClearedByProfessional(at=now.at, day=now.day), now)
    run = outcome.state.run_on(now.day) if outcome.state.run_known(now.day) else None
    session = screens.today(outcome.value.after, outcome.state.profile, coach.catalogue, run)
    return Ending(
        person=replace(person, training=outcome.state),
        facts=outcome.facts,
        screen=Screen(words.cleared_thanks()),
        replies=(Send(screen=session, slot=screens.slot(now.day)),),
    )
