"""Answers and wishes beside the plan: how the legs were, units, quiet hours, a log that is wrong, a swap."""

from bot.understanding.lexicon import Lexicon
from bot.understanding.meanings_plan import Correct, InUnits, Legs, Quiet
from bot.understanding.said_times import clock_span, clock_time
from bot.understanding.utterance import Utterance
from bot.understanding.when import days
from coaching.facts import LegFeel
from coaching.runner import Units

_BARE = 2
"""Words in an answer that says only how the legs were."""


def legs(said: Utterance) -> Legs | None:
    """How the legs were: said of the legs, alone as an answer, or of a run."""
    bare = sum(token.isalpha() for token in said.tokens) <= _BARE
    on_run = (
        said.found("run", "key_run", "long_run", "speed_run", "easy_run") and not said.has("sore") and not said.asks
    )
    said_so = {
        LegFeel.FLAT: said.has("legs_flat") or (bare and said.has("flat_word")),
        LegFeel.SPRINGY: said.has("legs_springy") or (said.has("springy_word") and (bare or said.found("body:legs"))),
        LegFeel.OK: said.has("legs_ok"),
    }
    of_run = {
        LegFeel.FLAT: on_run and said.has("heavy_legs", "run_bad"),
        LegFeel.SPRINGY: on_run and said.has("run_good"),
        LegFeel.OK: on_run and said.has("run_fine"),
    }
    told = next((feel for found in (said_so, of_run) for feel, so in found.items() if so), None)
    return None if told is None else Legs(told)


def units(said: Utterance) -> InUnits | None:
    """Kilos or pounds."""
    if said.has("to_kg") and not said.has("to_lb"):
        return InUnits(Units.KG)
    return InUnits(Units.LB) if said.has("to_lb") else None


def quiet(said: Utterance, lexicon: Lexicon, text: str) -> Quiet | None:
    """For "no messages on sunday", "nothing before 8", "quiet after 9 pm"."""
    if not said.has("no_messages"):
        return None
    weekdays = {one.when.weekday for one in days(said, lexicon) if one.when.weekday is not None}
    if said.has("weekend"):
        weekdays |= {5, 6}
    span = clock_span(text)
    if span is not None:
        return Quiet(weekdays=frozenset(weekdays), after=span[0], before=span[1])
    at = clock_time(text, lexicon.table.numbers) if said.found("before_word", "after_word") else None
    if (not weekdays and at is None) or (weekdays and said.has("until_word")):
        return None  # until a day: that is a pause
    before = at if said.found("before_word") else None
    return Quiet(weekdays=frozenset(weekdays), after=None if before else at, before=before)


def correct(said: Utterance, lexicon: Lexicon) -> Correct | None:
    """A log that is wrong or missing."""
    if not said.has("correct"):
        return None
    spoken = [one.when for one in days(said, lexicon) if one.when.month is None and (one.when.ahead or -1) < 0]
    return Correct(next(iter(spoken), None))


def wants_swap(said: Utterance) -> bool:
    """Whether another exercise is wanted: "can't do lunges", and not "can't do the workout"."""
    left_out = said.said("skip")
    return any(
        not any(skip.start <= hit.start and hit.end < skip.end for skip in left_out) for hit in said.said("swap")
    )


def asks_why(said: Utterance) -> bool:
    """Whether reasons are asked for, and not how something is done: "explain" may be either."""
    if "why" in said.tokens or said.has("purpose"):
        return "how" not in said.tokens
    return said.has("why") and not said.has("how")
