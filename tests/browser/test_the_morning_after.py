"""The question below the morning's session and the weekly note, as they look in the chat."""

from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.app import App
from tests.browser.acts import LAST
from tests.browser.conftest import PageFor
from tests.browser.test_the_coach_in_the_browser import coach, moved_on, on_thursday, onboarded, opened, tap, trained

__all__ = ["coach"]


async def drawn(page: Page, pictures: Path, name: str) -> None:
    await page.locator(LAST).scroll_into_view_if_needed()
    await page.screenshot(path=pictures / f"{name}.png")


@pytest.mark.parametrize("size", ["phone", "desktop"])
async def test_sore_is_asked_again_and_answered_in_place(
    coach: App, page_for: PageFor, pictures: Path, size: str
) -> None:
    page = await opened(coach, page_for, size)
    await onboarded(page)
    await on_thursday(page)
    await trained(page)
    await moved_on(page, "Tomorrow morning")
    await expect(page.locator(LAST)).to_contain_text("How sore are you after yesterday's session")
    await drawn(page, pictures, f"{size}-1-asked")
    await tap(page, "4–6")
    await expect(page.locator(LAST)).to_contain_text("Where? From the run or the lifting?")
    await tap(page, "Front thighs")
    await tap(page, "From lift")
    await drawn(page, pictures, f"{size}-2-answered")
    await moved_on(page, "Tomorrow morning")
    await expect(page.locator(LAST)).to_contain_text("Yesterday front thighs 5/10. And today?")
    await drawn(page, pictures, f"{size}-3-again")
    messages = await page.locator("#messages > li").count()
    await tap(page, "Same")
    await expect(page.locator(LAST)).to_contain_text("Still sore: 5/10, front thighs.")
    assert await page.locator("#messages > li").count() == messages
    await drawn(page, pictures, f"{size}-4-same")


async def test_who_does_not_answer_gets_a_note_a_week(coach: App, page_for: PageFor, pictures: Path) -> None:
    page = await opened(coach, page_for)
    await onboarded(page)
    await moved_on(page, "A week")
    await expect(page.locator("#messages")).to_contain_text("From now on I write once a week only")
    await drawn(page, pictures, "phone-5-silence")
    await moved_on(page, "A week")
    await expect(page.locator(LAST)).to_contain_text("Your plan is still here, whenever you like")
    await drawn(page, pictures, "phone-6-note")
    await tap(page, "Every day again")
    await expect(page.locator("#messages")).to_contain_text("From tomorrow I write every day again")
    await drawn(page, pictures, "phone-7-back")
