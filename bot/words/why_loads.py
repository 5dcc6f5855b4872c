"""Why a load is what it is: the part of `why_session` that speaks of weights, in the runner's own units."""

from typing import assert_never

from bot.words import common
from coaching.reasons import session as why
from coaching.runner import Units

OfLoad = (
    why.FirstLoad
    | why.CarriedLoad
    | why.TriedLoad
    | why.EmptyBar
    | why.ChooseLoad
    | why.LoadUp
    | why.BandUp
    | why.LoadDown
    | why.WithoutLoad
    | why.BackFromTravel
)


def word(reason: OfLoad, units: Units) -> str:  # noqa: C901, PLR0911, PLR0912 - one sentence for each reason
    """The reason in plain words, safe in Telegram's HTML."""
    # Long because each reason has its own sentence.
    match reason:
        case why.FirstLoad(kg=kg, share=share, cautious=cautious):
            careful = ", a good deal less to be careful" if cautious else ""
            return f"A first guess: about {share:.0%} of your weight{careful}, rounded down to {_kg(kg, units)}."
        case why.CarriedLoad(kg=kg, variant=variant, lifted=lifted):
            return (
                f"A careful start at {_kg(kg, units)}: you lift {_kg(lifted, units)} in the {common.spoken(variant)}."
            )
        case why.TriedLoad(kg=kg, sets=sets):
            found = _kg(kg, units) if kg else "your own weight"
            return f"{common.plural(sets, 'trial set')} found it: {found}."
        case why.EmptyBar():
            return "With a barbell everyone starts with the empty bar."
        case why.ChooseLoad(reps=reps):
            return f"Pick a weight you could lift about {reps} times, then tell me which."
        case why.LoadUp(before=before, now=now):
            return (
                f"Every set reached the top: {_kg(now, units)} instead of {_kg(before, units)}, with fewer reps again."
            )
        case why.BandUp(band=band):
            return f"Every set reached the top: the next band ({common.esc(band)}), with fewer reps again."
        case why.LoadDown(before=before, now=now) if now:
            return f"It was too heavy: {_kg(now, units)} instead of {_kg(before, units)}, then we build up again."
        case why.LoadDown():
            return "It was too heavy: without weight for now, then we build up again."
        case why.WithoutLoad(before=before, eased=True):
            return f"A light one on purpose, so without the {_kg(before, units)}."
        case why.WithoutLoad(before=before):
            return f"Without the {_kg(before, units)}: I know of no weights of yours for it."
        case why.BackFromTravel(days=days, before=before, now=now, once=once) if now < before:
            then = "this time only" if once else "then we build up again"
            return f"After {days} days without it: {_kg(now, units)} instead of {_kg(before, units)}, {then}."
        case why.BackFromTravel(days=days):
            return f"Your own gear again after {days} days: as it was before you left."
        case _:
            assert_never(reason)


def _kg(kg: float, units: Units) -> str:
    return common.weight(kg, units)
