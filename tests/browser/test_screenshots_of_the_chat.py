import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.async_api import Page, expect

from bot.playground.playground import Playground
from tests.browser.conftest import PageFor


async def say(page: Page, text: str) -> None:
    await page.locator("#text").fill(text)
    await page.keyboard.press("Enter")
    await expect(page.locator("#messages > li:last-child")).to_have_class(re.compile("theirs"))


async def talk(page: Page) -> None:
    await page.get_by_role("button", name="START").click()
    await page.get_by_role("button", name="Yes, please").click()
    await page.get_by_role("button", name="✅ Done").wait_for()
    for text in ("/formats", "legs feel springy today", "/file", "/audio"):
        await say(page, text)


Keep: TypeAlias = Callable[[Page, str], Awaitable[None]]


@pytest.fixture(params=["phone-light", "phone-dark", "desktop-light", "desktop-dark"])
def look(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def keep(look: str, pictures: Path) -> Keep:
    async def kept(page: Page, what: str) -> None:
        await page.screenshot(path=pictures / f"{look}-{what}.png")

    return kept


async def opened(page_for: PageFor, demo: Playground, look: str) -> Page:
    size, _, theme = look.partition("-")
    return await page_for(demo.url, size=size, dark=theme == "dark")


async def test_the_chat_is_drawn(demo: Playground, page_for: PageFor, look: str, keep: Keep) -> None:
    page = await opened(page_for, demo, look)
    await keep(page, "1-start")
    await talk(page)
    await keep(page, "2-bottom")
    await page.locator("#log").evaluate("log => log.scrollTop = 0")
    await keep(page, "3-session")


async def test_the_menus_are_drawn(demo: Playground, page_for: PageFor, look: str, keep: Keep) -> None:
    page = await opened(page_for, demo, look)
    await talk(page)
    await page.get_by_role("button", name="Menu").click()
    await keep(page, "4-commands")
    await page.get_by_role("button", name="Send something else").click()
    await keep(page, "5-attach")
    await page.get_by_role("button", name="Sticker").click()
    for text in ("/picture", "👍", "/keys"):
        await say(page, text)
    await keep(page, "6-keys")
    await page.get_by_role("button", name="📍 Share my location").click()
    await keep(page, "7-places")


async def test_the_dialogs_and_the_clock_are_drawn(demo: Playground, page_for: PageFor, look: str, keep: Keep) -> None:
    page = await opened(page_for, demo, look)
    await talk(page)
    await page.get_by_role("button", name="✅ Done").click()
    await expect(page.locator("#toast")).to_have_class(re.compile("shown"))
    await keep(page, "8-toast")
    await page.get_by_role("button", name="Alert").click()
    await keep(page, "9-alert")
    await page.get_by_role("button", name="OK").click()
    if look.startswith("phone"):
        await page.get_by_role("button", name="Clock and controls").click()
        await keep(page, "a-panel")
    await page.get_by_role("button", name="A week").click()
    await expect(page.locator("#phone")).to_have_class(re.compile("travelling"))
    await keep(page, "b-travelling")
    await expect(page.locator("#phone")).not_to_have_class(re.compile("travelling"))
