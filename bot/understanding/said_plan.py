"""What a text wants changed in the plan: runs, races, the session's day and length, equipment, travel."""

from bot.understanding.lexicon import Lexicon
from bot.understanding.meanings_plan import (
    Away,
    GearTold,
    MoveSession,
    PlanChange,
    RaceTold,
    RunChanged,
    Shorten,
    When,
)
from bot.understanding.said_numbers import amount_before
from bot.understanding.said_wishes import correct, legs, quiet, units
from bot.understanding.utterance import Utterance
from bot.understanding.when import Spoken, days, from_and_to
from coaching.runner import DayClass, Distance, Equipment

_LONGEST_SESSION = 120.0
_NEAR_BY = 3
_BARE = 2
"""Words in a text that says only that something moves."""


def plan_changes(said: Utterance, lexicon: Lexicon, text: str) -> tuple[PlanChange, ...]:
    """Everything that the text wants changed; a question for reasons changes nothing."""
    if said.has("why"):
        return ()
    felt = legs(said)
    run = None if felt else _run(said, lexicon)
    found = (
        correct(said, lexicon),
        _race(said, lexicon),
        run,
        None if run else _session(said, lexicon),
        _shorten(said, lexicon),
        _gear(said, lexicon),
        felt,
        units(said),
        quiet(said, lexicon, text),
    )
    return tuple(one for one in found if one is not None)


# Runs and races


def _run(said: Utterance, lexicon: Lexicon) -> RunChanged | None:
    run = run_kind(said)
    if not said.found("run", *_KINDS) or said.has("race", "just_ran", "session_words", "swap"):
        return None
    from_day, to_day = from_and_to(said, lexicon)
    if said.has("no_run"):
        one = to_day or from_day
        return RunChanged(run=run, from_day=_when(one), dropped=True, every_week=_every(said, one))
    moves = said.has("moves", "instead") or (from_day is not None and to_day is not None)
    if not (from_day or to_day) or said.found("past", "ran", "done") or not (moves or run or said.has("usually")):
        return None
    if to_day is None and not moves:
        from_day, to_day = None, from_day
    return RunChanged(
        run=run, from_day=_when(from_day), to_day=_when(to_day), every_week=_every(said, to_day or from_day)
    )


_KINDS = {"long_run": DayClass.LONG, "speed_run": DayClass.SPEED, "easy_run": DayClass.EASY}


def run_kind(said: Utterance) -> DayClass | None:
    """Which kind of run a text names, None for none or for several."""
    named = [kind for concept, kind in _KINDS.items() if said.found(concept)]
    return named[0] if len(named) == 1 else None


def _every(said: Utterance, spoken: Spoken | None) -> bool:
    return said.has("usually") or (spoken is not None and spoken.every)


def _when(spoken: Spoken | None) -> When | None:
    return None if spoken is None else spoken.when


def _race(said: Utterance, lexicon: Lexicon) -> RaceTold | None:
    distance = _distance(said, lexicon)
    if not said.has("race") and distance is None:
        return None
    if said.has("no_race"):
        return RaceTold(distance=distance, day=_first_day(said, lexicon), dropped=True)
    day = _first_day(said, lexicon)
    coming = day is not None and (day.ahead or 1) > 0
    if said.found("past", "ran", "just_ran", "done") or not (coming or said.has("race_plan", "race_sign")):
        return None
    if said.has("race", "race_plan", "race_sign") or (day is not None and day.month is not None):
        return RaceTold(distance=distance, day=day) if not said.has("run_source", "moves") or coming else None
    return None


def _distance(said: Utterance, lexicon: Lexicon) -> Distance | None:
    named = [hit for hit in said.hits if hit.concept in lexicon.distances]
    longest = max(named, key=lambda hit: hit.end - hit.start, default=None)
    return None if longest is None else lexicon.distances[longest.concept]


def _first_day(said: Utterance, lexicon: Lexicon) -> When | None:
    spoken = days(said, lexicon)
    dated = [one.when for one in spoken if one.when.month is not None]
    return next(iter(dated or [one.when for one in spoken]), None)


# The session


