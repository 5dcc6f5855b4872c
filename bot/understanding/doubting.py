"""What is not clear, and what does not fit together: somebody else, the past, a question, the run or the session."""

from collections.abc import Sequence

from bot.understanding.meanings import (
    Done,
    GoTo,
    Health,
    Hurts,
    Ill,
    Meaning,
    NotSore,
    PainGone,
    Place,
    Skip,
    Slept,
    Sore,
    Tired,
    Training,
    Well,
)
from bot.understanding.said_danger import of_another
from bot.understanding.said_health import only_a_little
from bot.understanding.utterance import Utterance


def doubt(said: Utterance, body: Sequence[Health], trained: Sequence[Training]) -> Sequence[Meaning]:
    """What a text may mean where it is known to be unclear; empty where it is not."""
    if any(isinstance(one, Hurts) for one in body):
        return (Hurts(),)
    if only_a_little(said):
        return (NotSore(), Sore())
    wrecked = said.has("wrecked") and said.has("lift_source", "run_source", "yesterday")
    if (said.has("heavy_legs") or wrecked) and not body and not trained:
        return (Sore(), Tired())
    if said.has("off_day") and not body and not trained:
        return (Tired(), Ill(), Skip())
    return _about_runs(said, trained)


def _about_runs(said: Utterance, trained: Sequence[Training]) -> Sequence[Meaning]:
    """Done or left out may be said of the run rather than of the session."""
    if not said.found("run", "race", "just_ran") or said.has("session_words"):
        return ()
    match trained:
        case (Done(),) if said.has("just_ran"):
            return (GoTo(Place.JUST_RAN),)
        case (Done(),):
            return (GoTo(Place.JUST_RAN), *trained)
        case (Skip(),) if said.found("changed"):
            return (GoTo(Place.RUNS), *trained)
        case _:
            return ()


def is_cleared(said: Utterance) -> bool:
    """A professional's yes, told and not asked for."""
    told = said.has("cleared") or (said.has("pro") and said.has("pro_said") and said.has("pro_ok"))
    return told and not said.asks and not said.found("others", "undo") and not said.denies("pro_ok", "cleared")


def fitting(said: Utterance, trained: Sequence[Training], body: Sequence[Health]) -> Sequence[Training]:
    """What fits beside it: illness stops the session by itself, and "the pain is finished" is no Done."""
    if any(isinstance(one, (PainGone, Well)) for one in body) and said.found("gone"):
        return ()
    if any(isinstance(one, Ill) for one in body):
        return [one for one in trained if isinstance(one, Done)]
    return trained


def elsewhere(said: Utterance, body: Sequence[Health]) -> bool:
    """Not about the runner now: "what if I get sore?", "my wife is sick", "I was tired last week"."""
    now = said.found("present", "yesterday") or any(isinstance(one, Slept) for one in body)
    in_question = said.asks and any(hit.concept == "question_first" and hit.start == 0 for hit in said.hits)
    in_general = said.found("general_ask") and not said.found("myself")
    if said.found("if_words") or in_general or (in_question and bool(body)):
        return True
    return bool(body) and (of_another(said) or (said.found("past") and not now))
