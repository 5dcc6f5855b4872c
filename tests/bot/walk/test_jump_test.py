"""The test that opens jumps: offered once where only it is missing, four taps, and what it means (rules 2.2)."""

from datetime import date, timedelta

from msgspec.structs import replace

from coaching.facts import JumpTested, Moment, SessionDone, SessionPrescribed
from coaching.memory.fold import fold
from tests.bot.talking import THURSDAY, Runner


def strong() -> Runner:
    """Ten weeks of two sessions a week, all done right; it is a Thursday with leg work."""
    runner = Runner()
    coach, state = runner.talk.coach, runner.training
    day = THURSDAY
    while day < THURSDAY + timedelta(weeks=10):
        moment = Moment(runner.now + (day - THURSDAY), day)
        outcome = coach.today(state, moment)
        state = outcome.state
        if outcome.value.type.strength:
            state = fold(state, [SessionDone(at=moment.at, day=day)], coach.catalogue)
        day += timedelta(days=1)
    runner.person = replace(runner.person, training=state)
    return at_leg_work(runner, day)


def at_leg_work(runner: Runner, day: date) -> Runner:
    runner.sleeps_until(day)
    while True:
        session = runner.talk.coach.today(runner.training, Moment(runner.now, runner.today)).value
        if session.type.lower_body:
            return runner
        runner.waits(days=1)


def test_it_is_offered_with_a_session_once_only_the_test_is_missing() -> None:
    runner = strong().says("/today")
    assert "jump test" in runner.text
    assert "🦘 Jump test" in runner.labels
    assert "🦘 Jump test" not in Runner().says("/today").labels


def test_it_is_offered_once_and_again_only_after_weeks() -> None:
    runner = strong().says("/today")
    offered = runner.today
    assert "🦘 Jump test" in runner.says("/today").labels
    at_leg_work(runner, offered + timedelta(days=1)).says("/today")
    assert "🦘 Jump test" not in runner.labels
    assert runner.person.chat.jumps_offered == offered


def test_four_taps_pass_it_and_jumps_open() -> None:
    runner = strong().says("/today").taps_label("🦘 Jump test")
    for label in ("20 or more", "10 or more", "30 s or more", "All 5"):
        runner.taps_label(label)
    assert "Passed" in runner.text
    assert "JumpTested" in runner.kinds()
    at_leg_work(runner, runner.today + timedelta(days=1)).says("/today")
    assert "landings" in runner.text


def test_what_is_missing_is_said_kindly_and_jumps_stay_out() -> None:
    runner = strong().says("/today").taps_label("🦘 Jump test")
    for label in ("15–19", "10 or more", "15–29 s", "4"):
        runner.taps_label(label)
    assert "Not yet" in runner.text
    for said in ("20 calf raises", "30 seconds of balance", "5 quiet landings", "2 weeks"):
        assert said in runner.text
    assert "split squats" not in runner.text


def test_numbers_may_be_typed() -> None:
    runner = strong().says("/today").taps_label("🦘 Jump test").says("22").says("12 reps").says("40 s").says("5")
    test = next(fact for fact in runner.facts if isinstance(fact, JumpTested))
    assert (test.calf_raises, test.split_squats, test.balance_s, test.quiet_landings) == (22, 12, 40, 5)


def test_it_can_be_put_off() -> None:
    runner = strong().says("/today").taps_label("🦘 Jump test").taps_label("Not now")
    assert "another time" in runner.text
    assert not [fact for fact in runner.heard.facts if isinstance(fact, JumpTested | SessionPrescribed)]
