"""Which day carries what: the base map, spacing, the scored choice, the ladder, and weeks that do not fit."""

from datetime import timedelta
from typing import NamedTuple

import pytest

from coaching.reasons.placement import (
    AfterTwoHardDays,
    AllDaysHard,
    BetweenTwoRuns,
    CoreAfterRun,
    DayBeforeHardRun,
    LowImpactOnRestDay,
    NoEasyDay,
    NotAnEasyDay,
    OneIsEnough,
    OnlyLegalDay,
    OtherDaysBetter,
    QuotaFull,
    RunNotKnown,
    RunThenLift,
    ThreeInSevenDays,
    TooSoonAfterLast,
    UpperBodyInstead,
    WornLegs,
)
from coaching.runner import DayClass, RunDay, RunningWeek
from coaching.session_type import SessionType
from coaching.week.placement import openings, place_week
from coaching.week.question import Happened, Quota, WeekQuestion, capped, runs_around
from tests.coaching.weeks import MONDAY, TWO, ask, day, names, place, planned, shape

TUE, WED, THU, FRI, SAT, SUN = range(1, 7)


def test_legs_go_on_easy_days_core_after_hard_runs_and_recovery_on_rest_days() -> None:
    assert planned("rerserl") == "rLrcLrc"


def test_the_runner_with_four_runs_gets_legs_on_thursday_and_a_soft_session_on_a_rest_day() -> None:
    week = place("rsrerel")
    assert shape(week) == "rciLrcc"
    assert LowImpactOnRestDay(lower_body=1) in week.days[WED].because
    assert OnlyLegalDay() in week.days[THU].because
    assert week.days[SAT].refused == (DayBeforeHardRun(DayClass.LONG),)


def test_sunday_is_refused_when_next_monday_is_hard() -> None:
    assert place("srrlrre").days[SUN].refused == (DayBeforeHardRun(DayClass.SPEED),)
    assert planned("rrrlrre")[SUN] == "L"


def test_the_next_monday_of_a_moved_run_counts_too() -> None:
    week = place("rrrlrre", moved={day(7): RunDay(DayClass.SPEED)})
    assert week.days[SUN].refused == (DayBeforeHardRun(DayClass.SPEED),)


def test_legs_get_a_day_between_sessions() -> None:
    week = place("reerrrr")
    assert shape(week)[TUE : WED + 1] == "cL"
    assert week.days[TUE].refused == (TooSoonAfterLast(other=day(WED), days=1),)


class Weighed(NamedTuple):
    """Two legal days, and which of them carries the one session."""

    runs: str
    chosen: int
    closed: tuple[int, ...] = ()
    preferred: frozenset[int] = frozenset()


WEIGHED = {
    "a rest day after is better than an easy one": Weighed("eesrers", FRI),
    "an easy day after with nothing hard behind it is as good as a rest day": Weighed("eerrers", 0, closed=(TUE,)),
    "a rest day before a hard one is as good as two mild days": Weighed("ersreer", 0, closed=(SAT,)),
    "the day after the long run loses two points, not more": Weighed("lerrees", TUE),
    "and not fewer": Weighed("lerrers", FRI),
    "the day after speed loses one point, not more": Weighed("serrers", TUE),
    "and one at least": Weighed("serrerr", FRI),
    "a preferred day wins two points, not more": Weighed("rerrees", TUE, preferred=frozenset({FRI})),
    "and two at least": Weighed("rerrers", FRI, preferred=frozenset({FRI})),
}


@pytest.mark.parametrize("case", WEIGHED)
def test_days_are_weighed(case: str) -> None:
    runs, chosen, closed, preferred = WEIGHED[case]
    rest = dict.fromkeys((day(-2), day(-1), day(7), day(8)), RunDay())
    known = {"quota": Quota(lower=1), "closed": tuple(day(one) for one in closed), "preferred": preferred}
    week = place(runs, moved=rest, **known)
    assert [one.day for one in week.days if one.type.lower_body] == [day(chosen)]


def test_among_equal_days_the_widest_gap_wins_and_then_the_earliest() -> None:
    assert planned("rererer") == "rLrcrLr"
    assert planned("rererer", quota=Quota(lower=1)) == "rLrcrcr"


def test_seventy_two_hours_are_preferred_where_asked_for() -> None:
    wishes = frozenset({TUE, THU})
    assert planned("rererer", preferred=wishes) == "rLrLrcr"
    assert planned("rererer", preferred=wishes, wide_spacing=True) == "rLrcrLr"


def test_three_days_are_seventy_two_hours() -> None:
    assert planned("reereer", preferred=frozenset({TUE, FRI}), wide_spacing=True) == "rLcrLcr"


def test_seventy_two_hours_count_from_the_last_session_done() -> None:
    sunday = (Happened(day(-1), SessionType.STRENGTH_FULL),)
    known = {"happened": sunday, "quota": Quota(lower=1), "preferred": frozenset({TUE})}
    assert planned("rererer", **known)[TUE] == "L"
    assert planned("rererer", **known, wide_spacing=True)[TUE] != "L"


