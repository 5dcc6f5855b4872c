"""The file of a message: by Telegram's id where it has been sent before, else as the studio makes it."""

from collections import OrderedDict

from bot.media.recipes import AnyRecipe, Made, form_of, key_of
from bot.media.studio import Studio
from data.file_store import OF_ALL, SentFile
from data.store import Store

ANSWER_WAITS_S = 20.0
STARTED_WAITS_S = 60.0
"""After so long the words go out without the file: it is the words that are needed."""
KNOWN_KEPT = 2000
"""So many of the latest ids of files that are nobody's own stay in memory."""


class Files:
    """Finds files for one bot. Its ids are read from the store; whoever marks a message as sent keeps new ones."""

    def __init__(self, studio: Studio, store: Store, bot_id: int) -> None:
        self._studio, self._store, self._bot_id = studio, store, bot_id
        self._known: OrderedDict[str, str] = OrderedDict()

    async def file_id(self, chat_id: int, recipe: AnyRecipe) -> str:
        """Telegram's id of it, "" where it has none.

        Raises:
            DataError: the store cannot be read.
        """
        key = key_of(recipe)
        if (known := self._known.get(key)) is not None:
            return known
        async with self._store.read() as reader:
            return await reader.file_id(self._bot_id, _whose(chat_id, recipe), key)

    async def made(self, recipe: AnyRecipe, *, urgent: bool) -> Made:
        """The file itself.

        Raises:
            CannotMake: and why.
            Closed: there was no time for it.
        """
        return await self._studio.make(recipe, urgent=urgent, within_s=ANSWER_WAITS_S if urgent else STARTED_WAITS_S)

    def learnt(self, chat_id: int, recipe: AnyRecipe, file_id: str) -> SentFile:
        """What is to be kept of a file that was sent."""
        key, whose = key_of(recipe), _whose(chat_id, recipe)
        if whose == OF_ALL:
            self._known[key] = file_id
            if len(self._known) > KNOWN_KEPT:
                self._known.popitem(last=False)
        return SentFile(bot_id=self._bot_id, chat_id=whose, key=key, file_id=file_id)


def _whose(chat_id: int, recipe: AnyRecipe) -> int:
    return chat_id if form_of(recipe).personal else OF_ALL
