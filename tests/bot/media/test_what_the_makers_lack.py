"""Letters that are not installed and key frames that cannot be read, met by the real makers: the words still come."""

from typing import cast

from tests.bot.house import House
from tests.bot.machinery import Parrot
from tests.bot.media import bare
from tests.bot.media.conftest import OWNER
from tests.bot.media.test_how_to_in_motion import at_the_session, shows
from tests.bot.talking import conversation


async def test_without_letters_and_key_frames_the_words_come_and_the_owner_reads_which(house: House) -> None:
    house.parrot, house.drawers = cast("Parrot", conversation()), bare.COMMAND
    owner = house.user(OWNER)
    owner.say("/start")
    async with house.machine():
        await owner.answer()
        user, session = await at_the_session(house)
        user.tap("2", session)
        how = await shows(user, "✓ 2")
        assert "Avoid" in how.text
        await owner.wait_for(lambda one: any("bases.toml: cannot be read" in seen.text for seen in one.received))
        user.say("/card")
        await user.wait_for(lambda one: one.received[-1].id > how.id)
        assert "Side Plank" in user.received[-1].text
        assert not user.received[-1].media
        await owner.wait_for(lambda one: any("no_such_letters is not installed" in seen.text for seen in one.received))
