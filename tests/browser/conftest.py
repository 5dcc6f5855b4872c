"""A real headless Chromium, and pages of the local chat opened in it."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, async_playwright

from bot.playground.playground import Playground
from tests.browser.demo_bot import DemoBot

SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str:
    """Where Chromium is; skips the test where there is none, fails it on CI."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    if os.environ.get("CI"):
        pytest.fail("CI must have Chromium: chromium, chromium-browser or google-chrome on the PATH")
    pytest.skip(
        "no chromium, chromium-browser or google-chrome on the PATH: the page cannot be tried in a browser here"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here is a browser test, and all of them share one event loop and so one browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if pytest_asyncio.is_async_test(item):
                item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    executable = chromium()
    async with async_playwright() as playwright:
        launched = await playwright.chromium.launch(executable_path=executable, args=list(ARGS))
        yield launched
        await launched.close()


class PageFor:
    """Opens the chat in pages of their own, and keeps what goes wrong in them."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.errors: list[str] = []

    async def __call__(
        self, url: str, *, user: int = 1, size: str = "phone", dark: bool = False, calm: bool = True, quiet: bool = True
    ) -> Page:
        """The chat of that user, connected. `calm` asks for no motion; `quiet` False lets requests fail."""
        width, height = SIZES[size]
        context = await self._browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce" if calm else "no-preference",
            device_scale_factor=2 if size == "phone" else 1,
            locale="en-GB",
            timezone_id="Europe/Berlin",
        )
        self._contexts.append(context)
        page = await context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        if quiet:
            page.on("console", lambda line: self.errors.append(line.text) if line.type == "error" else None)
        await page.goto(f"{url}/?user={user}")
        await page.locator("#status", has_text="bot").wait_for()
        return page

    async def close(self) -> None:
        for context in self._contexts:
            await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def page_for(browser: Browser) -> AsyncIterator[PageFor]:
    """`await page_for(playground.url, user=1, size="phone", dark=False)`; an error in a page fails the test."""
    pages = PageFor(browser)
    yield pages
    await pages.close()
    assert not pages.errors, pages.errors


class Shifted:
    """A clock that stands still until a journey moves it in steps."""

    def __init__(self) -> None:
        self.instant = datetime(2026, 11, 22, 5, 30, tzinfo=UTC)
        self.steps = 4

    def now(self) -> datetime:
        return self.instant

    async def travel(self, until: datetime) -> None:
        step = (until - self.instant) / self.steps
        for _ in range(self.steps):
            await asyncio.sleep(0.2)  # long enough to be seen on the page
            self.instant += step


@pytest.fixture
def shifted() -> Shifted:
    return Shifted()


@pytest_asyncio.fixture(loop_scope="session")
async def demo(shifted: Shifted) -> AsyncIterator[Playground]:
    """The playground with the demo bot polling it."""
    playground = Playground(now=shifted.now, travel=shifted.travel, limits=False)
    await playground.start()
    polling = asyncio.get_running_loop().create_task(DemoBot(playground).run())
    yield playground
    polling.cancel()
    with suppress(asyncio.CancelledError):
        await polling
    await playground.stop()


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """Where screenshots go: the folder named by SCREENSHOTS, else a temporary one."""
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    return folder
