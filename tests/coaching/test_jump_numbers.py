"""Foot contacts as a coach would write them: round numbers, and nothing new while limits hold (rules 1.5, 2.2)."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from coaching.building.candidates import shelf, sieve
from coaching.building.jumping import jumps, landings
from coaching.building.order import PastSession
from coaching.dosing.record import observe
from coaching.facts import Feel
from coaching.modifiers import NO_LIMITS, Modifiers
from coaching.session import Prescription
from coaching.session_type import SessionType
from tests.coaching.building import GYM, catalogue, order

HELD = Modifiers(no_progress=True)


def past(*exercises: str, contacts: int) -> PastSession:
    return PastSession(
        day=date(2026, 4, 3),
        type=SessionType.STRENGTH_FULL,
        week=20,
        minutes=45,
        exercises=exercises,
        contacts=contacts,
    )


def asked(contacts: int, level: int = 2, limits: Modifiers = NO_LIMITS, **rest: Any) -> list[Prescription]:
    session = order(
        SessionType.STRENGTH_FULL,
        45,
        21,
        **{"gear": GYM, "jumps": contacts, "jump_level": level, "level_cap": 3, "limits": limits, **rest},
    )
    return jumps(session, shelf(catalogue(), sieve(session, SessionType.STRENGTH_FULL)))


def one_session(level: int) -> tuple[PastSession, ...]:
    """Something of each level was done, so that no level is new."""
    names = [one.id for one in catalogue().exercises.values() if one.level == level]
    return (past(*names, contacts=100),)


@pytest.mark.parametrize("contacts", range(25, 85, 5))
@pytest.mark.parametrize("level", [2, 3])
def test_two_drills_share_all_contacts_in_round_numbers(level: int, contacts: int) -> None:
    given = asked(contacts, level, past=one_session(level))
    hop, effort = map(landings, given)
    assert (hop + effort, hop % 5, effort % 5) == (contacts, 0, 0)
    assert abs(hop - effort) <= 10 or given[1].exercise == "drop_jump_low"


def test_thirty_five_are_two_sets_of_ten_hops_and_three_of_five_jumps() -> None:
    hop, effort = asked(35, 1, past=(past("pogo_hop", contacts=35),))
    assert (hop.sets, hop.contacts) == (2, 10)
    assert (effort.sets, effort.contacts) == (3, 5)


def test_a_session_that_holds_has_only_jumps_that_are_known() -> None:
    lately = (past("forward_pogo", "a_skip", contacts=40), past("pogo_hop", contacts=30))
    assert {one.exercise for one in asked(40, 2, HELD, past=lately)} <= {"forward_pogo", "a_skip", "pogo_hop"}
    assert {one.exercise for one in asked(40, 2, past=lately)} - {"forward_pogo", "a_skip", "pogo_hop"}


@pytest.mark.parametrize(("limits", "most"), [(HELD, 25), (Modifiers(no_new_exercise=True), 25), (NO_LIMITS, 40)])
def test_a_session_that_holds_has_no_more_contacts_than_the_most_lately(limits: Modifiers, most: int) -> None:
    lately = (past("forward_pogo", "box_jump", contacts=15), past("a_skip", "pogo_hop", contacts=25))
    assert sum(map(landings, asked(40, 2, limits, past=lately))) == most


@pytest.mark.parametrize(("feel", "sets"), [(Feel.TOO_HARD, 1), (Feel.RIGHT, 2)])
def test_a_drill_without_flight_has_no_more_sets_than_what_was_too_hard(feel: Feel, sets: int) -> None:
    (first,) = asked(0, 0)
    done = observe(None, catalogue()[first.exercise], replace(first, sets=1), None, feel, date(2026, 4, 3))
    lately = (past(contacts=0),)
    (again,) = asked(0, 0, records={first.exercise: done}, past=lately)
    assert (again.exercise, again.sets) == (first.exercise, sets)
