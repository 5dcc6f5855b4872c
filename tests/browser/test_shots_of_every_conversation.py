"""Pictures of each conversation on a phone, as the local chat shows it: `make shots` puts them into .local/shots."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.app import App
from bot.clock import ShiftedClock
from bot.settings import Secret, Settings
from tests.browser.acts import LAST
from tests.browser.conftest import PageFor
from tests.browser.test_the_coach_in_the_browser import SUNDAY, coach, moved_on, onboarded, opened
from tests.stories.house import ONBOARDING

__all__ = ["coach"]

ME = 1
"""The person whose chat a page opens."""

pytestmark = pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="pictures to look at: `make shots`")

TALKS: dict[str, tuple[str, ...]] = {
    "today": ("/today", "👆 2", "👆 3", "👆 ✕ Close", "👆 📖"),
    "walk": ("👆 ▶ Start", "👆 Done", "👆 Done", "10 9", "👆 Pain", "/go", "👆 Swap", "/go", "👆 ✏️", "/go"),
    "walk-end": ("/go", "👆 ✅", "👆 ✅", "👆 ✅", "👆 ✅", "👆 ✅", "👆 Right"),
    "walk-swap": ("👆 ▶ Start", "👆 🔁 Swap", "👆 Sit-to-Stand"),
    "change": ("/today", "👆 🔀 Change", "👆 Long", "👆 ✅ Apply", "👆 ↶ Undo"),
    "change-more": ("/today", "👆 🔀 Change", "👆 Sessions, minutes"),
    "sore": ("sore", "👆 4–6", "👆 Calves", "👆 From lift"),
    "ill": ("I have a fever",),
    "pain": ("my knee hurts",),
    "pain-again": ("my knee hurts 5", "⏭", "👆 0–1"),
    "red-flag": ("chest pain when running", "/today", "👆 A professional", "👆 Yes"),
    "misread": ("chest pain when running", "👆 You misread me"),
    "deload-after": ("sore", "👆 7–8", "👆 Front thighs", "⏭", "👆 2–3"),
    "silence": ("⏭", "⏭", "⏭", "⏭", "⏭", "⏭", "⏭", "⏭", "⏭", "⏭", "👆 Every day again"),
    "history": ("/history",),
    "progress": ("/progress",),
    "charts": ("done", "calves sore 5", "/progress", "👆 Weeks", "👆 Days", "👆 Body", "👆 🌙 Dark", "👆 Left"),
    "charts-later": ("done", *("⏭",) * 4, "done", "⏭", "done", "/progress", "👆 Exercise", "👆 🌙 Dark", "/physio"),
    "card": ("/card", "👆 🌙 Dark"),
    "nudge": ("done", "⏭", "/why", "⏭", "/why", "⏭", "👆 Next week"),
    "export": ("/export",),
    "physio": ("/physio",),
    "calendar": ("/calendar",),
    "hands-free": ("/listen", "⏳"),
    "delete": ("/delete",),
    "settings": ("/settings",),
    "help": ("/help",),
    "why": ("/why",),
    "week": ("/week",),
}
"""What is said, or tapped by the beginning of a label, or waited for until tomorrow; one picture after each."""


SHOWN = """() => [...document.querySelectorAll('#messages img')].every(one => one.complete)
  && [...document.querySelectorAll('#messages video')].every(one => one.readyState > 1)"""
"""Whether every picture is there, and every animation has begun."""


async def said(page: Page, text: str) -> None:
    """Says or taps it, lets the night go by (⏭) or a sound be made (⏳), and waits until the chat is quiet."""
    if text == "⏭":
        await moved_on(page, "Tomorrow morning")
    elif text == "⏳":
        await page.locator("#messages .audio").wait_for()
    elif text.startswith("👆"):
        buttons = page.locator("#messages").get_by_role("button", name=text[2:])
        if not await buttons.count():
            return
        await buttons.last.click()
    else:
        before = await page.locator("#messages > li").count()
        await page.locator("#text").fill(text)
        await page.locator("#send").click()
        await expect(page.locator("#messages > li")).not_to_have_count(before)
    await page.wait_for_timeout(1500)  # edits and second messages have no sign of their own
    await expect(page.locator("#status")).not_to_contain_text("typing", timeout=20_000)
    await page.wait_for_function(SHOWN)
    await page.wait_for_timeout(300)  # what was measured anew has been scrolled to


async def test_each_question_of_the_onboarding_is_drawn(coach: App, page_for: PageFor, pictures: Path) -> None:
    page = await opened(coach, page_for)
    await page.get_by_role("button", name="START").click()
    for number, label in enumerate(ONBOARDING):
        await page.locator("#messages").get_by_role("button", name=label, exact=True).last.wait_for()
        await page.wait_for_timeout(700)
        await page.screenshot(path=pictures / f"onboarding-{number}.png")
        await page.locator("#messages").get_by_role("button", name=label, exact=True).last.click()
    await page.wait_for_timeout(700)
    await page.screenshot(path=pictures / f"onboarding-{len(ONBOARDING)}.png")


async def test_a_first_load_is_drawn(coach: App, page_for: PageFor, pictures: Path) -> None:
    """One who has lifted for years and trains in a gym: the second kind of session begins with a load to be found."""
    page = await opened(coach, page_for)
    await page.get_by_role("button", name="START").click()
    gym = {"None so far": ("More than 12 months", "In the last 2 weeks"), "Chair and step": ("A full gym",)}
    for label in ONBOARDING:
        for one in gym.get(label, (label,)):
            button = page.locator("#messages").get_by_role("button", name=one, exact=True)
            await button.last.wait_for()
            if one == "Skip this":
                await expect(page.locator(LAST)).to_contain_text("10 of 10")
            await button.last.click()
    await expect(page.locator(LAST)).to_contain_text("long run")
    for _ in range(4):
        await moved_on(page, "Tomorrow morning")
    await said(page, "done")
    for _ in range(7):
        await moved_on(page, "Tomorrow morning")
    for number, text in enumerate(("/go", "👆 10 kg", "👆 2–4 more"), start=1):
        await said(page, text)
        await page.screenshot(path=pictures / f"first-load-{number}.png")


async def test_a_message_to_all_is_drawn(tmp_path: Path, page_for: PageFor, pictures: Path) -> None:
    settings = Settings(
        token=None, database=Secret(f"sqlite+aiosqlite:///{tmp_path / 'chat.db'}"), owners=frozenset({ME})
    )
    app = App(settings, clock=ShiftedClock(lambda: SUNDAY), folder=tmp_path)
    async with app.running():
        page = await opened(app, page_for)
        await onboarded(page)
        for number, text in enumerate(("/broadcast The plan for race week is new.", "👆 Send", "/stats"), start=1):
            await said(page, text)
            await page.screenshot(path=pictures / f"broadcast-{number}.png")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
async def test_the_week_in_one_picture_is_drawn(coach: App, page_for: PageFor, pictures: Path, dark: bool) -> None:
    """Sunday's review stands above the day's session, so the chat is scrolled up to it."""
    page = await opened(coach, page_for, dark=dark)
    await onboarded(page)
    for text in ("/card", "👆 🌙 Dark") if dark else ():
        await said(page, text)
    drawn = page.locator("#messages .frame.photo")
    before = await drawn.count()
    for week in (1, 2):
        for _ in range(4):
            await moved_on(page, "Tomorrow morning")
        await said(page, "done")
        for _ in range(3):
            await moved_on(page, "Tomorrow morning")
        picture = drawn.nth(before + week - 1)
        await picture.wait_for(state="attached")
        await page.wait_for_timeout(1500)  # the page has gone down to the newest message
        await picture.evaluate("one => one.scrollIntoView({ block: 'start' })")
        await page.wait_for_function(SHOWN)
        await page.wait_for_timeout(500)
        await page.screenshot(path=pictures / f"week-picture-{week}-{'dark' if dark else 'light'}.png")


@pytest.mark.parametrize("talk", TALKS)
async def test_a_conversation_is_drawn(coach: App, page_for: PageFor, pictures: Path, talk: str) -> None:
    page = await opened(coach, page_for)
    await onboarded(page)
    for _ in range(4):
        await moved_on(page, "Tomorrow morning")
    for number, text in enumerate(TALKS[talk], start=1):
        await said(page, text)
        await page.screenshot(path=pictures / f"{talk}-{number}.png")
    await expect(page.locator(LAST)).to_be_visible()
