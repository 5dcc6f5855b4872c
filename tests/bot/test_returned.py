from math import inf

from bot.sending.outcomes import Gone
from bot.sending.returned import GATHER_S, Returned
from data.outbox_store import Message
from tests.bot.machinery import NOW


def _gone(number: int) -> Gone:
    held = Message(id=number, chat_id=7, body=b"", expires=NOW, priority=0, slot="", attempts=1)
    return Gone(held, number)


def test_what_comes_back_waits_a_moment_for_more() -> None:
    returned = Returned()
    assert (bool(returned), returned.wait()) == (False, inf)
    returned.add([_gone(1)])
    assert 0 < returned.wait() <= GATHER_S
    assert not returned.ripe(at_once=False)
    returned.add([_gone(2)])
    assert returned.take() == [_gone(1), _gone(2)]
    assert (bool(returned), returned.wait()) == (False, inf)


def test_it_does_not_wait_where_more_can_be_sent_or_somebody_wants_to_see_it_written() -> None:
    returned = Returned()
    assert not returned.ripe(at_once=True)
    returned.add([_gone(1)])
    assert returned.ripe(at_once=True)
    with returned.hurried():
        assert returned.ripe(at_once=False)
    assert not returned.ripe(at_once=False)


def test_what_could_not_be_written_is_written_first_and_at_once() -> None:
    returned = Returned()
    returned.add([_gone(2)])
    returned.put_back([_gone(1)])
    assert returned.ripe(at_once=False)
    assert returned.take() == [_gone(1), _gone(2)]
