import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.app import App, StartError, real_clock
from bot.health import LATEST_S, Health
from bot.metrics import TICK, UPDATES, Metrics
from bot.playground.playground import Playground
from bot.serving import Door, serving
from bot.settings import Secret, Settings
from data.engine import create
from data.outbox_store import NewMessage
from data.store import Store
from tests.bot.machinery import NOW, SetClock
from tests.stories.house import TOKEN


class Watched:
    """The pages over a store, with the seconds in the test's hand."""

    def __init__(self, store: Store) -> None:
        self.seconds = 1000.0
        self.metrics = Metrics(lambda: self.seconds)
        self.health = Health(self.metrics, store, SetClock(NOW + timedelta(seconds=90)))
        self.address = ""

    async def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        async with aiohttp.ClientSession() as http, http.request(method, self.address + path) as answer:
            return answer.status, await answer.text()

    async def figures(self) -> dict[tuple[str, str], float]:
        """Each sample by its name and its labels' values."""
        status, text = await self.get("/metrics")
        assert status == 200
        samples = [one for family in text_string_to_metric_families(text) for one in family.samples]
        return {(one.name, ",".join(sorted(one.labels.values(), reverse=True))): one.value for one in samples}


@pytest.fixture
async def watched(store: Store) -> AsyncIterator[Watched]:
    made = Watched(store)
    async with serving(made.health.app(), Door("127.0.0.1", 0, "HEALTH_PORT")) as port:
        made.address = f"http://127.0.0.1:{port}"
        yield made


async def test_a_process_that_has_just_started_is_healthy(watched: Watched) -> None:
    assert await watched.get("/healthz") == (200, '{"healthy": true, "updates_age_s": 0.0, "tick_age_s": 0.0}')


@pytest.mark.parametrize("part", [UPDATES, TICK])
async def test_it_is_healthy_as_long_as_each_part_has_lately_shown_life(watched: Watched, part: str) -> None:
    for _ in range(100):
        watched.seconds += min(LATEST_S.values())
        watched.metrics.alive(UPDATES)
        watched.metrics.alive(TICK)
        assert (await watched.get("/healthz"))[0] == 200
    other = TICK if part == UPDATES else UPDATES
    watched.seconds += LATEST_S[part]
    watched.metrics.alive(other)
    assert (await watched.get("/healthz"))[0] == 200
    watched.seconds += 0.1
    watched.metrics.alive(other)
    status, text = await watched.get("/healthz")
    assert status == 503
    assert f'"{part}_age_s": {LATEST_S[part] + 0.1}' in text


async def test_figures_are_told_in_prometheus_own_format(watched: Watched) -> None:
    watched.metrics.update("TextSent")
    watched.metrics.batch(1, 0.02)
    watched.metrics.delivery("morning", "sent")
    watched.metrics.delivery("morning", "already_trained")
    watched.metrics.message("again")
    watched.metrics.sent(0.3, answer=True)
    watched.metrics.tick(0.001)
    found = await watched.figures()
    assert found["coach_updates_total", "TextSent"] == 1
    assert found["coach_batches_total", "kept"] == 1
    assert found["coach_deliveries_total", "morning,already_trained"] == 1
    assert found["coach_sends_total", "again"] == found["coach_sends_total", "sent"] == 1
    assert found["coach_send_seconds_bucket", "answer,0.25"] == 0
    assert found["coach_send_seconds_bucket", "answer,0.5"] == 1
    assert found["coach_batch_seconds_sum", ""] == 0.02
    assert found["process_start_time_seconds", ""] > 1.7e9


async def test_the_outbox_is_looked_at_when_asked(watched: Watched, store: Store) -> None:
    assert (await watched.figures())["coach_outbox_waiting", ""] == 0
    async with store.unit() as unit:
        await unit.enqueue([NewMessage(chat_id=7, body=b"", expires=NOW + timedelta(hours=1))], NOW)
    found = await watched.figures()
    assert (found["coach_outbox_waiting", ""], found["coach_outbox_oldest_seconds", ""]) == (1, 90)


async def test_while_the_store_is_not_to_be_had_the_other_figures_are_told(tmp_path: Path) -> None:
    (tmp_path / "text.db").write_text("this is no database" * 100, encoding="utf-8")
    store = Store(create(f"sqlite:///{tmp_path / 'text.db'}"))
    watched = Watched(store)
    async with serving(watched.health.app(), Door("127.0.0.1", 0, "HEALTH_PORT")) as port:
        watched.address = f"http://127.0.0.1:{port}"
        found = await watched.figures()
    await store.close()
    assert str(found["coach_outbox_waiting", ""]) == "nan"
    assert found["coach_last_seen_seconds", TICK] == 0


async def test_there_is_nothing_else_on_that_port(watched: Watched) -> None:
    assert (await watched.get("/"))[0] == 404
    assert (await watched.get("/healthz", "POST"))[0] == 405
    assert (await watched.get("/metrics", "DELETE"))[0] == 405


async def test_a_running_coach_tells_its_figures_where_the_settings_say(tmp_path: Path, unused_tcp_port: int) -> None:
    playground = Playground(now=real_clock, token=TOKEN)
    await playground.start()
    database = Secret(f"sqlite:///{tmp_path / 'coach.db'}")
    settings = Settings(token=Secret(TOKEN), api_url=playground.url, database=database, health_port=unused_tcp_port)
    async with asyncio.timeout(30), App(settings).running():
        user = playground.user(7)
        user.say("/start")
        await user.answer()
        async with aiohttp.ClientSession() as http:
            async with http.get(f"http://127.0.0.1:{unused_tcp_port}/healthz") as answer:
                assert answer.status == 200
            async with http.get(f"http://127.0.0.1:{unused_tcp_port}/metrics") as answer:
                text = await answer.text()
        with pytest.raises(StartError, match=r"HEALTH_PORT: 127\.0\.0\.1:"):
            async with App(settings).running():
                pass
    await playground.stop()
    assert 'coach_updates_total{kind="TextSent"} 1.0' in text
    assert "Robin" not in text
    assert TOKEN not in text
