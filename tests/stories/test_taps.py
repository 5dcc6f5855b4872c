"""How many taps and messages the daily things take, counted in the chat over real HTTP."""

from datetime import UTC, datetime
from pathlib import Path

from bot.playground.user import User
from tests.stories.house import ONBOARDING, House, join

WEDNESDAY = datetime(2026, 11, 25, 12, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 8, tzinfo=UTC)
ONBOARDED, LOGGED, CHANGED = 15, 2, 3
"""At most so many taps each."""


async def tapped(user: User, *labels: str, until: str) -> int:
    """Taps these, each as soon as it is on the screen, until that is said; how many they were."""
    for label in labels:
        await user.wait_for(lambda one, wanted=label: any(wanted in seen.labels for seen in one.received))  # type: ignore[misc]  # a label per lambda
        user.tap(label)
    await user.wait_for(lambda one: any(until in seen.text for seen in one.received[-2:]))
    return len(labels)


async def test_a_tired_runner_needs_few_taps_and_one_message(tmp_path: Path) -> None:
    house = House(f"sqlite:///{tmp_path / 'coach.db'}", WEDNESDAY)
    await house.playground.start()
    user = house.user()
    async with house.coach() as app:
        await join(user)
        assert 1 + len(ONBOARDING) <= ONBOARDED  # Telegram's START is one of them
        await app.travel(THURSDAY)

        assert await tapped(user, "🔀 Change", "Long", "✅ Apply", until="long run") <= CHANGED
        await tapped(user, "↶ Undo", until="Taken back")

        user.say("sore")  # one message, and today is lighter
        await user.wait_for(lambda one: "sets become" in one.last.text)
        await tapped(user, "Not sore", until="Fresh legs")

        user.say("/today")
        await user.wait_for(lambda one: "▶ Start" in one.last.labels)
        assert await tapped(user, "✅ Done", "Right", until="Next time") <= LOGGED
    await house.playground.stop()
