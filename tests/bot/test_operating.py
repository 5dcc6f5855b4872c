"""What whoever runs the coach sees of it: a line for each update, delivery and message, and an end without delay."""

import asyncio
import logging
import re
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot import machine as machines
from bot.playground.faults import Fault, Trouble
from bot.sending import sender
from tests.bot.house import House

PAIRS = re.compile(r"(update|delivery|late_delivery|send)( [a-z]+=\S+)+")


async def test_each_update_delivery_and_message_has_one_line_without_its_text(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    user = house.user()
    async with house.machine() as machine:
        user.say("join")
        await user.answer()
        user.say("violets are blue")
        await user.answer()
        await machine.travel(datetime(2026, 11, 23, 8, tzinfo=UTC))
    lines = [one.getMessage() for one in caplog.records if PAIRS.match(one.getMessage())]
    assert all(PAIRS.fullmatch(line) for line in lines)
    assert [line.partition("id=")[2][2:] for line in lines if line.startswith("update")] == ["chat=7 kind=TextSent"] * 2
    deliveries = [line for line in lines if line.startswith("delivery")]
    assert deliveries[0] == "delivery chat=7 kind=nudge day=2026-11-22 outcome=sent" or len(deliveries) == 1
    assert "delivery chat=7 kind=morning day=2026-11-23 outcome=sent" in deliveries
    sent = [line for line in lines if line.startswith("send")]
    assert len(sent) == len(user.received)
    assert all("outcome=sent message=" in line for line in sent)
    assert "violets" not in caplog.text


async def test_it_ends_in_time_although_telegram_does_not_answer(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machines, "FINISH_WITHIN_S", 0.4)
    monkeypatch.setattr(machines, "FOR_SENDING_S", 0.2)
    monkeypatch.setattr(sender, "FINISH_WITHIN_S", 0.1)
    user, called = house.user(), asyncio.Event()

    def hang(method: str, _chat: int | None) -> Fault | None:
        if method != "sendMessage":
            return None
        called.set()
        return Fault(trouble=Trouble.HANG, seconds=20)

    house.playground.set_faults(hang)
    async with house.machine():
        user.say("hello")
        await called.wait()
        began = time.monotonic()
    assert time.monotonic() - began < 4
    house.playground.set_faults(None)
    async with house.machine() as machine:
        await machine.travel(house.clock() + timedelta(seconds=sender.LEASE_S))
    assert [seen.text for seen in user.received] == ["you said hello"]


def test_its_end_takes_ten_seconds_at_most() -> None:
    assert machines.FINISH_WITHIN_S == 10
    assert sender.FINISH_WITHIN_S < machines.FOR_SENDING_S < machines.FINISH_WITHIN_S
