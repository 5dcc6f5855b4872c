"""The page in a real browser: what a newcomer sees, taps and reads."""

import re

import pytest
from playwright.async_api import expect

from bot.playground.playground import Playground
from tests.browser.acts import LAST, begin, demo_client, say
from tests.browser.conftest import PageFor


async def test_an_empty_chat_says_what_the_bot_does_and_starts_with_a_tap(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await expect(page.get_by_role("heading", name="What can this bot do?")).to_be_visible()
    await expect(page.get_by_text("I plan strength work for runners")).to_be_visible()
    await begin(page)
    await expect(page.get_by_role("heading", name="What can this bot do?")).to_be_hidden()
    await expect(page.locator(".mine").first).to_contain_text("/start")
    await expect(page.locator(LAST)).to_contain_text("Hello Robin. Shall we look at today?")


async def test_a_tap_changes_the_message_in_place_and_shows_a_toast(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url, calm=False)
    await begin(page)
    bubble = await page.locator(LAST).element_handle()
    await page.get_by_role("button", name="Yes, please").click()
    await page.get_by_role("button", name="✅ Done").click()
    await expect(page.locator("#toast")).to_have_text("Noted. Rest well.")
    await expect(page.get_by_role("button", name="↩️ Undo")).to_be_visible()
    assert bubble is not None
    assert "Done. Next session on Thursday." in await bubble.inner_text()


async def test_the_keyboard_keeps_the_focus_when_a_message_changes(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await page.get_by_role("button", name="Yes, please").focus()
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="✅ Done")).to_be_focused()


