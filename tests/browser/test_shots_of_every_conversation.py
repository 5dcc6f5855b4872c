"""Pictures of each conversation on a phone, as the local chat shows it: `make shots` puts them into .local/shots."""

import os
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.app import App
from tests.browser.acts import LAST
from tests.browser.conftest import PageFor
from tests.browser.test_the_coach_in_the_browser import coach, moved_on, onboarded, opened

__all__ = ["coach"]

pytestmark = pytest.mark.skipif("SCREENSHOTS" not in os.environ, reason="pictures to look at: `make shots`")

TALKS: dict[str, tuple[str, ...]] = {
    "today": ("/today", "👆 2", "👆 📖"),
    "walk": ("👆 ▶ Start", "👆 Done", "👆 Done", "10 9", "👆 Pain", "/go", "👆 Swap", "/go", "👆 ✏️", "/go"),
    "walk-end": ("/go", "👆 ✅", "👆 ✅", "👆 ✅", "👆 ✅", "👆 ✅", "👆 Right"),
    "change": ("/today", "👆 🔀 Change", "👆 Long", "👆 ✅ Apply", "👆 ↶ Undo"),
    "change-more": ("/today", "👆 🔀 Change", "👆 Sessions, minutes"),
    "sore": ("sore", "👆 4–6", "👆 Calves", "👆 From lift"),
    "ill": ("I have a fever",),
    "pain": ("my knee hurts",),
    "red-flag": ("chest pain when running", "👆 I have been"),
    "history": ("/history",),
    "progress": ("/progress",),
    "charts": ("done", "calves sore 5", "/progress", "👆 Weeks", "👆 Days", "👆 Body", "👆 🌙 Dark", "👆 Left"),
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
    await page.wait_for_timeout(1500)  # edits, second messages and pictures have no sign of their own


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
