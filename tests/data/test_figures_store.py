from datetime import timedelta

from data.delivery_store import Settled, Settlement
from data.presence_store import Presence
from data.runner_store import Kept
from data.store import Store
from tests.data.samples import DAY, HOUR, MINUTE, NOW, OWNER, a_message, morning


async def test_an_empty_database_has_figures_too(store: Store) -> None:
    async with store.read() as reader:
        found = await reader.figures(NOW)
    assert (found.people.runners, found.sent, found.not_sent, found.next_delivery) == (0, 0, {}, None)


async def test_what_became_of_the_last_day_is_counted_by_reason(store: Store) -> None:
    async with store.unit() as unit:
        await unit.save([Kept(id=one) for one in range(1, 6)], NOW)
        await unit.note_presence([Presence(runner_id=one, onboarded=True, heard_on=DAY) for one in range(1, 6)])
        await unit.replace_pending({one: [morning()] for one in range(1, 5)} | {5: [morning(NOW + HOUR)]})
        due = await unit.due(NOW, 9)
        reasons = ["", "answered", "answered"]
        settled = [
            Settled(id=row.id, status=Settlement.NOT_SENT if why else Settlement.SENT, reason=why)
            for row, why in zip(due, reasons, strict=False)
        ]
        await unit.settle(settled, NOW)
        given_up, _ = await unit.enqueue([a_message(1), a_message(2)], NOW, OWNER, 60)
        await unit.give_up([given_up.id], OWNER, "400")
        await unit.refuse(1, 5, 1, "KeyError", NOW)
    async with store.read() as reader:
        now = await reader.figures(NOW + MINUTE)
        later = await reader.figures(NOW + timedelta(days=1, minutes=1))
    assert (now.sent, now.not_sent, now.overdue, now.next_delivery) == (1, {"answered": 2}, 1, NOW)
    assert (now.waiting, now.oldest_waiting, now.given_up, now.refused) == (1, NOW, 1, 1)
    assert now.people.active == 5
    assert (later.sent, later.not_sent, later.overdue, later.given_up, later.refused) == (0, {}, 2, 0, 1)
