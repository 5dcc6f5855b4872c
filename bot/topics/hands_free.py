"""The session as a sound file: the phone on the floor, led by ear."""

from bot.buttons import Act
from bot.chat import Heard
from bot.media.recipes import SessionAudio
from bot.replies import Media
from bot.screens import hands_free as screens
from bot.sound.parts import parts
from bot.sound.score import score
from bot.topics import finish
from bot.topics.body import held, standing
from bot.topics.session import stale
from bot.topics.turn import Turn, with_facts
from bot.words import hands_free as words
from coaching.memory.state import TrainingState


def hands_free(turn: Turn, training: TrainingState, act: Act) -> Heard:
    """Today's session, with what was swapped in it so far; a sentence where there is nothing to train."""
    day = turn.moment.day
    if not standing(training, day).trains:
        return held(turn, training)
    if act.day not in {None, day}:
        return stale(turn, training, act.day)
    outcome = turn.coach.today(training, turn.moment)
    turn, plan = turn.keep(outcome)
    session, _, _ = finish.as_it_goes(turn, plan, "")
    found = parts(session, turn.catalogue, training.profile.units)
    if not found:
        return with_facts(turn.show(screens.nothing(day), anew=True), outcome.facts)
    file = Media(
        recipe=SessionAudio(title=words.title(session), parts=found, walk_min=session.walk_min),
        screen=screens.below(session, score(found).seconds),
        instead=words.instead(session),
        name=words.file_name(day),
        title=words.title(session),
        slot=screens.slot(day),
    )
    return with_facts(Heard(person=turn.person, replies=(*turn.toast(words.MAKING), file)), outcome.facts)
