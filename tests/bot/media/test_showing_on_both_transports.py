"""Files to the stand-in over both transports: uploaded, by id, in the place of another message, and refused."""

from collections.abc import AsyncIterator

import pytest

from bot.channel import BadRequest, FileRefused, MessageGone, NoText
from bot.media.recipes import AnyRecipe, ExerciseAnimation, Made, SessionAudio
from bot.playground.playground import TOKEN, Playground
from bot.playground.user import User
from bot.replies import Edit, Media, Screen, Send
from bot.settings import AIOHTTP, HTTPX, Secret
from bot.telegram import Telegram
from tests.bot.machinery import NOW, screen
from tests.bot.pictures import samples

GIF = b"GIF89a\x40\x00\x30\x00rest"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00\x00\x00\x00\x80rest"
MOVE = ExerciseAnimation(exercise="squat", tempo="3-1-1")
KINDS: tuple[tuple[AnyRecipe, bytes, str], ...] = (
    (MOVE, GIF, "animation"),
    (samples.CARD, PNG, "photo"),
    (SessionAudio(title="Today", parts=()), b"sound", "audio"),
)


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    made = Playground(now=lambda: NOW, limits=False)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture(params=[AIOHTTP, HTTPX])
async def telegram(request: pytest.FixtureRequest, playground: Playground) -> AsyncIterator[Telegram]:
    made = Telegram(Secret(TOKEN), playground.url, transport=request.param)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
def user(playground: Playground) -> User:
    found = playground.user(7)
    found.say("hello")
    return found


def media(recipe: AnyRecipe, caption: str = "<b>how</b>") -> Media:
    return Media(recipe=recipe, screen=screen(caption))


@pytest.mark.parametrize(("recipe", "content", "kind"), KINDS, ids=lambda one: one if isinstance(one, str) else "")
async def test_each_kind_is_uploaded_once_and_sent_again_by_its_id(
    telegram: Telegram, user: User, recipe: AnyRecipe, content: bytes, kind: str
) -> None:
    first = await telegram.show(7, media(recipe), Made(content, 64, 48, 3), None)
    again = await telegram.show(7, media(recipe), first.file_id, None)
    assert again.file_id == first.file_id
    assert [(seen.media, seen.html, seen.content) for seen in user.received] == [(kind, "<b>how</b>", content)] * 2


@pytest.mark.parametrize(("recipe", "content", "kind"), KINDS, ids=lambda one: one if isinstance(one, str) else "")
async def test_a_file_takes_the_place_of_words_and_of_another_file(
    telegram: Telegram, user: User, recipe: AnyRecipe, content: bytes, kind: str
) -> None:
    shown = await telegram.deliver(7, Send(screen=screen("words")), None)
    one = await telegram.show(7, media(MOVE, "one"), Made(GIF + b"1"), shown)
    two = await telegram.show(7, media(recipe, "two"), Made(content), shown)
    assert one.message_id == two.message_id == shown
    assert [(seen.media, seen.text, seen.content) for seen in user.received] == [(kind, "two", content)]
    await telegram.show(7, media(MOVE, "one"), one.file_id, shown)
    assert user.last.text == "one"


async def test_what_telegram_does_not_take_is_told_apart(telegram: Telegram, user: User) -> None:
    shown = await telegram.show(7, media(MOVE), Made(GIF), None)
    with pytest.raises(FileRefused):
        await telegram.show(7, media(MOVE), "of another bot", None)
    with pytest.raises(FileRefused):
        await telegram.show(7, media(MOVE), "of another bot", shown.message_id)
    with pytest.raises(NoText):
        await telegram.deliver(7, Edit(screen=screen("words")), shown.message_id)
    with pytest.raises(MessageGone):
        await telegram.show(7, media(MOVE), Made(GIF), 999)
    with pytest.raises(BadRequest, match=r"(?i)caption is too long"):
        await telegram.show(7, Media(recipe=MOVE, screen=Screen("x" * 1025)), shown.file_id, None)
    with pytest.raises(BadRequest):
        await telegram.show(7, media(samples.CARD), Made(b"no picture"), None)
    assert len(user.received) == 1


async def test_a_message_is_taken_away(telegram: Telegram, user: User) -> None:
    shown = await telegram.show(7, media(MOVE), Made(GIF), None)
    await telegram.remove(7, shown.message_id)
    assert user.received == ()
    with pytest.raises(BadRequest):
        await telegram.remove(7, shown.message_id)
