"""Why a dose is what it is, in a few words to stand beside it. The whole sentences are in `why_session`."""

from bot.words import common
from coaching.reasons import AnyReason
from coaching.reasons import session as why
from coaching.runner import Units

_OF_LOAD = (
    why.FirstLoad
    | why.CarriedLoad
    | why.EmptyBar
    | why.ChooseLoad
    | why.LoadUp
    | why.BandUp
    | why.LoadDown
    | why.BackFromTravel
)


def mark(reason: AnyReason, units: Units) -> str:
    """The reason in a few words; "" where the dose says it all."""
    if isinstance(reason, _OF_LOAD):
        return _load(reason, units)
    return _dose(reason) or _choice(reason)


def _load(reason: AnyReason, units: Units) -> str:  # noqa: PLR0911 - a few words for each reason
    match reason:
        case why.LoadUp(before=before):
            return f"up from {common.weight(before, units)}"
        case why.BandUp():
            return "next band"
        case why.LoadDown(before=before):
            return f"too heavy, down from {common.weight(before, units)}"
        case why.BackFromTravel(before=before, now=now):
            return f"back from travel, down from {common.weight(before, units)}" if now < before else "back from travel"
        case why.CarriedLoad(variant=variant):
            return f"first load, by {_name(variant)}"
        case why.ChooseLoad():
            return "load to be found"
        case _:
            return "first load"


def _dose(reason: AnyReason) -> str:  # noqa: C901, PLR0911, PLR0912 - a few words for each reason
    match reason:  # Long because each reason has its line
        case why.RepsUp(before=before, now=now, easy=easy):
            return f"{'too easy, ' if easy else ''}{before} to {now}"
        case why.HoldUp(before=before, now=now):
            return f"{before} to {now} s"
        case why.OnceMoreAtTop(times=times, needed=needed):
            return "at the top, once more" if times < needed else "at the top until it is too easy"
        case why.Bridge(session=session, sessions=sessions, share=share):
            return f"bridge {session} of {sessions}, next weight is {share:.0%} more"
        case why.SlowerTempo(tempo=tempo):
            return f"new tempo {tempo}"
        case why.HoldAnew(before=before, now=now):
            return f"long the same, {before} to {now} s"
        case why.SetAdded(before=before, now=now):
            return f"{before} to {now} sets"
        case why.EasedOff(before=before, now=now):
            return f"too hard, {before} to {now}" if now < before else "too hard, held"
        case why.Stalled(exposures=exposures):
            return f"no gain {exposures} times, once lighter"
        case why.Held(area=area):
            return f"held, sore {common.esc(area.replace('_', ' '))}" if area else "held"
        case why.TonnageHeld(rise=rise):
            return f"waits, the session would grow by {rise:.0%}"
        case why.WindowMoved(before=before, now=now):
            return f"week asks {now}, was {before}"
        case why.WeakerSideFirst(side=side):
            return f"{side} first, it is weaker"
        case _:
            return ""


def _choice(reason: AnyReason) -> str:
    match reason:
        case why.HarderVariant(before=before):
            return f"earned by {_name(before)}"
        case why.EasierVariant(before=before):
            return f"easier than {_name(before)}"
        case why.NewVariant(before=before, stalled=stalled):
            return f"{'stalled ' if stalled else 'new, was '}{_name(before)}"
        case why.StandIn(before=before):
            return f"for {_name(before)}"
        case _:
            return ""


def _name(exercise: str) -> str:
    return common.esc(exercise.replace("_", " "))
