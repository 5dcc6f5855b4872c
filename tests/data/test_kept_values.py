"""Training states and facts as bytes; instants as columns."""

from datetime import UTC, datetime, timedelta, timezone

import msgspec
import pytest

from coaching.facts import AnyFact
from coaching.memory.state import STATE_VERSION
from data.codec import FACT_VERSION, decode_fact, decode_training, encode_fact, encode_training
from data.errors import NaiveInstant, UnreadableFact
from data.store import Store
from tests.data.samples import NOW, a_state, onboarded, sore


def test_a_training_state_comes_back_as_it_was() -> None:
    assert decode_training(encode_training(a_state()), STATE_VERSION) == a_state()


def test_equal_states_give_equal_bytes() -> None:
    assert encode_training(a_state()) == encode_training(a_state())


def test_a_state_of_another_version_or_form_is_left_to_be_rebuilt() -> None:
    assert decode_training(encode_training(a_state()), STATE_VERSION + 1) is None
    assert decode_training(b'{"version": 1}', STATE_VERSION) is None
    assert decode_training(b"\xff", STATE_VERSION) is None


@pytest.mark.parametrize("fact", [onboarded(), sore(None), sore(7)])
def test_a_fact_comes_back_as_it_was(fact: AnyFact) -> None:
    assert decode_fact(encode_fact(fact)) == fact


def test_a_kept_fact_can_be_read_with_any_tool() -> None:
    assert msgspec.json.decode(encode_fact(sore(7)))["score"] == 7


@pytest.mark.parametrize(
    ("body", "version"),
    [(b"{}", 1), (b'{"fact":"Levitated"}', 1), (b"\x00", 1), (encode_fact(sore(1)), FACT_VERSION + 1)],
)
def test_a_fact_that_cannot_be_read_is_said_and_never_skipped(body: bytes, version: int) -> None:
    with pytest.raises(UnreadableFact):
        decode_fact(body, version)


async def test_a_datetime_without_a_zone_is_refused(store: Store) -> None:
    with pytest.raises(NaiveInstant):
        async with store.unit() as unit:
            await unit.lease("tick", "me", NOW.replace(tzinfo=None), 60)


async def test_an_instant_comes_back_in_utc_to_the_microsecond(store: Store) -> None:
    told = datetime(2026, 10, 25, 2, 30, 0, 123457, tzinfo=timezone(timedelta(hours=2)))
    async with store.unit() as unit:
        await unit.move_offset(1, None, 5, told)
    async with store.read() as reader:
        assert await reader.offset(1, told + timedelta(days=6)) == 5
        assert await reader.offset(1, told + timedelta(days=6, microseconds=1)) is None


async def test_instants_before_1970_and_far_ahead_are_kept(store: Store) -> None:
    for instant in (datetime(1969, 7, 20, 20, 17, tzinfo=UTC), datetime(9990, 1, 1, tzinfo=UTC)):
        async with store.unit() as unit:
            assert await unit.lease(instant.isoformat(), "me", instant, 1)
            assert not await unit.lease(instant.isoformat(), "you", instant, 1)
