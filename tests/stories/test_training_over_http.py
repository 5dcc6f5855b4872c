"""A session gone through exercise by exercise, over real HTTP, with the coach ended and begun anew in the middle."""

from datetime import UTC, datetime
from pathlib import Path

from bot.playground.user import User
from bot.words import doses
from bot.words import walk as words
from coaching.memory.count import Status
from tests.stories.house import House, join

WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 8, tzinfo=UTC)


async def tapped(user: User, label: str) -> str:
    user.tap(label)
    await user.answer()
    return user.last.text


async def test_a_session_is_gone_through_logged_and_summed_up_across_a_restart(tmp_path: Path) -> None:
    house = House(f"sqlite:///{tmp_path / 'coach.db'}", WEDNESDAY)
    await house.playground.start()
    user = house.user()
    async with house.coach() as app:
        await join(user)
        await app.travel(THURSDAY)
        workout = user.last
        assert "1 of 6" in await tapped(user, words.START)
        assert user.last.id == workout.id
        assert "2 of 6" in await tapped(user, words.DONE)
        user.say("10 9")
        assert "3 of 6" in (await user.answer()).text
    async with house.coach() as app:
        assert "4 and 5 of 6" in await tapped(user, words.DONE)
        assert "6 of 6" in await tapped(user, words.BOTH_DONE)
        assert "How did it feel?" in await tapped(user, words.DONE)
        assert "(plan 2 × 8/side)" in user.last.text.replace(doses.NO_BREAK, " ")
        assert "Next time" in await tapped(user, "Right")
        assert app._store is not None
        async with app._store.read() as reader:  # a look at what is kept
            kept = await reader.person(user.id)
        assert kept.training is not None
        assert kept.training.status_on(THURSDAY.date()) is Status.DONE
    await house.playground.stop()