def _session(said: Utterance, lexicon: Lexicon) -> MoveSession | None:
    """For "can't today, tomorrow instead": the session itself goes to another day."""
    if said.found("race", "run") and not said.has("session_words"):
        return None
    if said.has("swap") and not days(said, lexicon):
        return None
    from_day, to_day = from_and_to(said, lexicon)
    elsewhere = to_day is not None and to_day.when.ahead not in {0, -1}
    alone = sum(token.isalpha() for token in said.tokens) <= _BARE
    if (
        said.has("move")
        or (alone and said.has("moves"))
        or (said.has("moves") and (elsewhere or said.has("session_words")))
    ):
        return MoveSession(from_day=_other_day(from_day), to_day=_when(to_day) if elsewhere else None)
    gives_way = said.has("skip", "no_time", "instead", "later") or said.denies("done")
    if elsewhere and gives_way and not said.found("week", "past"):
        return MoveSession(from_day=_other_day(from_day), to_day=_when(to_day))
    return None


def _other_day(spoken: Spoken | None) -> When | None:
    return None if spoken is None or spoken.when.ahead == 0 else spoken.when


def _shorten(said: Utterance, lexicon: Lexicon) -> Shorten | None:
    minutes = amount_before(said, frozenset(lexicon.table.words["minute_words"]), lexicon.table.numbers)
    if minutes is None and said.has("half_hour"):
        minutes = 30.0
    asked = said.has("short_time") or (minutes is not None and said.has("only") and not said.has("later", "slept"))
    if not asked or said.has("sessions_always", "just_ran", "remind") or said.found("ran", "run"):
        return None
    return Shorten(round(minutes) if minutes is not None and 0 < minutes <= _LONGEST_SESSION else None)


def minutes_only(said: Utterance, lexicon: Lexicon) -> int | None:
    """How many minutes a text names that says nothing else."""
    minutes = amount_before(said, frozenset(lexicon.table.words["minute_words"]), lexicon.table.numbers)
    alone = sum(token.isalnum() for token in said.tokens) <= _BARE
    return round(minutes) if alone and minutes is not None and 0 < minutes <= _LONGEST_SESSION else None


# Equipment


def _gear(said: Utterance, lexicon: Lexicon) -> Away | GearTold | None:
    has = _equipment(said, lexicon, denied=False)
    lacks = _equipment(said, lexicon, denied=True)
    on_holiday = said.has("pause") and bool(has) and said.has("only_have")
    if (said.has("away") or on_holiday) and not said.has("resume", "away_not"):
        spoken = days(said, lexicon)
        lasting = _lasting(said, lexicon)
        until = spoken[-1].when if spoken and said.has("until_word") else None
        return (
            Away(days=lasting, until=until, has=has)
            if said.has("only_have") or not lacks
            else Away(days=lasting, until=until, has=has - lacks)
        )
    if said.has("gear_gone") and said.found("gear"):
        return GearTold(lacks=has | lacks)
    if said.has("swap"):
        return None
    if lacks or (said.denies("gear") and not said.has("too_hard") and not _no_gym_today(said)):
        only = said.has("only_have") and bool(has - lacks)
        return GearTold(has=has - lacks if only else frozenset(), lacks=lacks, only=only)
    if said.has("gear_new", "only_have") and said.has("gear"):
        return GearTold(has=has, only=said.has("only_have") and bool(has))
    return None


def _no_gym_today(said: Utterance) -> bool:
    """For "no gym for me today": the session is meant, and not the room."""
    return said.has("skip") and said.found("today_word")


def _equipment(said: Utterance, lexicon: Lexicon, *, denied: bool) -> frozenset[Equipment]:
    return frozenset(
        lexicon.equipment[hit.concept]
        for hit in said.hits
        if hit.concept in lexicon.equipment and (hit in said.denied) == denied
    )


def _lasting(said: Utterance, lexicon: Lexicon) -> int | None:
    """For how many days: "for 5 days", "two weeks", "this week"."""
    words, numbers = lexicon.table.words, lexicon.table.numbers
    weeks = amount_before(said, frozenset(words["week_words"]), numbers)
    if weeks is not None:
        return round(weeks * 7)
    lasting = amount_before(said, frozenset(words["day_words"]), numbers)
    return None if lasting is None else round(lasting)
