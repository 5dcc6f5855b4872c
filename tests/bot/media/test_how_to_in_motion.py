"""How an exercise is done, in motion: opened by its number, the next one in its place, closed without a trace."""

from typing import cast

from bot.playground.user import Seen, User
from bot.words import walk as words
from tests.bot.house import House
from tests.bot.machinery import Parrot
from tests.bot.talking import conversation
from tests.stories.house import join


async def shows(user: User, label: str, media: str = "") -> Seen:
    """The last message, once it is of this kind and has this button."""
    await user.wait_for(lambda one: bool(one.received) and one.last.media == media and label in one.last.labels)
    return user.last


async def at_the_session(house: House) -> tuple[User, Seen]:
    """Somebody with today's session on the screen."""
    user = house.user()
    await join(user)
    return user, await shows(user, words.START)


async def test_a_how_to_opens_below_the_session_changes_in_place_and_goes(house: House) -> None:
    house.parrot = cast("Parrot", conversation())
    async with house.machine():
        user, session = await at_the_session(house)
        user.tap("2", session)
        how = await shows(user, "✓ 2", "animation")
        assert "Avoid" in how.text
        user.tap("3", how)
        following = await shows(user, "✓ 3", "animation")
        assert following.id == how.id
        assert following.content != how.content
        user.tap("✕ Close")
        await user.wait_for(lambda one: one.last.id == session.id)
        assert user.last.labels == session.labels


async def test_there_is_one_how_to_at_a_time(house: House) -> None:
    house.parrot = cast("Parrot", conversation())
    async with house.machine():
        user, session = await at_the_session(house)
        user.tap("1", session)
        first = await shows(user, "✓ 1", "animation")
        user.tap("2", session)
        await shows(user, "✓ 2", "animation")
        await user.wait_for(lambda one: first.id not in {seen.id for seen in one.received})


async def test_in_a_walk_the_exercise_stays_where_it_is_under_its_how_to(house: House) -> None:
    house.parrot = cast("Parrot", conversation())
    async with house.machine():
        user, _ = await at_the_session(house)
        user.tap(words.START)
        walk = await shows(user, words.HOW)
        user.tap(words.HOW)
        await shows(user, "✕ Close", "animation")
        user.tap(words.DONE, walk)
        await user.wait_for(lambda one: any("2 of 7" in seen.text for seen in one.received))
        user.tap("✕ Close")
        await user.wait_for(lambda one: one.last.id == walk.id)


async def test_without_its_animation_the_how_to_is_read_and_closed_alike(house: House) -> None:
    house.parrot, house.media = cast("Parrot", conversation()), None
    async with house.machine():
        user, session = await at_the_session(house)
        user.tap("2", session)
        how = await shows(user, "✓ 2")
        assert "Avoid" in how.text
        user.tap("3", how)
        assert (await shows(user, "✓ 3")).id == how.id
        user.tap("✕ Close")
        await user.wait_for(lambda one: one.last.id == session.id)
