"""Why a session holds what it holds: one sentence for each reason of `coaching.reasons.session`."""

from typing import assert_never

from bot.words import common, why_loads
from coaching.reasons import session as why
from coaching.reasons.session import SessionReason
from coaching.runner import Units
from coaching.session_type import SessionType

_TYPES = {
    SessionType.NONE: "nothing",
    SessionType.MOBILITY_ONLY: "mobility",
    SessionType.RECOVERY: "recovery",
    SessionType.CORE_MOBILITY: "light core and mobility",
    SessionType.LOW_IMPACT_STRENGTH: "low-impact strength",
    SessionType.STRENGTH_UPPER_CORE: "upper body and core",
    SessionType.STRENGTH_LOWER: "legs and core",
    SessionType.STRENGTH_FULL: "whole-body strength",
}
_MISSING = {
    "compound": "a big leg exercise",
    "single_leg": "single-leg work",
    "core": "core work",
    "recovery": "a cool-down",
    "push_pull": "pushes and pulls",
    "push": "pushes",
    "pull": "pulls",
    "moves": "gentle exercises",
    "mobility": "mobility",
}
_SLOTS = {
    "main": "squat or hinge",
    "single_leg": "single-leg squat",
    "single_leg_hinge": "single-leg hinge",
    "calf_hip": "calf or hip exercise",
    "push_pull": "push or pull",
    "core": "core exercise",
}
_FAMILIES = {
    "single_leg_squat": "Split squats and lunges",
    "single_leg_hinge": "Single-leg deadlifts",
    "step": "Step-ups",
    "anti_extension": "Planks and dead bugs",
    "anti_rotation": "Exercises against twisting",
    "anti_lateral_flexion": "Side planks",
}
_MISTAKES = {
    1: "Big, simple leg exercises give a runner the most for the time.",
    2: "A load you control for 8 to 12 reps builds strength without wearing you out.",
    3: "Running happens on one leg at a time, so you train one leg at a time.",
    4: "A steady core holds your posture when you tire. Crunches do not.",
    5: "It fits around your runs.",
    6: "Recovery is part of the training.",
    7: "Something a little harder keeps you improving.",
}
_PHASES = {
    1: "learn the moves with your own weight, well away from your limit",
    2: "moderate weight and more reps",
    3: "heavier, springier and more dynamic",
}
_SWAPS = {
    why.SwapKind.EASIER: ": it is the easier one",
    why.SwapKind.HARDER: ": it is the next step",
    why.SwapKind.KNOWN: ": you know it already",
    why.SwapKind.UNLOADED: ": it needs no weight",
    why.SwapKind.OTHER: "",
}
_SIDES = {"left": "left", "right": "right"}


def word(reason: SessionReason, units: Units = Units.KG) -> str:
    """The reason in plain words, safe in Telegram's HTML; loads in the runner's `units`."""
    if isinstance(reason, _OfSession):
        return _of_session(reason)
    if isinstance(reason, _OfChoice):
        return _of_choice(reason)
    if isinstance(reason, why_loads.OfLoad):
        return why_loads.word(reason, units)
    return _of_dose(reason)


_OfSession = (
    why.PhaseDose
    | why.FirstSession
    | why.FitsTime
    | why.AskedMinutes
    | why.TurnedDown
    | why.SteppedDown
    | why.SlotLeftOut
    | why.JumpsOpen
    | why.SideFirst
)
_OfChoice = (
    why.ArticlePick | why.FamilyDue | why.HarderVariant | why.EasierVariant | why.NewVariant | why.StandIn | why.Swapped
)
_OfPause = why.EasedOff | why.Stalled | why.Held | why.TonnageHeld | why.WindowMoved | why.WeakerSideFirst
_OfDose = (
    why.RepsUp | why.HoldUp | why.OnceMoreAtTop | why.Bridge | why.SlowerTempo | why.HoldAnew | why.SetAdded | _OfPause
)


def _of_session(reason: _OfSession) -> str:  # noqa: PLR0911 - one sentence for each reason
    # Long because each reason has its own sentence.
    match reason:
        case why.PhaseDose(week=week, phase=phase):
            return f"Strength week {week}: {_PHASES.get(phase, _PHASES[1])}."
        case why.FirstSession(sets=sets):
            return f"It is your first session, so {common.plural(sets, 'set')} of each exercise at most."
        case why.FitsTime():
            return _fits_time(reason)
        case why.AskedMinutes(minutes=minutes, counts=counts):
            return asked_minutes(minutes, counts=counts)
        case why.TurnedDown(sets=sets, normal_sets=normal):
            return f"{common.plural(sets, 'set')} in all instead of {normal}."
        case why.SteppedDown(planned=planned, given=given, missing=missing):
            lack = common.listed([_MISSING.get(one, one) for one in missing], "or")
            return f"Nothing is left today for {lack}, so {_TYPES[planned]} becomes {_TYPES[given]}."
        case why.SlotLeftOut(slot=slot):
            return f"No {_SLOTS.get(slot, 'exercise')} today: none fits what you have and how you are."
        case why.JumpsOpen(contacts=contacts):
            return f"You are ready for jumps: {contacts} landings today, quiet ones."
        case why.SideFirst(side=side):
            which = _SIDES.get(side, "weaker side")
            return f"One-sided moves: {which} first, it is the weaker one. The other does only as many."
        case _:
            assert_never(reason)


