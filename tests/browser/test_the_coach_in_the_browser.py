"""A newcomer and the real coach, in a real browser: onboarding by clicks, then a few mornings by the page's clock."""

import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from bot.app import App
from bot.clock import ShiftedClock
from bot.settings import Secret, Settings
from tests.browser.acts import LAST
from tests.browser.conftest import PageFor
from tests.stories.house import ONBOARDING

MOST_TAPS = 15
SUNDAY = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAY_LINES_APART = """() => {
  const days = [...document.querySelectorAll(".day:not(.passed)")];
  return new Set(days.map((day) => Math.round(day.getBoundingClientRect().top))).size === days.length;
}"""
DOCS = Path(__file__).parents[2] / "docs"


@pytest_asyncio.fixture(loop_scope="session")
async def coach(tmp_path: Path) -> AsyncIterator[App]:
    settings = Settings(token=None, database=Secret(f"sqlite+aiosqlite:///{tmp_path / 'local-chat.db'}"))
    app = App(settings, clock=ShiftedClock(lambda: SUNDAY), folder=tmp_path)
    async with app.running():
        yield app


async def opened(coach: App, page_for: PageFor, size: str = "phone", *, dark: bool = False) -> Page:
    assert coach.local_chat
    return await page_for(coach.local_chat.playground.url, size=size, dark=dark)


async def onboarded(page: Page) -> int:
    """Goes from START to the first session; how many taps it took."""
    await page.get_by_role("button", name="START").click()
    for label in ONBOARDING:
        if label == "Skip this":  # a button of earlier questions too
            await expect(page.locator(LAST)).to_contain_text("10 of 10")
        await page.locator("#messages").get_by_role("button", name=label, exact=True).click()
    await expect(page.locator(LAST)).to_contain_text("long run")
    return 1 + len(ONBOARDING)


async def moved_on(page: Page, leap: str) -> None:
    """Turns the coach's clock on with the page's own button, and waits until it has arrived."""
    date = await page.locator("#date").inner_text()
    if await page.locator("#open-panel").is_visible():
        await page.locator("#open-panel").click()
    await page.locator("#leaps").get_by_role("button", name=leap).click()
    await expect(page.locator("#date")).not_to_have_text(date)
    await expect(page.locator("#phone.travelling")).to_have_count(0, timeout=30_000)  # the panel hides its own progress
    if await page.locator("#close-panel").is_visible():
        await page.locator("#close-panel").click()


async def tap(page: Page, label: str) -> None:
    await page.locator("#messages").get_by_role("button", name=label).last.click()


async def on_thursday(page: Page) -> None:
    """From Sunday on, each morning with its message: Thursday is the first day of strength."""
    for day in ("Monday", "Tuesday", "Wednesday", "Thursday"):
        await moved_on(page, "Tomorrow morning")
        await expect(page.locator(LAST)).to_contain_text(day)


async def trained(page: Page) -> None:
    """Today's session done as planned, and it felt right."""
    await tap(page, "Done")
    await expect(page.locator(LAST)).to_contain_text("How did it feel?")
    await tap(page, "Right")
    await expect(page.locator(LAST)).to_contain_text("Next time")


async def test_the_person_of_the_first_issue_is_onboarded_in_fifteen_taps(coach: App, page_for: PageFor) -> None:
    page = await opened(coach, page_for)
    assert await onboarded(page) <= MOST_TAPS
    await expect(page.locator("#messages")).to_contain_text("Tue speed, Thu easy, Sat easy, Sun long")


async def test_a_week_in_a_minute_with_done_and_sore(coach: App, page_for: PageFor) -> None:
    page = await opened(coach, page_for)
    await onboarded(page)
    await on_thursday(page)
    await trained(page)
    await page.locator("#text").fill("sore")
    await page.locator("#send").click()
    await expect(page.locator(LAST)).to_contain_text("half the sets")
    await moved_on(page, "A week")
    await expect(page.locator("#messages")).to_contain_text("Your week")


@pytest.mark.parametrize("size", ["phone", "desktop"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_the_coach_is_drawn(coach: App, page_for: PageFor, pictures: Path, size: str, dark: bool) -> None:
    """With PICTURES=docs in the environment the README's picture is drawn anew."""
    page = await opened(coach, page_for, size, dark=dark)
    await onboarded(page)
    await on_thursday(page)
    await page.wait_for_function(DAY_LINES_APART)
    if (os.environ.get("PICTURES"), size, dark) == ("docs", "desktop", False):
        pictures = DOCS
    drawn = pictures / ("chat.png" if pictures == DOCS else f"coach-{size}-{'dark' if dark else 'light'}.png")
    await page.screenshot(path=drawn)
    assert drawn.stat().st_size > 0