def test_two_sessions_at_forty_eight_hours_are_better_than_one_at_seventy_two() -> None:
    assert planned("rrerers", wide_spacing=True).count("L") == 2


def test_one_rest_day_always_stays_pure_recovery() -> None:
    week = planned("rrsslsl")
    assert (week.count("i"), week.count("r")) == (1, 1)
    assert planned("rreslss").count("i") == 1


def test_soft_sessions_keep_away_from_leg_days_where_they_can() -> None:
    assert planned("rrerrsl") == "irLrrcc"
    assert planned("rsrrrer") == "rcirrLr"


def test_nothing_known_means_a_little_core_work_only() -> None:
    varies = RunningWeek((RunDay(), RunDay(), RunDay(), RunDay(), RunDay(), RunDay(), RunDay()), varies=True)
    asked = WeekQuestion(monday=MONDAY, runs=runs_around(varies, MONDAY, {}), today=MONDAY, quota=TWO, minutes=30)
    week = place_week(asked)
    assert set(shape(week)) == {"c", "-"}
    assert shape(week).count("c") == 3
    assert week.because == (RunNotKnown(),)


def test_the_day_before_any_hard_run_is_refused_with_the_run_that_refuses_it() -> None:
    week = place("eseleRr")
    assert [week.days[n].refused for n in (0, WED, FRI)] == [
        (DayBeforeHardRun(DayClass.SPEED),),
        (DayBeforeHardRun(DayClass.LONG),),
        (DayBeforeHardRun(DayClass.RACE),),
    ]


def test_a_day_that_is_not_easy_says_so() -> None:
    assert place("slreerr").days[0].refused == (NotAnEasyDay(DayClass.SPEED),)


def test_the_last_session_of_the_week_before_keeps_monday_free() -> None:
    sunday = Happened(day(-1), SessionType.STRENGTH_FULL, "A")
    week = place("eeeeeee", happened=(sunday,))
    assert week.days[0].refused == (TooSoonAfterLast(other=day(-1), days=1),)
    assert shape(week)[0] != "L"


def test_three_sessions_ask_for_three_legal_days_and_no_more_than_five_runs() -> None:
    three = Quota(lower=3)
    assert planned("rererer", quota=three).count("L") == 3
    assert planned("reeeree", quota=three).count("L") == 3
    assert planned("eeeeeer", quota=three).count("L") == 2
    assert planned("rrerers", quota=three).count("L") == 2


def test_the_ladder_fills_two_sessions_and_no_third() -> None:
    assert planned("reeerrr", quota=Quota(lower=3)) == "rLcLrrr"


def test_never_more_than_three_in_seven_days_across_the_border_of_the_week() -> None:
    last_week = tuple(Happened(day(n), SessionType.STRENGTH_FULL) for n in (-5, -3, -1))
    week = place("rereree", quota=Quota(lower=3), happened=last_week)
    assert week.days[TUE].refused == (ThreeInSevenDays(sessions=3, days=7),)
    assert shape(week)[TUE] != "L"
    assert shape(week)[THU] == "L"


def test_after_two_hard_days_another_day_is_chosen() -> None:
    week = place("slerere", quota=Quota(lower=1))
    assert shape(week)[WED] != "L"
    assert WornLegs() in week.days[WED].refused


def test_after_two_hard_days_the_only_day_is_used_at_reduced_size() -> None:
    wednesday = place("slerrrr").days[WED]
    assert wednesday.type is SessionType.STRENGTH_FULL
    assert (wednesday.modifiers.sets_factor, wednesday.modifiers.rir_min) == (0.6, 4)
    assert wednesday.modifiers.contacts_factor == 0
    assert wednesday.modifiers.because == (AfterTwoHardDays(sets_factor=0.6, rir=4),)


def test_before_a_hard_day_upper_body_and_core_fill_the_quota() -> None:
    week = place("eesssss")
    assert shape(week) == "LUccccc"
    assert UpperBodyInstead(DayClass.SPEED) in week.days[TUE].because


def test_one_rest_day_alone_is_for_recovery() -> None:
    assert planned("rsslssl") == "rcccccc"


def test_a_week_without_easy_days_has_soft_strength_on_rest_days_and_says_what_one_easy_run_opens() -> None:
    week = place("rrsrlsr")
    assert "L" not in shape(week)
    assert shape(week).count("i") == 2
    assert NoEasyDay() in week.because
    assert openings(ask("rrsrlsr")) == (day(WED), day(SAT))


def test_a_week_of_hard_days_has_short_core_work_three_times_and_a_warning() -> None:
    week = place("ssslsss")
    assert shape(week).count("c") == 3
    assert set(shape(week)) == {"c", "-"}
    assert AllDaysHard(times=3, minutes=15) in week.because
    assert {one.minutes_max for one in week.days if one.type is SessionType.CORE_MOBILITY} == {15}


def test_core_work_of_a_hard_week_that_was_done_is_counted() -> None:
    done = tuple(Happened(day(n), SessionType.CORE_MOBILITY) for n in (0, 1, 2))
    assert planned("ssslsss", happened=done, today=day(THU)) == "ccc----"


