"""The clock, the people, light and dark, and what happens when the coach is away."""

from datetime import timedelta

from playwright.async_api import expect

from bot.playground.playground import Playground
from tests.browser.acts import LAST, begin, say
from tests.browser.conftest import PageFor, Shifted


async def test_the_clock_moves_on_and_says_how_far(demo: Playground, page_for: PageFor, shifted: Shifted) -> None:
    page = await page_for(demo.url, size="desktop")
    await begin(page)
    await expect(page.locator("#time")).to_have_text("06:30")
    await expect(page.locator("#date")).to_have_text("Sunday 22 November · Berlin")
    await page.get_by_role("button", name="Tomorrow morning").click()
    await expect(page.get_by_role("progressbar")).to_be_visible()
    await expect(page.locator("#time")).to_have_text("09:00")
    await expect(page.get_by_role("progressbar")).to_be_hidden()
    await expect(page.locator(".day").first).to_have_text("Yesterday")
    await say(page, "good morning")
    await expect(page.locator(".day").last).to_have_text("Today")
    assert shifted.instant.isoformat() == "2026-11-23T08:00:00+00:00"


async def test_on_a_phone_the_clock_is_a_sheet(demo: Playground, page_for: PageFor, shifted: Shifted) -> None:
    page = await page_for(demo.url)
    await expect(page.locator("#panel")).to_be_hidden()
    await page.get_by_role("button", name="Clock and controls").click()
    await expect(page.locator("#panel")).to_be_visible()
    before = shifted.instant
    await page.get_by_role("button", name="In an hour").click()
    await expect(page.locator("#panel")).to_be_hidden()
    await expect(page.locator("#chip-time")).to_have_text("Sun 07:30")
    assert shifted.instant - before == timedelta(hours=1)
    await page.get_by_role("button", name="Clock and controls").click()
    await page.keyboard.press("Escape")
    await expect(page.locator("#panel")).to_be_hidden()


async def test_light_and_dark_can_be_chosen_and_stay(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url, size="desktop")
    colour = "getComputedStyle(document.querySelector('.bar')).backgroundColor"
    light = await page.evaluate(colour)
    await page.get_by_role("button", name="Dark").click()
    assert await page.evaluate(colour) != light
    await page.reload()
    await expect(page.get_by_role("button", name="Dark")).to_have_attribute("aria-pressed", "true")
    await page.get_by_role("button", name="Auto").click()
    assert await page.evaluate(colour) == light


async def test_several_people_can_be_tried(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url, size="desktop")
    await begin(page)
    await page.get_by_role("link", name="Sam").click()
    await page.wait_for_url("**/?user=2")
    await begin(page)
    await expect(page.locator(LAST)).to_contain_text("Hello Sam.")


async def test_the_bot_can_be_blocked_and_let_in_again(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url, size="desktop")
    await begin(page)
    await page.get_by_role("button", name="Block the bot", exact=True).click()
    await expect(page.locator("#composer")).to_be_hidden()
    await page.get_by_role("button", name="UNBLOCK", exact=True).click()
    await expect(page.locator("#composer")).to_be_visible()


async def test_the_page_comes_back_when_the_coach_does(page_for: PageFor, shifted: Shifted) -> None:
    playground = Playground(now=shifted.now)
    await playground.start()
    port = int(playground.url.rpartition(":")[2])
    playground.user(1).say("before")
    page = await page_for(playground.url, quiet=False)
    await playground.stop()
    await expect(page.locator("#status")).to_have_text("connecting…")
    await playground.start(port=port)
    playground.user(1).say("after")
    await expect(page.locator("#status")).to_have_text("bot", timeout=10_000)
    await expect(page.locator(LAST)).to_contain_text("after")
    await playground.stop()