async def test_an_alert_waits_for_ok(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await say(page, "/formats")
    await page.get_by_role("button", name="Alert").click()
    alert = page.get_by_role("dialog")
    await expect(alert).to_contain_text("This would clear the week.")
    await alert.get_by_role("button", name="OK").click()
    await expect(alert).to_be_hidden()


async def test_the_command_menu_lists_and_sends(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await page.get_by_role("button", name="Menu").click()
    menu = page.get_by_role("list", name="Commands")
    await expect(menu.get_by_role("button")).to_have_count(5)
    await expect(menu).to_contain_text("What to train today")
    await menu.get_by_role("button", name="/today").click()
    await expect(menu).to_be_hidden()
    await expect(page.locator(LAST)).to_contain_text("Split squat")


async def test_a_slash_narrows_the_commands_down(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await page.get_by_label("Message", exact=True).press_sequentially("/we")
    menu = page.get_by_role("list", name="Commands")
    await expect(menu.get_by_role("button")).to_have_count(1)
    await page.keyboard.press("Escape")
    await expect(menu).to_be_hidden()


async def test_texts_are_drawn_with_their_formats(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await say(page, "/formats")
    text = page.locator(f"{LAST} .text")
    for tag, content in {"strong": "bold", "em": "italic", "u": "under", "s": "struck", "code": "3x10 @12kg"}.items():
        await expect(text.locator(tag).first).to_have_text(content)
    await expect(text.locator("pre")).to_contain_text("def rest(day):")
    link = text.get_by_role("link", name="a link")
    await expect(link).to_have_attribute("href", "https://example.org/plan")
    await expect(link).to_have_attribute("rel", "noopener noreferrer")
    spoiler = text.get_by_role("button", name="Hidden text, tap to reveal")
    await spoiler.press("Enter")
    await expect(text.locator(".spoiler")).to_have_class("spoiler open")
    await expect(page.get_by_role("link", name="Open")).to_have_attribute("href", "https://example.org")
    await text.get_by_role("button", name="/today").click()
    await expect(page.locator(LAST)).to_contain_text("Split squat")


async def test_what_people_write_is_never_markup(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await say(page, "<img src=x onerror=alert(1)> <b>hi</b>")
    await expect(page.locator(".mine .text").last).to_contain_text("<img src=x onerror=alert(1)> <b>hi</b>")
    assert await page.locator(".text img").count() == 0


async def test_pictures_open_files_download_and_sound_has_a_player(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await say(page, "/picture")
    await page.get_by_role("button", name="Show the picture in full").click()
    await expect(page.get_by_role("dialog", name="Picture")).to_be_visible()
    await page.keyboard.press("Escape")
    await say(page, "/file")
    async with page.expect_download() as download:
        await page.get_by_role("link", name=re.compile("sets.csv")).click()
    assert (await download.value).suggested_filename == "sets.csv"
    await say(page, "/audio")
    await expect(page.locator(LAST)).to_contain_text("Coach – Session, hands free")
    await expect(page.get_by_role("button", name="Play")).to_be_visible()


async def test_a_location_is_shared_by_picking_a_city_or_typing(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await say(page, "/keys")
    await page.get_by_role("button", name="📍 Share my location").click()
    await page.get_by_role("button", name="Berlin").click()
    await expect(page.locator(LAST)).to_contain_text("Got it: 52.5")
    await expect(page.locator("#keys")).to_be_hidden()
    await page.get_by_role("button", name="Send something else").click()
    await page.get_by_role("button", name="Location").click()
    await page.get_by_label("Latitude").fill("-33,9")
    await page.get_by_label("Longitude").fill("151.2")
    await page.get_by_role("button", name="Share", exact=True).click()
    await expect(page.locator(LAST)).to_contain_text("Got it: -33.9")


async def test_a_reply_button_says_its_label(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await say(page, "/keys")
    await page.get_by_role("button", name="Rather type the city").click()
    await expect(page.locator(LAST)).to_contain_text("You said: Rather type the city")


@pytest.mark.parametrize("kind", ["Photo", "Voice message", "Sticker"])
async def test_other_things_can_be_sent(demo: Playground, page_for: PageFor, kind: str) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await page.get_by_role("button", name="Send something else").click()
    await page.get_by_role("list", name="Send something else").get_by_role("button", name=kind).click()
    await expect(page.locator(LAST)).to_contain_text("You said: something else")


async def test_new_messages_are_counted_while_reading_further_up(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    for _ in range(4):
        await say(page, "/today")
        await expect(page.locator("#to-bottom")).to_be_hidden()
    await expect(page.locator(".theirs", has_text="Split squat")).to_have_count(4)
    await page.locator("#log").evaluate("log => log.scrollTop = 0")
    await expect(page.locator("#to-bottom")).to_be_visible()
    await expect(page.locator("#unread")).to_be_hidden()
    async with demo_client(demo) as bot:
        await bot.send_message(1, "one more thing")
        await bot.send_message(1, "and another")
    await expect(page.locator("#unread")).to_have_text("2")
    await page.get_by_role("button", name="Go to the newest message").click()
    await expect(page.locator("#to-bottom")).to_be_hidden()
    await expect(page.locator(LAST)).to_be_in_viewport()


async def test_a_burst_of_messages_is_followed_by_who_stands_at_the_end(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url, calm=False)
    await begin(page)
    async with demo_client(demo) as bot:
        for count in range(12):
            await bot.send_message(1, f"{count}\n" * 6)
    await expect(page.locator(LAST)).to_contain_text("11")
    await expect(page.locator(LAST)).to_be_in_viewport()
    await expect(page.locator("#to-bottom")).to_be_hidden()


async def test_a_deleted_message_goes_and_a_pinned_one_stands_on_top(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    async with demo_client(demo) as bot:
        sent = await bot.send_message(1, "for a moment")
        await expect(page.locator(LAST)).to_contain_text("for a moment")
        await sent.pin()
        await expect(page.locator("#pinned")).to_have_text("for a moment")
        await sent.unpin()
        await sent.delete()
    await expect(page.get_by_role("log").get_by_text("for a moment")).to_have_count(0)


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
async def test_nothing_is_wider_than_the_screen(demo: Playground, page_for: PageFor, width: int) -> None:
    page = await page_for(demo.url)
    await page.set_viewport_size({"width": width, "height": 700})
    await begin(page)
    for text in ("/formats", "/today", "/audio", "x" * 200):
        await say(page, text)
    await expect(page.locator(LAST)).to_contain_text("You said")
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert await page.evaluate(
        "document.querySelector('#log').scrollWidth <= document.querySelector('#log').clientWidth"
    )


async def test_seven_buttons_in_a_row_keep_each_label_on_one_line(demo: Playground, page_for: PageFor) -> None:
    page = await page_for(demo.url)
    await begin(page)
    await say(page, "/formats")
    row = page.locator(f"{LAST} .row:has(> .key:nth-child(7)) .key")
    for width in (320, 360):
        await page.set_viewport_size({"width": width, "height": 700})
        keys = await row.evaluate_all("keys => keys.map(key => [key.clientHeight, key.scrollWidth - key.clientWidth])")
        assert keys == [[42, 0]] * 7
