from data.states import Known, States
from tests.data.samples import a_state


def test_the_state_of_last_time_is_known_by_its_mark() -> None:
    states, state = States(), a_state()
    assert states.known(1) is None

    states.remember(1, Known(5, state))

    known = states.known(1)
    assert known is not None
    assert known.mark == 5
    assert known.state is state


def test_what_has_not_changed_keeps_its_mark_and_what_has_gets_another() -> None:
    states, state = States(), a_state()
    states.remember(1, Known(5, state))
    assert states.marked(1, state) == 5

    mark = states.marked(1, a_state())

    assert mark != 5
    assert states.known(1) == Known(mark, a_state())


def test_no_mark_is_given_twice() -> None:
    states = States()
    assert len({states.marked(1, a_state()) for _ in range(100)}) == 100


def test_only_so_many_are_remembered_and_the_oldest_goes() -> None:
    states = States(kept=2)
    states.remember(1, Known(5, a_state()))
    states.remember(2, Known(6, a_state()))
    states.used(1)
    states.marked(3, a_state())

    assert states.known(1) is not None
    assert states.known(2) is None
    assert states.known(3) is not None


def test_in_passing_nobody_is_learnt_and_whoever_is_known_stays_known() -> None:
    states = States(kept=1)
    states.remember(1, Known(5, a_state()))
    passing = states.in_passing()
    passing.remember(2, Known(6, a_state()))

    assert passing.known(1) == states.known(1) == Known(5, a_state())
    assert passing.known(2) is None


def test_what_changes_in_passing_is_known_as_it_is_now() -> None:
    states, changed = States(), a_state(70.0)
    states.remember(1, Known(5, a_state()))
    mark = states.in_passing().marked(1, changed)

    assert states.known(1) == Known(mark, changed)


def test_of_somebody_forgotten_nothing_stays_in_memory() -> None:
    states = States()
    states.remember(1, Known(5, a_state()))
    states.forget(1)
    states.forget(2)

    assert states.known(1) is None


def test_whoever_was_not_here_for_a_while_is_forgotten_and_to_look_is_no_use() -> None:
    states = States()
    states.remember(1, Known(5, a_state()))
    states.remember(2, Known(6, a_state()))
    states.forget_unused()
    states.known(1)
    states.used(2)
    states.used(3)
    states.forget_unused()

    assert states.known(1) is None
    assert states.known(2) is not None
