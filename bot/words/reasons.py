"""Why: every reason of the coach in one or two sentences. The three files beside this one hold them."""

from collections.abc import Iterable, Sequence

from bot.words import why_placement, why_readiness, why_session
from coaching.reasons import AnyReason
from coaching.reasons.placement import PlacementReason
from coaching.reasons.session import SessionReason
from coaching.runner import Units


def why(reason: AnyReason, units: Units = Units.KG) -> str:
    """The reason in plain words, loads in the runner's units."""
    if isinstance(reason, PlacementReason):
        return why_placement.word(reason)
    if isinstance(reason, SessionReason):
        return why_session.word(reason, units)
    return why_readiness.word(reason)


def all_of(reasons: Iterable[AnyReason], units: Units = Units.KG) -> tuple[str, ...]:
    """The reasons in plain words, in their order, each once."""
    return tuple(dict.fromkeys(why(reason, units) for reason in reasons))


def of_report(reasons: Iterable[AnyReason]) -> tuple[str, ...]:
    """What a report did, without how the days were placed anew because of it."""
    return all_of(reason for reason in reasons if not isinstance(reason, (PlacementReason, SessionReason)))


NO_REASON = "Nothing special here: the plan simply goes on."


def of_session(head: str, said: Sequence[str], doses: Iterable[str]) -> str:
    """The answer to "why?" for today's session: what is `said` of the day and the session, then each exercise."""
    parts = [head, "\n".join(f"• {one}" for one in said) if said else NO_REASON]
    lines = list(doses)
    if lines:
        parts.append("<b>Exercise by exercise</b>\n" + "\n".join(lines))
    return "\n\n".join(parts)
