"""A few of the deaths of `make chaos`: every update is applied once, every message comes, and only what flew twice."""

import pytest

from tests.chaos.campaign import RANDOM, Campaign
from tests.chaos.doomed import AFTER, BEFORE, LEASE_S, MAKING, MARK, PREPARED, SENDING, UPDATE, UPLOADING
from tests.chaos.pair import Pair

POINTS = (
    *(BEFORE.format(UPDATE), AFTER.format(UPDATE), BEFORE.format(PREPARED), SENDING, BEFORE.format(MARK)),
    *(MAKING, UPLOADING, RANDOM),
)


async def test_killed_at_named_points_and_at_random_nothing_is_lost_and_nothing_done_twice(address: str) -> None:
    campaign = Campaign(address, 1)
    async with campaign.open():
        for point in POINTS:
            await campaign.kill(point)
        await campaign.settle()
        verdict = await campaign.verdict()
    assert verdict.clean, verdict
    assert [kill.point for kill in verdict.kills] == list(POINTS)
    assert verdict.updates > 60


@pytest.mark.postgres
async def test_of_two_processes_behind_one_address_one_is_killed_and_the_other_goes_on(postgres_url: str) -> None:
    pair = Pair(postgres_url, 1)
    async with pair.open():
        await pair.kill_one()
        await pair.settle()
        verdict = await pair.verdict()
    assert verdict.clean, verdict
    assert pair.slowest < 4 * LEASE_S  # the lease, and what a machine that is busy with other tests takes
