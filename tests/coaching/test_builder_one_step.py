"""One thing at a time (rules 3.2, S7): sets, reps or load of an exercise, contacts or difficulty of jumps."""

from typing import Any

import pytest

from coaching.building.builder import PastSession
from coaching.building.jumping import landings
from coaching.dosing.base_dose import LEGS, PROGRESSING
from coaching.dosing.record import target
from coaching.exercise import Impact, Pattern
from coaching.facts import Feel
from coaching.modifiers import Modifiers
from coaching.reasons import session as why
from coaching.session import Prescription, Session
from coaching.session_type import SessionType
from tests.coaching.building import DAY, GEARS, GYM, HOME, Trained, built, catalogue, training, worked

WEEKS = 26
FEELS = {
    "right": lambda _: Feel.RIGHT,
    "sometimes easy": lambda number: Feel.TOO_EASY if number % 4 == 0 else Feel.RIGHT,
    "sometimes hard": lambda number: Feel.TOO_HARD if number % 5 == 4 else Feel.RIGHT,
}


def repeated(one: Trained) -> list[tuple[Prescription, Prescription]]:
    """The doses that progress, each beside the last that counted."""
    records = one.order.records
    return [
        (records[now.exercise].last, now)
        for now in worked(one.session)
        if now.exercise in records and catalogue()[now.exercise].pattern in PROGRESSING
    ]


@pytest.mark.parametrize("feel", FEELS)
@pytest.mark.parametrize("minutes", [20, 30, 45])
@pytest.mark.parametrize("gear", GEARS)
def test_a_set_more_comes_alone_and_its_reason_says_how_many(gear: str, minutes: int, feel: str) -> None:
    for one in training(WEEKS, FEELS[feel], gear=GEARS[gear], minutes=minutes, body_mass_kg=70.0):
        for last, now in repeated(one):
            added = [reason for reason in now.because if isinstance(reason, why.SetAdded)]
            if now.sets > last.sets:
                assert (target(now), now.load) == (target(last), last.load), (one.session.day, last, now)
                assert added == [why.SetAdded(before=last.sets, now=now.sets)], (one.session.day, last, now)
                assert now.sets == last.sets + 1
            else:
                assert not added, (one.session.day, last, now)


def test_a_third_set_comes_once_the_first_two_weeks_are_over() -> None:
    lived = list(training(3, gear=HOME, minutes=45))
    added = [(last.sets, now.sets) for one in lived for last, now in repeated(one) if now.sets > last.sets]
    assert added
    assert set(added) <= {(2, 3), (1, 2)}


@pytest.mark.parametrize("minutes", [20, 30, 45])
@pytest.mark.parametrize("gear", GEARS)
def test_reps_and_load_never_rise_together(gear: str, minutes: int) -> None:
    for one in training(WEEKS, FEELS["sometimes easy"], gear=GEARS[gear], minutes=minutes, body_mass_kg=70.0):
        for last, now in repeated(one):
            assert not (now.load.kg > last.load.kg > 0 and target(now) > target(last)), (one.session.day, last, now)


def test_nothing_rises_after_too_hard_not_even_sets() -> None:
    for one in training(WEEKS, FEELS["sometimes hard"], gear=GYM, minutes=45, body_mass_kg=70.0):
        for last, now in repeated(one):
            if one.order.records[now.exercise].feel is Feel.TOO_HARD:
                assert now.sets <= last.sets
                assert now.load.kg <= last.load.kg


def test_no_set_is_added_where_limits_hold_everything() -> None:
    held = Modifiers(no_progress=True)
    lived = training(4, gear=HOME, minutes=45, deloads=False, limits=lambda number: held if number > 3 else Modifiers())
    later = [pair for one in lived if one.order.limits is held for pair in repeated(one)]
    assert later
    assert all(now.sets <= last.sets for last, now in later)


def test_eased_off_is_said_only_where_something_was_taken_off() -> None:
    for one in training(WEEKS, lambda number: Feel.TOO_HARD if number % 3 else Feel.RIGHT, gear=GYM, minutes=45):
        for now in worked(one.session):
            assert not [
                reason for reason in now.because if isinstance(reason, why.EasedOff) if reason.before == reason.now
            ]


def jumping(week: int, contacts: int, level: int, **rest: Any) -> Session:
    asked = {"gear": GYM, "level_cap": 3, "body_mass_kg": 70.0, "minutes": 45, **rest}
    return built(week=week, jumps=contacts, jump_level=level, **asked)


def jumps(session: Session) -> list[Prescription]:
    return [one for one in worked(session) if one.contacts]


def hardest(session: Session) -> int:
    return max(catalogue()[one.exercise].level for one in jumps(session))


def jumped(contacts: int, *exercises: str) -> tuple[PastSession, ...]:
    kind = SessionType.STRENGTH_FULL
    return (PastSession(day=DAY, type=kind, letter="A", week=14, minutes=45, exercises=exercises, contacts=contacts),)


def test_harder_jumps_are_not_more_of_them_as_well() -> None:
    session = jumping(14, 40, 2, past=jumped(30, "pogo_hop", "squat_jump_stick"))
    assert hardest(session) == 2
    assert sum(map(landings, jumps(session))) <= 30


def test_jumps_as_hard_as_last_time_may_be_more() -> None:
    session = jumping(14, 40, 2, past=jumped(30, "forward_pogo", "box_jump"))
    assert hardest(session) == 2
    assert sum(map(landings, jumps(session))) == 40


def test_jumps_get_no_harder_while_limits_hold_everything() -> None:
    session = jumping(14, 40, 2, past=jumped(30, "pogo_hop", "squat_jump_stick"), limits=Modifiers(no_progress=True))
    assert hardest(session) == 1


def test_the_contacts_told_are_those_that_are_done() -> None:
    for minutes in (30, 45):
        for contacts in range(20, 85, 5):
            session = jumping(22, contacts, 3, minutes=minutes)
            told = [reason.contacts for reason in session.because if isinstance(reason, why.JumpsOpen)]
            assert told == ([sum(map(landings, jumps(session)))] if jumps(session) else [])


@pytest.mark.parametrize("letter", ["A", "B"])
@pytest.mark.parametrize("contacts", [20, 40, 60, 80])
@pytest.mark.parametrize("minutes", [30, 45])
def test_jumps_give_way_before_leg_work_has_one_set(minutes: int, contacts: int, letter: str) -> None:
    session = jumping(22, contacts, 3, minutes=minutes, letter=letter, past=jumped(contacts, "single_leg_pogo"))
    legs = [one for one in worked(session) if catalogue()[one.exercise].pattern in LEGS]
    power = [one.exercise for block in session.blocks if block.kind == "jumps" for one in block.prescriptions]
    starved = [one for one in legs if one.sets < 2 and one.exercise not in power]
    assert not starved or not jumps(session)


def test_jumps_stay_where_there_is_time_for_them() -> None:
    assert sum(map(landings, jumps(jumping(22, 30, 2, past=jumped(30, "forward_pogo"))))) == 30


def test_a_drill_without_flight_takes_the_place_of_no_jump_that_time_left_out() -> None:
    assert all(
        catalogue()[one.exercise].impact is Impact.HIGH
        for one in worked(jumping(22, 80, 3, minutes=30))
        if catalogue()[one.exercise].pattern is Pattern.PLYOMETRIC
    )
