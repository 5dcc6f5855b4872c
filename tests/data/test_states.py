from msgspec.structs import replace

from coaching.memory.state import TrainingState
from data.codec import encode_training
from data.states import States
from tests.data.samples import a_state


def test_the_bytes_of_last_time_give_the_value_of_last_time() -> None:
    states, body = States(), encode_training(a_state())

    first = states.decoded(1, body, a_state().version)

    assert first == a_state()
    assert states.decoded(1, bytes(bytearray(body)), a_state().version) is first


def test_a_change_by_somebody_else_is_seen() -> None:
    states, ours = States(), a_state()
    states.encoded(1, ours)
    theirs = replace(ours, told=("NoEasyDay",))

    assert states.decoded(1, encode_training(theirs), theirs.version) == theirs


def test_a_state_of_another_version_is_not_read_although_its_bytes_are_known() -> None:
    states = States()
    body = states.encoded(1, a_state())

    assert states.decoded(1, body, a_state().version + 1) is None


def test_what_has_not_changed_is_not_encoded_again() -> None:
    states, body = States(), encode_training(a_state())
    state = states.decoded(1, body, a_state().version)
    assert isinstance(state, TrainingState)

    assert states.encoded(1, state) is body


def test_only_so_many_are_remembered_and_the_oldest_goes() -> None:
    states, body = States(kept=2), encode_training(a_state())
    first, second = (states.decoded(one, body, a_state().version) for one in (1, 2))
    states.decoded(1, body, a_state().version)
    states.decoded(3, body, a_state().version)

    assert states.decoded(1, body, a_state().version) is first
    assert states.decoded(2, body, a_state().version) is not second


def test_in_passing_nobody_is_learnt_and_whoever_is_known_stays_known() -> None:
    states, body = States(kept=1), encode_training(a_state())
    first = states.decoded(1, body, a_state().version)
    passing = states.in_passing()
    second = passing.decoded(2, body, a_state().version)

    assert second == first
    assert states.decoded(1, body, a_state().version) is first
    assert passing.decoded(1, body, a_state().version) is first
    assert passing.decoded(2, body, a_state().version) is not second


def test_what_changes_in_passing_is_known_as_it_is_now() -> None:
    states, changed = States(), replace(a_state(), told=("NoEasyDay",))
    states.encoded(1, a_state())
    body = states.in_passing().encoded(1, changed)

    assert states.decoded(1, body, changed.version) is changed


def test_of_somebody_forgotten_nothing_stays_in_memory() -> None:
    states, body = States(), encode_training(a_state())
    first = states.decoded(1, body, a_state().version)
    states.forget(1)

    assert states.decoded(1, body, a_state().version) is not first


def test_whoever_was_not_here_for_a_while_is_forgotten() -> None:
    states, body = States(), encode_training(a_state())
    gone, back = (states.decoded(one, body, a_state().version) for one in (1, 2))
    states.forget_unused()
    states.decoded(2, body, a_state().version)
    states.forget_unused()

    assert states.decoded(1, body, a_state().version) is not gone
    assert states.decoded(2, body, a_state().version) is back
