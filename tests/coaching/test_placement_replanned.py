"""A week that has begun: what was done is counted, what was missed moves, what health refuses is placed elsewhere."""

from coaching.reasons.placement import DayOver, MovedFromMissed, QuotaFull, WasDone
from coaching.reasons.readiness import Sore
from coaching.runner import DayClass, RunDay
from coaching.session_type import SessionType
from coaching.week.question import DayCap, Happened, Quota
from tests.coaching.weeks import day, names, place, planned, shape

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)
FULL = SessionType.STRENGTH_FULL
SORE = Sore(score=7, days_in_a_row=1)


def test_what_was_done_stays_and_counts() -> None:
    week = place("rererer", happened=(Happened(day(TUE), FULL, "A"),), today=day(WED))
    assert shape(week) == "-LrcrLr"
    assert week.days[TUE].because == (WasDone(),)
    assert week.days[TUE].fixed
    assert week.days[MON].because == (DayOver(),)
    assert week.days[SAT].letter == "B"


def test_the_plan_of_the_rest_of_the_week_does_not_change_because_a_day_has_passed() -> None:
    monday = place("eseeeer")
    done = tuple(Happened(one.day, one.type, one.letter) for one in monday.days if one.type.strength)
    for today in range(7):
        past = tuple(one for one in done if one.day < day(today))
        later = place("eseeeer", happened=past, today=day(today))
        assert [one.type.lower_body for one in later.days] == [one.type.lower_body for one in monday.days]


def test_a_missed_session_moves_to_the_next_legal_day_and_is_not_stacked() -> None:
    known = {"quota": Quota(lower=1), "today": day(WED), "preferred": frozenset({SAT})}
    assert planned("rererer", **known)[SAT] == "L"
    week = place("rererer", missed=(day(TUE),), **known)
    assert shape(week)[THU:] == "Lrcr"
    assert MovedFromMissed(day(TUE)) in week.days[THU].because


def test_a_missed_session_with_no_legal_day_left_is_dropped() -> None:
    assert "L" not in planned("rerslrl", missed=(day(TUE),), today=day(WED))


def test_the_ladder_does_not_make_good_what_was_missed() -> None:
    assert planned("rserrrl", missed=(day(WED),), today=day(THU))[THU:] == "irrc"
    assert planned("rererrl", missed=(day(TUE),), today=day(FRI))[FRI:] == "rrc"


def test_the_ladder_keeps_its_session_when_a_missed_one_has_moved() -> None:
    tuesday = frozenset({TUE})
    assert planned("reersrr", preferred=tuesday) == "rLcrcir"
    assert planned("reersrr", preferred=tuesday, missed=(day(TUE),), today=day(WED))[WED:] == "Lrcir"


def test_two_missed_sessions_leave_no_two_in_a_row() -> None:
    week = planned("eeeeeer", missed=(day(MON), day(WED)), today=day(THU))
    assert week[THU:] == "LcLr"


def test_a_skipped_day_is_over() -> None:
    week = place("rererer", closed=(day(TUE),), missed=(day(TUE),), today=day(TUE))
    assert week.days[TUE].type is SessionType.NONE
    assert week.days[TUE].because == (DayOver(),)
    assert shape(week)[THU] == "L"


def test_a_session_done_today_fills_the_quota_at_once() -> None:
    week = place("rererer", quota=Quota(lower=1), happened=(Happened(day(TUE), FULL, "A"),), today=day(TUE))
    assert week.days[TUE].type is FULL
    assert week.days[THU].refused == (QuotaFull(1),)


def test_a_moved_run_opens_and_closes_days_at_once() -> None:
    done = (Happened(day(MON), FULL, "A"),)
    assert planned("ersrerl", happened=done, today=day(TUE))[THU:] == "rLrc"
    easy_on_thursday = {day(THU): RunDay(DayClass.EASY), day(FRI): RunDay(DayClass.REST)}
    assert planned("ersrerl", happened=done, today=day(TUE), moved=easy_on_thursday)[THU:] == "Lrrc"
    speed_on_saturday = {day(SAT): RunDay(DayClass.SPEED)}
    assert "L" not in planned("ersrerl", happened=done, today=day(TUE), moved=speed_on_saturday)[TUE:]


def test_low_impact_work_that_was_done_fills_the_quota_too() -> None:
    done = (Happened(day(WED), SessionType.LOW_IMPACT_STRENGTH),)
    week = place("rsrerel", happened=done, today=day(THU))
    assert shape(week) == "--iLrcc"
    both = (*done, Happened(day(THU), FULL, "A"))
    moved = {day(SUN): RunDay(DayClass.REST)}
    assert "L" not in planned("rsrerel", happened=both, today=day(FRI), moved=moved)[FRI:]


def test_a_day_that_health_closes_sends_the_session_to_another() -> None:
    caps = tuple(DayCap(day(one), SessionType.RECOVERY, (SORE,)) for one in (TUE, WED))
    week = place("rererer", caps=caps)
    assert shape(week)[TUE] == "r"
    assert SORE in week.days[TUE].refused
    assert SORE in week.days[TUE].because
    assert shape(week).count("L") == 2


def test_health_that_allows_the_legs_alone_still_places_them() -> None:
    caps = (DayCap(day(THU), SessionType.STRENGTH_LOWER, (SORE,)),)
    assert place("rrrerrr", caps=caps).days[THU].type is SessionType.STRENGTH_LOWER


def test_no_strength_allowed_means_no_ladder_either() -> None:
    caps = tuple(DayCap(day(one), SessionType.RECOVERY, (SORE,)) for one in range(7))
    assert planned("rsrerel", caps=caps) == "rmrrr-m"


def test_a_red_flag_leaves_nothing_on_any_day() -> None:
    caps = tuple(DayCap(day(one), SessionType.NONE) for one in range(7))
    assert planned("rsrerel", caps=caps) == "-------"


def test_a_week_that_is_over_is_as_it_happened() -> None:
    done = (Happened(day(TUE), FULL, "A"), Happened(day(FRI), SessionType.CORE_MOBILITY))
    week = place("rererer", happened=done, today=day(9))
    assert shape(week) == "-L--c--"
    assert all(one.fixed and not one.refused for one in week.days)
    assert names(week.days[SUN].because) == ["DayOver"]
