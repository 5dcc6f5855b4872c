"""Words about the past and the week ahead say what is so: since when, how much of it, and no more than was told."""

from datetime import date

import pytest

from bot.chat import Preferences
from bot.words import charts, follow_up, progress, why_placement, why_safety, why_session
from coaching.dosing.best import Best
from coaching.follow_up import PainAgain
from coaching.history.progress import ExerciseProgress
from coaching.reasons import placement, readiness
from coaching.reasons import session as session_reasons
from coaching.runner import Joint, Units
from coaching.session import Load, LoadKind
from data import catalogue

BAND = Load(LoadKind.BAND)
FIRST, TODAY = date(2026, 11, 28), date(2026, 12, 26)


def lately(
    last: Best, best: Best | None = None, *, times: int = 4, eased: bool = False, since: date | None = FIRST
) -> ExerciseProgress:
    first = Best(8, FIRST, BAND)
    return ExerciseProgress(
        exercise="pallof_press",
        times=times,
        first=first,
        last=last,
        best=best or last,
        eased=eased,
        short=0.25,
        long=0.25,
        short_since=since,
        long_since=since,
    )


def said(one: ExerciseProgress) -> list[str]:
    return progress.exercise(one, None, catalogue.load(), Units.KG, TODAY).split("\n")[1:]


def test_a_trend_says_no_more_weeks_than_there_were() -> None:
    young, old = lately(Best(10, TODAY, BAND)), lately(Best(10, TODAY, BAND), since=None)
    assert (progress.trends(young), charts.trends(young)) == ("since 28 Nov ↗ 25 %", "Up 25 % since 28 Nov.")
    assert progress.trends(old) == "4 weeks ↗ 25 %, 12 weeks ↗ 25 %"
    assert charts.trends(old) == "Up 25 % over 4 weeks, up 25 % over 12 weeks."


def test_no_arrow_stands_for_no_change() -> None:
    assert said(lately(Best(10, TODAY, BAND)))[0] == "first 8 reps/side · band → now 10 reps/side · band"
    assert said(lately(Best(8, TODAY, BAND)))[0] == "8 reps/side · band, as at first"
    assert said(lately(Best(8, FIRST, BAND), times=1))[0] == "8 reps/side · band"


@pytest.mark.parametrize("eased", [True, False])
def test_a_best_says_that_its_session_was_a_lighter_one(*, eased: bool) -> None:
    best = Best(12, date(2026, 12, 23), BAND)
    line = said(lately(Best(10, TODAY, BAND), best, eased=eased))[1]
    assert line == f"best 12 reps/side · band, Wed 23 Dec{', in a lighter session' if eased else ''}"


def test_what_is_told_of_the_coming_week_does_not_speak_of_today() -> None:
    assert why_session.word(session_reasons.TurnedDown(sets=7, normal_sets=13)) == "7 sets in all instead of 13."
    for one in (session_reasons.Held(), session_reasons.StandIn(before="step_up")):
        assert "today" not in why_session.word(one)


def test_rest_is_only_the_pause() -> None:
    assert "rest" not in why_session.word(session_reasons.SetAdded(before=2, now=3))


def test_a_gentle_session_is_told_beside_the_leg_session_and_not_as_it() -> None:
    assert why_placement.word(placement.LowImpactOnRestDay(1)) == (
        "Your runs leave room for one leg session. A rest day takes a gentle one as well: light, and no jumps."
    )
    taper = placement.OnePerWeekInTaper(race_day=date(2026, 12, 27), other=date(2026, 12, 25))
    assert "one full leg session" in why_placement.word(taper)


def test_a_pain_that_was_told_once_is_not_said_to_have_hurt_ever_since() -> None:
    said_ = why_safety.pain(readiness.PainSeeSomebody(Joint.KNEE, days=25, times=1))
    assert said_.startswith("You first told me of your knee 25 days ago")
    assert "again and again" in why_safety.pain(readiness.PainSeeSomebody(None, days=25, times=3))


def test_one_score_for_several_places_is_the_highest_of_them() -> None:
    both = follow_up.question(PainAgain(joints=frozenset({Joint.KNEE, Joint.HIP}), score=4), TODAY, Preferences())
    assert "up to 4/10" in both
    assert "up to" not in follow_up.question(PainAgain(joints=frozenset({Joint.KNEE}), score=4), TODAY, Preferences())
