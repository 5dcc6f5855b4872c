"""Faults that the proofs over all weeks and whole lives have found, each as small as it can be told."""

import pytest
from msgspec.structs import replace

from coaching.dosing.dose_order import DoseOrder
from coaching.dosing.progression import next_dose, observe
from coaching.facts import Feel
from coaching.modifiers import Modifiers
from coaching.session import Prescription
from coaching.session_type import SessionType
from coaching.week.phases import dose
from coaching.week.placement import place_week
from coaching.week.question import Happened
from tests.coaching.building import DAY, NOTHING, catalogue, exercises, training, worked
from tests.coaching.weeks import ask, day


@pytest.mark.parametrize(
    "letters",
    [
        "eeselrr",  # light core went to Tuesday once Monday was done
        "reRselr",
        "esrrels",  # low-impact strength went from Wednesday to Thursday once Monday's upper body was done
        "rReeles",  # a race has no core work: it took the place of an easy day's until it was over
        "erReeee",
    ],
)
def test_what_was_done_does_not_move_what_is_still_to_come(letters: str) -> None:
    question = ask(letters)
    shown = [one.type for one in place_week(question).days]
    done: list[Happened] = []
    for number, kind in enumerate(shown):
        again = place_week(replace(question, today=day(number), happened=tuple(done)))
        assert [one.type for one in again.days] == shown
        if kind is not SessionType.NONE:
            done.append(Happened(day(number), kind, again.days[number].letter))


def test_too_hard_twice_without_a_lighter_load_never_asks_for_more_in_a_new_phase() -> None:
    raises = catalogue()["prone_y_raise"]
    record, asked = None, _asked(None, week=4)
    for _ in range(2):
        record = observe(record, raises, asked, None, Feel.TOO_HARD, DAY)
        asked = _asked(record, week=4)
    assert (asked.reps or 0) <= (record.last.reps or 0 if record else 0)
    later = _asked(record, week=5)
    assert (later.reps or 0) <= (asked.reps or 0)


def _asked(record: object, week: int) -> Prescription:
    return next_dose(
        DoseOrder(
            catalogue()["prone_y_raise"],
            dose(week),
            record,  # type: ignore[arg-type]  # a record or None
            gear=NOTHING,
            day=DAY,
        )
    ).value


def test_drills_come_in_fewer_sets_when_limits_ask_for_it() -> None:
    lighter = Modifiers(sets_factor=0.6)
    *_, last = training(7, limits=lambda _: lighter, minutes=45)
    drills = [one for one in worked(last.session) if one.exercise in {"march_a", "snap_down"}]
    assert exercises(last.session)
    assert drills
    assert all(one.sets == 1 for one in drills)
