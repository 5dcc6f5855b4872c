"""Steps up (rules 3.2 to 3.4): reps, seconds, then load, with the patience or the bridge that a big step asks for."""

from coaching.dosing import loads
from coaching.dosing.first_dose import load_guess
from coaching.dosing.record import target
from coaching.dosing.target import Aim, Case, hold, kept_tempo, other_tempo, toggled
from coaching.facts import Feel
from coaching.reasons import session as why
from coaching.rules import progression as rules
from coaching.rules import session as session_rules
from coaching.session import Load, LoadKind


def onward(case: Case, load: Load) -> Aim:
    """The dose after an exposure that was right or too easy."""
    record = case.record
    once = _lighter_once(case, load) if record.flat == rules.STALL_EXPOSURES else None
    if once is not None:
        return once
    loaded = _first_optional(case) if _takes_first_load(case, load) else None
    if loaded is not None:
        return loaded
    if record.easy_at_top or record.at_top >= rules.TOP_TWICE or _far_too_easy(case, load):
        return _increment(case, load)
    if min(record.counts) >= case.base.window[1]:
        return _top_again(case, load)
    return _longer(case, load) if case.exercise.metric.timed else _more_reps(case, load)


def _far_too_easy(case: Case, load: Load) -> bool:
    """Too easy with at least 5 reps in reserve, and more reps done than the fewest: the load moves at once.

    Not where the next weight is so far that it asks for patience or a bridge: then the reps go to the top first.
    """
    record = case.record
    heavier = loads.heavier(load, case.rack) if case.rack else None
    if record.feel is not Feel.TOO_EASY or load.kg <= 0 or record.last.rir is None or heavier is None:
        return False
    share = loads.step_share(load, heavier)
    if share > (rules.STEP_NEEDS_BRIDGE if case.rack is not None and case.rack.bar else rules.STEP_NEEDS_PATIENCE):
        return False
    return record.last.rir[1] + 1 >= rules.VERY_EASY_RIR and min(record.counts) > case.base.window[0]


def _more_reps(case: Case, load: Load) -> Aim:
    record, (low, high) = case.record, case.base.window
    before, easy = target(record.last), record.feel is Feel.TOO_EASY
    # After a far jump of the load, and where the window moved up, the reps are below it: they climb one by one.
    least = low if before >= low else 0
    amount = high if easy else min(high, max(least, min(record.counts) + rules.REPS_UP))
    because = (why.RepsUp(before=before, now=amount, easy=easy),) if amount > before else ()
    return toggled(case, Aim(amount, load, kept_tempo(case), because))


def _longer(case: Case, load: Load) -> Aim:
    before = target(case.record.last)
    step = rules.HOLD_UP_EASY_S if case.record.feel is Feel.TOO_EASY else rules.HOLD_UP_S
    amount = min(before + step, case.base.window[1], rules.HOLD_MAX_S)
    return Aim(amount, load, because=(why.HoldUp(before=before, now=amount),) if amount > before else ())


def _top_again(case: Case, load: Load) -> Aim:
    """The top was reached once: once more like this, unless the window moved."""
    seen = why.OnceMoreAtTop(times=max(1, case.record.at_top), needed=rules.TOP_TWICE)
    return toggled(case, hold(case, load, seen))


def _lighter_once(case: Case, load: Load) -> Aim | None:
    """One lighter exposure after a stall; without a lighter load, fewer reps or seconds; None where nothing is less."""
    reason, before = why.Stalled(exposures=case.record.flat), target(case.record.last)
    lighter = loads.lighter(load, case.rack, 1 - rules.STALL_LOAD_DOWN) if case.rack else None
    if lighter is not None:
        return Aim(min(before, case.base.window[1]), lighter, because=(reason,))
    timed = case.exercise.metric.timed
    less, least = (rules.HOLD_DOWN_S, rules.HOLD_MIN_S) if timed else (rules.REPS_DOWN, session_rules.SLOW_REPS[0])
    fewer = max(before - less, min(least, case.base.window[0]))
    return Aim(fewer, load, because=(reason,)) if fewer < before else None


def _takes_first_load(case: Case, load: Load) -> bool:
    """Whether a bodyweight move is known well enough, in a late enough phase, to be loaded."""
    return (
        load.kind is LoadKind.BODYWEIGHT
        and case.rack is not None
        and case.order.dose.phase >= rules.OPTIONAL_LOAD_FROM_PHASE
        and case.record.exposures >= rules.OPTIONAL_LOAD_AFTER
    )


def _first_optional(case: Case) -> Aim | None:
    if case.rack is None:
        return None
    guess = load_guess(case.order, case.rack)
    return None if guess is None else Aim(case.base.start, guess.value, because=guess.because)


def _increment(case: Case, load: Load) -> Aim:
    """One increment up and reps start low, with the patience or the bridge that a big step asks for."""
    heavier = loads.heavier(load, case.rack) if case.rack else None
    if heavier is None:
        return _nothing_heavier(case, load)
    share, record = loads.step_share(load, heavier), case.record
    if share > rules.STEP_NEEDS_BRIDGE and record.bridged < rules.BRIDGE_EXPOSURES:
        reason = why.Bridge(share=share, session=record.bridged + 1, sessions=rules.BRIDGE_EXPOSURES)
        return Aim(case.base.window[1], load, _bridge_tempo(case.base.tempo), (reason,))
    patient = record.at_top >= rules.TOP_TWICE and record.easy_at_top
    plates = case.rack is not None and case.rack.bar
    if rules.STEP_NEEDS_PATIENCE < share <= rules.STEP_NEEDS_BRIDGE and not patient and not plates:
        return _top_again(case, load)
    low = _start_again(case, far=share > rules.STEP_NEEDS_BRIDGE)
    if heavier.kind is LoadKind.BAND:
        return Aim(low, heavier, because=(why.BandUp(band=heavier.band),))
    return Aim(low, heavier, because=(why.LoadUp(before=load.kg, now=heavier.kg),))


def _start_again(case: Case, *, far: bool) -> int:
    """Where reps or seconds begin with a heavier load; after a `far` step at the fewest of slow strength."""
    low = case.base.window[0]
    if case.exercise.metric.timed:
        return max(low, min(case.base.start, rules.HOLD_RESTART_S))
    return session_rules.SLOW_REPS[0] if far else low


def _bridge_tempo(tempo: str) -> str:
    """Three seconds down, or a two-second pause where it is that slow already."""
    down, pause, up = tempo.split("-") if "-" in tempo else ("0", "0", "1")
    if int(down) < rules.BRIDGE_LOWERING_S:
        return f"{rules.BRIDGE_LOWERING_S}-{pause}-{up}"
    return f"{down}-{rules.BRIDGE_PAUSE_S}-{up}"


def _nothing_heavier(case: Case, load: Load) -> Aim:
    """No weight is left and no harder variant was found: the tempo slows down, or the reps stay at the top."""
    base = case.base
    if case.exercise.metric.timed or kept_tempo(case) or not case.record.earned:
        return toggled(case, hold(case, load))
    slow = other_tempo(case)
    return Aim(base.start, load, slow, (why.SlowerTempo(tempo=slow),))