def test_one_session_that_fits_is_called_enough() -> None:
    week = place("sssesrs")
    assert shape(week).count("L") + shape(week).count("U") + shape(week).count("i") == 1
    assert OneIsEnough() in week.because


def test_core_on_hard_days_is_after_the_run_short_and_easy() -> None:
    tuesday = place("rserere").days[TUE]
    assert tuesday.because == (CoreAfterRun(DayClass.SPEED, 20),)
    assert tuesday.minutes_max == 20
    assert tuesday.modifiers.rir_min == 3


def test_run_first_then_lift() -> None:
    assert RunThenLift(ideal_hours=3, least_minutes=30, lift_first_hours=6) in place("rrrerrr").days[THU].because


def test_two_easy_runs_put_strength_after_the_second() -> None:
    week = place("r r r e+e r r r")
    assert week.days[THU].type is SessionType.STRENGTH_FULL
    assert BetweenTwoRuns(after_first_hours=3, before_second_hours=6) in week.days[THU].because


def test_a_hard_run_in_a_pair_makes_the_day_hard() -> None:
    week = place("r r r e+s r r r")
    assert week.days[THU].type is SessionType.CORE_MOBILITY
    assert CoreAfterRun(DayClass.SPEED, 20, two_runs=True) in week.days[THU].because


def test_a_run_and_a_rest_is_one_run() -> None:
    assert "RunThenLift" in names(place("r r r e+r r r r").days[THU].because)


def test_a_weekly_race_has_nothing_on_its_day_and_gentle_mobility_before_it() -> None:
    week = place("rererRr")
    assert shape(week)[FRI:SUN] == "m-"
    assert week.days[FRI].minutes_max == 15
    assert names(week.days[SAT].because) == ["RaceToday"]


def test_an_unknown_day_could_be_hard() -> None:
    varies = RunningWeek((RunDay(), RunDay(), RunDay(), RunDay(), RunDay(), RunDay(), RunDay()), varies=True)
    known = {day(TUE): RunDay(DayClass.EASY), day(WED): RunDay(DayClass.EASY)}
    asked = WeekQuestion(monday=MONDAY, runs=runs_around(varies, MONDAY, known), today=MONDAY, quota=TWO, minutes=30)
    week = place_week(asked)
    assert shape(week)[TUE] == "L"
    assert week.days[WED].refused == (DayBeforeHardRun(None),)
    assert week.days[THU].because == (RunNotKnown(),)
    assert week.days[THU].type is SessionType.CORE_MOBILITY


@pytest.mark.parametrize(("minutes", "kind"), [(20, SessionType.STRENGTH_LOWER), (21, SessionType.STRENGTH_FULL)])
def test_short_sessions_are_for_the_legs_alone(minutes: int, kind: SessionType) -> None:
    assert place("rrrerrr", minutes=minutes).days[THU].type is kind


def test_letters_alternate_across_weeks() -> None:
    last = (Happened(day(-3), SessionType.STRENGTH_FULL, "A"),)
    assert [one.letter for one in place("rererer", happened=last).days if one.letter] == ["B", "A"]
    assert [one.letter for one in place("rererer").days if one.letter] == ["A", "B"]
    assert [one.letter for one in place("rererer", last_letter="A").days if one.letter] == ["B", "A"]


def test_easy_days_without_strength_have_light_core_until_the_week_has_enough() -> None:
    assert planned("eeeeeee").count("c") == 3
    assert planned("ssreeer").count("c") == 3


def test_a_legal_day_that_was_not_chosen_says_which_days_are_better() -> None:
    week = place("rererer", quota=Quota(lower=1))
    assert week.days[THU].refused == (OtherDaysBetter((day(TUE),)),)
    done = (Happened(day(TUE), SessionType.STRENGTH_FULL),)
    assert place("rererer", quota=Quota(lower=1), happened=done, today=day(WED)).days[THU].refused == (QuotaFull(1),)


def test_the_same_question_has_the_same_answer() -> None:
    assert place("eeeseel") == place("eeeseel")


def test_a_session_turned_down_still_fits_the_run_of_the_day() -> None:
    recovery, core = SessionType.RECOVERY, SessionType.CORE_MOBILITY
    full = SessionType.STRENGTH_FULL
    assert capped(core, recovery, DayClass.SPEED, DayClass.EASY) is SessionType.MOBILITY_ONLY
    assert capped(SessionType.LOW_IMPACT_STRENGTH, core, DayClass.REST, DayClass.EASY) is recovery
    assert capped(full, core, DayClass.EASY, DayClass.EASY) is core
    assert capped(full, full, DayClass.EASY, DayClass.RACE) is SessionType.MOBILITY_ONLY
    assert capped(full, full, DayClass.RACE, DayClass.REST) is SessionType.NONE


def test_a_week_is_asked_for_its_own_days_only() -> None:
    week = place("rererer")
    assert week.on(day(SUN)).day == day(SUN)
    with pytest.raises(KeyError):
        week.on(MONDAY + timedelta(7))
