"""What tests do on the page."""

from playwright.async_api import Page, expect
from telegram import Bot

from bot.playground.playground import Playground

LAST = "#messages > li:last-child"


async def say(page: Page, text: str) -> None:
    await page.get_by_label("Message", exact=True).fill(text)
    await page.get_by_role("button", name="Send", exact=True).click()


def demo_client(playground: Playground) -> Bot:
    return Bot(playground.token, base_url=playground.base_url)


async def begin(page: Page) -> None:
    await page.get_by_role("button", name="START").click()
    await expect(page.get_by_role("button", name="Yes, please")).to_be_visible()