def asked_minutes(minutes: int, *, counts: bool) -> str:
    """So many minutes were asked for, this once."""
    if counts:
        return f"You asked for {minutes} minutes today, so it holds what matters most."
    return (
        f"{minutes} minutes keep the habit alive, and that is worth a lot. "
        "They are too short to count as one of the week's sessions."
    )


def _fits_time(reason: why.FitsTime) -> str:
    cut = [common.plural(reason.sets_cut, "set")] if reason.sets_cut else []
    cut += [common.plural(reason.moves_cut, "exercise")] if reason.moves_cut else []
    return f"{common.listed(cut)} fewer than usual, so that it fits {reason.minutes} minutes."


def _of_choice(reason: _OfChoice) -> str:  # noqa: PLR0911 - one sentence for each reason
    # Long because each reason has its own sentence.
    match reason:
        case why.ArticlePick(mistake=mistake):
            return _MISTAKES.get(mistake, _MISTAKES[1])
        case why.FamilyDue(family=family):
            return f"{_FAMILIES.get(family, 'This kind')} were due."
        case why.HarderVariant(before=before):
            return f"You mastered the {common.spoken(before)}: this is the next step."
        case why.EasierVariant(before=before):
            return f"The {common.spoken(before)} was too hard twice, so we go one step back for a while."
        case why.NewVariant(before=before, stalled=True):
            return f"The {common.spoken(before)} got stuck: a fresh variant gets things moving again."
        case why.NewVariant(before=before):
            return f"A change from the {common.spoken(before)}, so that your body keeps adapting."
        case why.StandIn(before=before):
            return f"It stands in for the {common.spoken(before)} this time."
        case why.Swapped(before=before, kind=kind):
            return f"You took it instead of the {common.spoken(before)}{_SWAPS[kind]}."
        case _:
            assert_never(reason)


def _of_dose(reason: _OfDose) -> str:  # noqa: PLR0911 - one sentence for each reason
    # Long because each reason has its own sentence.
    match reason:
        case why.RepsUp(before=before, now=now, easy=True):
            return f"It was too easy: straight to {now} reps instead of {before}."
        case why.RepsUp(before=before, now=now):
            return f"Last time went well: {now} reps instead of {before}."
        case why.HoldUp(before=before, now=now):
            return f"Hold it for {now} seconds instead of {before}."
        case why.OnceMoreAtTop(times=times, needed=needed) if times >= needed:
            return "You are at the top, and the next weight is a big step: it comes once this is too easy."
        case why.OnceMoreAtTop():
            return "You reached the top. Once more like this, then it gets harder."
        case why.Bridge(share=share, session=session, sessions=sessions):
            return f"The next weight is {share:.0%} more, so slower reps come first (session {session} of {sessions})."
        case why.SlowerTempo():
            return "Another tempo makes the same exercise new."
        case why.HoldAnew(before=before, now=now):
            return f"The longest hold for weeks. From {now} seconds again instead of {before}, and up from there."
        case why.SetAdded(before=before, now=now):
            return f"{now} sets instead of {before}. One thing at a time: all else stays as it is."
        case _:
            return _of_pause(reason)


def _of_pause(reason: _OfPause) -> str:  # noqa: PLR0911 - one sentence for each reason
    match reason:
        case why.EasedOff(before=before, now=now) if now < before:
            return f"It was too hard: {now} instead of {before} this time."
        case why.EasedOff():
            return "It was too hard, so nothing is added this time."
        case why.Stalled(exposures=exposures):
            return f"No gain {exposures} times in a row: once lighter, then again."
        case why.Held(area=area) if area:
            return f"Your {common.spoken(area)} are a little sore, so nothing is added there."
        case why.Held():
            return "Nothing is added this time."
        case why.TonnageHeld(rise=rise):
            return f"Your next step waits: with it the whole session would grow by {rise:.0%}, too much at once."
        case why.WindowMoved(before=before, now=now):
            return f"This week asks for {now} instead of {before}."
        case why.WeakerSideFirst(side=side, extra_sets=extra):
            which = _SIDES.get(side, "weaker")
            return f"Start with the {which} side: it is weaker, so it gets {common.plural(extra, 'set')} more for now."
        case _:
            assert_never(reason)
